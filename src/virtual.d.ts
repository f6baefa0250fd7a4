/** What scripts/kernel-bundles.ts makes. */
declare module 'virtual:kernels' {
  export const kernelBundles: Readonly<Record<string, { readonly url: string; readonly hash: string }>>;
}

interface ImportMetaEnv {
  /** The commit that was built, set in astro.config.mjs. */
  readonly PUBLIC_COMMIT?: string;
}
