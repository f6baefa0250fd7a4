/** A recorded run as data: `/data/<machine>/<chapter>/<name>.json`. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { machines } from '../../../../components/machines.ts';
import type { Run } from '../../../../lab/run.ts';

export const getStaticPaths: GetStaticPaths = () =>
  machines.flatMap((machine) => {
    // The last run of an experiment is the one that the book shows.
    const runs = new Map(machine.runs.map((run) => [run.experiment, run]));
    return [...runs].map(([id, run]) => {
      const [chapter, name] = id.split('/');
      return { params: { machine: machine.id, chapter, name }, props: { run } };
    });
  });

export const GET: APIRoute<{ run: Run }> = ({ props }) =>
  new Response(JSON.stringify(props.run), { headers: { 'Content-Type': 'application/json' } });
