/** The survey of a recorded machine as data: `/data/<machine>/survey.json`. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { machines } from '../../../components/machines.ts';
import type { Survey } from '../../../lab/survey/results.ts';

export const getStaticPaths: GetStaticPaths = () =>
  machines.flatMap(({ id, survey }) => (survey ? [{ params: { machine: id }, props: { survey } }] : []));

export const GET: APIRoute<{ survey: Survey }> = ({ props }) =>
  new Response(JSON.stringify(props.survey), { headers: { 'Content-Type': 'application/json' } });
