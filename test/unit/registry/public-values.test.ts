import { accessDiff } from '../../../live/access/diff';
import { secretValues } from '../../../policy/rules/hygiene/secret-values';
import minimal from '../../../registry/minimal.example.json';
import { parseRegistry } from '../../../registry/parse';
import type { Registry } from '../../../registry/schema';
import { NOW } from '../../support/registry/fixtures';

// Shapes that their vendors document as public: https://docs.sentry.io/concepts/key-terms/dsn-explainer/ ("DSNs are safe to
// keep public") and https://firebase.google.com/docs/projects/api-keys ("not treated as secrets").
const DSN = 'https://9f86d081884c7d659a2feaa0c55ad015@o1.ingest.sentry.io/42';
const FIREBASE = `AIza${'SyA1b2C3d4E5f6G7h8I9j0A1b2C3d4E5f6G'}`;
const REASON = 'browsers send it';

function registry(variables: object, repository: object = {}): Registry {
  const [surface] = minimal.surfaces;
  const text = JSON.stringify({
    ...minimal,
    repositories: { shop: { ...minimal.repositories.shop, ...repository } },
    surfaces: [{ ...surface, variables }],
  });
  const parsed = parseRegistry(text, { file: 'registry.json', now: NOW });
  if (parsed.ok) return parsed.registry;
  throw new Error(parsed.problems.map(({ code, message }) => `${code}: ${message}`).join('\n'));
}

const values = (value: string) => ({ staging: value, production: value });

test.each([DSN, FIREBASE])('%s is refused as it is, and taken with a reason', (value) => {
  expect(() => registry({ KEY: { values: values(value) } })).toThrow('variable-secret-looking');
  expect(registry({ KEY: { public: REASON, values: values(value) } }).surfaces[0]?.variables['KEY']?.public).toBe(
    REASON,
  );
  expect(() => registry({}, { variables: { KEY: value } })).toThrow('variable-secret-looking');
  registry({}, { variables: { KEY: value }, publicVariables: { KEY: REASON } });
});

test('access diff tells of each value that becomes public, and of another value under the name', () => {
  const none = registry({ KEY: { values: values('none') } });
  const one = registry({ KEY: { public: REASON, values: values(DSN) } });
  const other = registry({ KEY: { public: REASON, values: values(FIREBASE) } });
  const told = {
    effect: 'widens',
    message: expect.stringMatching(/declares the value of KEY of shop public.*browsers/),
  };
  // Each other changed field is also reported, without values that look like a secret.
  const widened = accessDiff(none, one);
  expect(widened).toContainEqual(told);
  expect(widened.map(({ effect }) => effect)).toEqual(widened.map(() => 'widens'));
  expect(accessDiff(one, one)).toEqual([]);
  expect(accessDiff(one, other)).toContainEqual(told);
  expect(accessDiff(one, none)).toContainEqual({ effect: 'narrows', message: expect.stringContaining('no longer') });
  expect(JSON.stringify(accessDiff(none, one))).not.toContain('9f86d081');
});

test('the policy takes the value that was declared public, and no other', () => {
  const context = { registry: registry({ KEY: { public: REASON, values: values(DSN) } }) } as never;
  const view = (value: string) =>
    ({
      type: 'github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable',
      props: { variableName: 'KEY', value },
    }) as never;
  expect(secretValues.check(view(DSN), context)).toEqual([]);
  expect(secretValues.check(view(FIREBASE), context)).toHaveLength(1);
});
