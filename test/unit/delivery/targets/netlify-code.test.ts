import { codeOf } from '../../../../delivery/targets/netlify-code';

const DEPLOY = { id: 'd', state: 'ready', available_functions: [], edge_functions_present: null };

test.each<[string, object, string]>([
  ['a deploy of files alone', {}, 'none'],
  ['one without edge functions', { edge_functions_present: false }, 'none'],
  ['empty lists', { required_functions: [], required_edge_functions: [], function_schedules: [] }, 'none'],
  ['no server', { server: null, required_server: [] }, 'none'],
  ['a function', { available_functions: [{ n: 'checkout' }] }, 'some'],
  ['a function that is still to come', { required_functions: ['sha'] }, 'some'],
  ['an edge function that is still to come', { required_edge_functions: ['sha'] }, 'some'],
  ['a server that is still to come', { required_server: ['sha'] }, 'some'],
  ['a function that runs by a schedule', { function_schedules: [{ name: 'a', cron: '@daily' }] }, 'some'],
  ['edge functions', { edge_functions_present: true }, 'some'],
  [
    'edge functions, and no word of functions',
    { available_functions: undefined, edge_functions_present: true },
    'some',
  ],
  ['a server', { server: { sha: 'sha' } }, 'some'],
  ['no word of functions', { available_functions: undefined }, 'unknown'],
  ['no list of functions', { available_functions: null }, 'unknown'],
  ['no word of edge functions', { edge_functions_present: undefined }, 'unknown'],
])('code beside the files: %s', (_what, change, expected) => {
  expect(codeOf({ ...DEPLOY, ...change })).toBe(expected);
});
