import { workflowFiles } from '../../support/workflows/files';

interface Trigger {
  readonly inputs?: Readonly<Record<string, { readonly type?: string }>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
}

const callable = workflowFiles().filter(({ on }) => Object.keys(on).includes('workflow_call'));

test('the workflows that a team calls from its own repository can be called', () => {
  expect(callable.map(({ name }) => name.replace(/\.yml$/, '')).sort()).toEqual([
    ...['deploy', 'drift', 'infrastructure-preview', 'infrastructure-up', 'monitor', 'pr-preview'],
    ...['promote-production', 'promote-staging', 'release', 'release-readiness', 'rollback'],
  ]);
});

test.each(callable.map((file) => [file.name, file] as const))('%s is called as it is dispatched', (_, { on, text }) => {
  const called = (on['workflow_call'] ?? {}) as Trigger;
  const dispatched = (on['workflow_dispatch'] ?? {}) as Trigger;
  expect(Object.keys(called.inputs ?? {})).toEqual(expect.arrayContaining(Object.keys(dispatched.inputs ?? {})));
  for (const { type } of Object.values(called.inputs ?? {})) expect(['string', 'boolean', 'number']).toContain(type);
  // A called workflow has only the secrets that it declares.
  const read = [...text.matchAll(/secrets\.([A-Z_]+)/g)].map(([, name]) => name);
  expect(Object.keys(called.secrets ?? {}).sort()).toEqual([...new Set(read)].sort());
});
