import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

const base = `/${(process.env.BASE_PATH ?? '/').replace(/^\/+|\/+$/g, '')}`;

export default defineConfig({
  site: process.env.SITE_URL ?? 'https://cost-of-ownership.example',
  base,
  trailingSlash: 'always',
  integrations: [mdx()],
  vite: { worker: { format: 'es' }, build: { assetsInlineLimit: 0 } },
});
