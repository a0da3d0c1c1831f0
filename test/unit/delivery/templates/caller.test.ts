import { parse } from 'yaml';
import {
  calledPlace,
  callerText,
  governedText,
  isCallable,
  isForOthers,
} from '../../../../delivery/templates/caller-workflow';
import { commitOf } from '../../../support/evidence/samples';
import { stepsOf, workflowFiles } from '../../../support/workflows/files';

const PLACE = { repository: 'acme/causeway', commit: commitOf('a') };
const files = workflowFiles().filter(({ text }) => isCallable(text));
const LEVELS = ['none', 'read', 'write'];

describe.each(files.map((file) => [file.name.replace(/\.yml$/, ''), file] as const))('a caller of %s', (name, file) => {
  const caller = parse(callerText(name, file.text, PLACE));
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
    const read = [...JSON.stringify(stepsOf(file)).matchAll(/secrets\.([A-Z_]+)/g)].map(([, secret]) => secret ?? '');
    const secrets = [...new Set(read)].map((each) => [each, `\${{ secrets.${each} }}`]);
    expect(job['secrets'] ?? {}).toEqual(Object.fromEntries(secrets));
    const dispatched = (file.on['workflow_dispatch'] ?? {}) as { readonly inputs?: object };
    const inputs = Object.keys(dispatched.inputs ?? {}).map((each) => [each, `\${{ inputs.${each} }}`]);
    expect(job['with'] ?? {}).toEqual(Object.fromEntries(inputs));
  });
});

describe('in another repository than the governing one', () => {
  const governing = 'storefront';
  const others = files.filter(({ text }) => isForOthers(text)).map(({ name, text }) => [name, text] as const);

  test.each(others)('a copy of %s says who governs, and is the same in all else', (name, text) => {
    const copy = governedText(name, text, governing);
    expect(parse(copy)).toMatchObject({ env: { GOVERNING: governing } });
    expect(copy.replace('GOVERNING: "storefront"', `GOVERNING: \${{ inputs.governing || '' }}`)).toBe(text);
    expect(() => governedText(name, copy, governing)).toThrow('for the governing repository only');
  });

  test.each(others)('a caller of %s says it to what it calls, and nobody who starts it can', (name, text) => {
    const own = name.replace(/\.yml$/, '');
    const { on, jobs } = parse(callerText(own, text, { ...PLACE, governing }));
    expect(jobs[own].with).toMatchObject({ governing });
    expect(on.workflow_dispatch?.inputs ?? {}).not.toHaveProperty('governing');
  });

  test('there is neither of a workflow that is for the governing repository only', () => {
    const [drift] = files.filter(({ name }) => name === 'drift.yml');
    const text = drift?.text ?? '';
    expect(() => governedText('drift', text, governing)).toThrow('for the governing repository only');
    expect(() => callerText('drift', text, { ...PLACE, governing })).toThrow('for the governing repository only');
    expect(callerText('drift', text, PLACE)).not.toContain('governing:');
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
  expect(isCallable('on: push\njobs: {}\n')).toBe(false);
});
