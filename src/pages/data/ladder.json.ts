/** The ladder as data: what the page needs to draw a reader's own times into it. */
import type { APIRoute } from 'astro';
import { ladderRows } from '../../components/ladder.ts';

export const GET: APIRoute = async () =>
  new Response(JSON.stringify(await ladderRows()), { headers: { 'Content-Type': 'application/json' } });
