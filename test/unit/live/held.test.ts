import { heldObjects } from '../../../live/held';
import { PULUMI_TYPES } from '../../../plan/logical-names';

const resource = (kind: keyof typeof PULUMI_TYPES, inputs: object, stack = 'staging') => ({
  urn: `urn:pulumi:${stack}::causeway::${PULUMI_TYPES[kind]}::x`,
  type: PULUMI_TYPES[kind],
  inputs,
});
const state = (...resources: readonly object[]) => JSON.stringify({ version: 3, deployment: { resources } });
const inEnvironment = { repository: 'web', environment: 'Web-Staging' };

it('a state holds what its resources are at GitHub and Netlify', () => {
  const text = state(
    resource('environment', inEnvironment),
    resource('branch-policy', { ...inEnvironment, branchPattern: 'release/*' }),
    resource('environment-variable', { ...inEnvironment, variableName: 'a', value: 'x' }),
    resource('environment-secret', { ...inEnvironment, secretName: 'b', value: 'encrypted' }),
    resource('repository-variable', { repository: 'web', variableName: 'c' }),
    resource('ruleset', { repository: 'web', name: 'main' }),
    resource('site', { team: 'acme', name: 'shop' }),
    resource('actions', { repository: 'web' }),
    { urn: 'urn:pulumi:staging::causeway::pulumi:pulumi:Stack::x', type: 'pulumi:pulumi:Stack' },
  );
  expect(heldObjects(text, 'state.json')).toEqual({
    stack: 'staging',
    addresses: new Set([
      ...['web/environment/web-staging', 'web/environment/web-staging/branch/release/*'],
      ...['web/environment/web-staging/variable/A', 'web/environment/web-staging/secret/B', 'web/variable/C'],
      ...['web/ruleset/main', 'web/actions', 'netlify/acme/shop'],
    ]),
  });
});

it.each([
  ['text', 'x'],
  ['another document', '{"deployment": {"resources": [{"urn": 1}]}}'],
  ['an empty state, which says of no stack that it holds nothing', state()],
  ['the state of two stacks', state(resource('actions', {}), resource('actions', {}, 'production'))],
])('nobody knows what a stack holds by %s', (_what, text) => {
  expect(() => heldObjects(text, 'state.json')).toThrow(expect.objectContaining({ exitCode: 3, place: 'state.json' }));
});
