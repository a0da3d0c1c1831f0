import { parse } from 'yaml';
import { workflowPath } from '../../../plan/workflow-names';
import { Registry } from '../../../registry/schema';
import { workflowsOf } from '../../../workflows/all';
import { calledPlace, callingWorkflow, isCallable } from '../../../workflows/caller';
import { workflowFiles } from '../../../workflows/workflow-files';
import { commitOf } from '../../support/evidence/samples';
import { base } from '../../support/registry/fixtures';
import { type Step, stepsOf, type WorkflowFile } from '../../support/workflows/files';

const PLACE = { repository: 'acme/causeway', commit: commitOf('a') };
const LEVELS = ['none', 'read', 'write'];
const registry = Registry.parse(base('full'));

const textsOf = (key: string, call?: typeof PLACE) =>
  new Map(workflowFiles(registry, key, { call }).map(({ path, content }) => [path, content]));
const callableIn = (key: string) =>
  workflowsOf(registry, key)
    .filter(isCallable)
    .map((workflow) => {
      const path = workflowPath(workflow.name);
      const parsed = { ...parse(textsOf(key).get(path) ?? ''), name: path, text: '' } as WorkflowFile;
      return [workflow.name, parsed, parse(textsOf(key, PLACE).get(path) ?? '')] as const;
    });

describe.each([...callableIn('web')])('a caller of %s', (name, file, caller) => {
  const [[id, job] = ['', {} as Record<string, unknown>], ...others] = Object.entries<Record<string, unknown>>(
    caller.jobs,
  );

  test('does nothing but call it by its commit', () => {
    expect([id, others, Object.keys(caller)]).toEqual([name, [], ['name', 'on', 'permissions', 'jobs']]);
    expect(job['uses']).toBe(`acme/causeway/.github/workflows/${name}.yml@${PLACE.commit}`);
    expect(caller.permissions).toEqual({});
  });

  test('is started by what starts it', () => {
    const { workflow_call: _, ...events } = file.on;
    expect(caller.on).toEqual(events);
  });

  test('may what its jobs ask for at most, and no more', () => {
    const asked = Object.values(file.jobs).map(({ permissions }) => permissions as Record<string, string>);
    const most = (permission: string) => Math.max(...asked.map((each) => LEVELS.indexOf(each[permission] ?? 'none')));
    const names = [...new Set(asked.flatMap((each) => Object.keys(each)))].filter((each) => most(each) > 0);
    expect(job['permissions']).toEqual(Object.fromEntries(names.map((each) => [each, LEVELS[most(each)]])));
  });

  test('hands on every secret that its steps read, and every input that it is dispatched with', () => {
    const steps: readonly Step[] = stepsOf(file);
    const read = [...JSON.stringify(steps).matchAll(/secrets\.([A-Z_]+)/g)].map(([, secret]) => secret ?? '');
    const secrets = [...new Set(read)].map((each) => [each, `\${{ secrets.${each} }}`]);
    expect(job['secrets'] ?? {}).toEqual(Object.fromEntries(secrets));
    const dispatched = (file.on['workflow_dispatch'] ?? {}) as { readonly inputs?: object };
    const inputs = Object.keys(dispatched.inputs ?? {}).map((each) => [each, `\${{ inputs.${each} }}`]);
    expect(job['with'] ?? {}).toEqual(Object.fromEntries(inputs));
  });
});

describe('in another repository than the governing one', () => {
  const others = callableIn('services');

  test.each(others)('a copy of %s says who governs', (_name, file) => {
    expect(file).toMatchObject({ env: { GOVERNING: 'storefront' } });
  });

  test.each(others)('a caller of %s says it to what it calls, and nobody who starts it can', (name, _, caller) => {
    expect(caller.jobs[name].with).toMatchObject({ governing: 'storefront' });
    expect(caller.on.workflow_dispatch?.inputs ?? {}).not.toHaveProperty('governing');
  });

  test('there is no workflow that is for the governing repository only', () => {
    expect(others.map(([name]) => name)).not.toContain('drift');
    expect(callableIn('web').map(([name]) => name)).toContain('drift');
    expect(textsOf('web', PLACE).get(workflowPath('drift'))).not.toContain('governing:');
  });
});

describe('the place that workflows are called at', () => {
  test('is a commit of a repository', () => {
    expect(calledPlace(`acme/causeway@${PLACE.commit}`, '--workflows')).toEqual(PLACE);
  });

  test.each([
    'acme/causeway',
    'acme/causeway@main',
    'acme/causeway@v1.0.0',
    `acme/causeway@${commitOf('a').slice(0, 39)}`,
    `acme/causeway@${commitOf('a').toUpperCase()}`,
    `causeway@${commitOf('a')}`,
    `acme/causeway/x@${commitOf('a')}`,
    `acme/cause way@${commitOf('a')}`,
    `acme/causeway@${commitOf('a')}\n`,
    '',
  ])('is not %j', (text) => {
    expect(() => calledPlace(text, '--workflows')).toThrow(
      expect.objectContaining({ exitCode: 2, place: '--workflows' }),
    );
  });
});

test('a workflow that cannot be called has no caller', () => {
  const checks = workflowsOf(registry, 'web').find(({ name }) => name === 'ci-surfaces')!;
  expect(isCallable(checks)).toBe(false);
  expect(() => callingWorkflow(checks, PLACE, undefined)).toThrow('cannot be called');
});
