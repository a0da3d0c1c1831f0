import type { NetlifyDeploy } from './netlify-site';

/** Whether a deploy runs code beside its files; `unknown`: Netlify does not tell. */
export type DeployCode = 'none' | 'some' | 'unknown';

const LISTS = [
  ...(['available_functions', 'required_functions', 'required_edge_functions'] as const),
  ...(['required_server', 'function_schedules'] as const),
];

/**
 * Whether a deploy has functions, edge functions or a server. A bundle has only files, and the list of a deploy's files
 * names none of these. An edge function can answer in place of every file
 * (https://docs.netlify.com/build/edge-functions/overview/). So files alone do not identify a deploy that somebody else
 * may have made. Netlify's OpenAPI document has what a deploy still requires. It lacks the two fields about what a
 * finished one has, which Netlify's answers contain
 * (https://www.sumologic.com/help/docs/integrations/webhooks/netlify/): a missing field is `unknown`.
 */
export function codeOf(deploy: NetlifyDeploy): DeployCode {
  const hasSome = LISTS.some((name) => (deploy[name] ?? []).length > 0);
  const { available_functions: functions, edge_functions_present: edge, server } = deploy;
  if (hasSome || edge === true || (server ?? null) !== null) return 'some';
  return functions === undefined || functions === null || edge === undefined ? 'unknown' : 'none';
}
