import { problemsOf } from '../../../registry/check-report';
import { type ParseResult, parseRegistry } from '../../../registry/parse';
import { ruleTable } from '../../../registry/rules';
import { type BadRegistry, badRegistries, NOW, textOf } from '../../support/registry/fixtures';

const bad = badRegistries();
const results = new Map(
  bad.map((each) => [each.name, parseRegistry(textOf(each), { file: 'registry.json', now: NOW })] as const),
);

function resultOf(each: BadRegistry): ParseResult {
  const result = results.get(each.name);
  if (!result) throw new Error(each.name);
  return result;
}

describe('bad registries', () => {
  it('are at least sixty', () => {
    expect(bad.length).toBeGreaterThanOrEqual(60);
  });

  it.each(bad.map((each) => [each.name, each] as const))('%s is told exactly', (_name, each) => {
    const problems = problemsOf(resultOf(each));
    const key = ({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`;
    const found = problems.map(key).sort();
    const expected = each.expect.map(key).sort();
    if (each.contains) expect(found).toEqual(expect.arrayContaining(expected));
    else expect(found).toEqual(expected);
    for (const { code, pointer, line, column } of each.expect) {
      const at = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
      expect(problems).toContainEqual(expect.objectContaining({ code, pointer, ...at }));
    }
  });

  it.each(bad.map((each) => [each.name, each] as const))('%s is told with place and allowed set', (_name, each) => {
    for (const problem of problemsOf(resultOf(each))) {
      expect(problem.message.length).toBeGreaterThan(5);
      expect(problem.allowed?.length ?? 0).toBeGreaterThan(0);
      expect(problem.line).toBeGreaterThanOrEqual(1);
      expect(problem.column).toBeGreaterThanOrEqual(1);
    }
  });

  it('are refused by an error and not by a warning alone, unless only warnings are expected', () => {
    const levels = new Map(ruleTable.map(({ code, level }) => [code, level]));
    for (const each of bad) {
      const isError = each.expect.some(({ code }) => levels.get(code) === 'error');
      expect([each.name, resultOf(each).ok]).toEqual([each.name, !isError]);
    }
  });

  it('cover every code of the table, and name no other', () => {
    // Invalid UTF-8 never becomes a text; load.test.ts tests it with a file.
    const codes = new Set([...bad.flatMap(({ expect: all }) => all.map(({ code }) => code)), 'json-not-utf8']);
    expect([...codes].sort()).toEqual(ruleTable.map(({ code }) => code).sort());
  });
});

describe('the table of rules', () => {
  it('has each code once, with title, reason and source', () => {
    const codes = ruleTable.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const rule of ruleTable) {
      expect(rule.code).toMatch(/^[a-z][a-z0-9-]+$/);
      expect([rule.title, rule.why, rule.source].every((text) => text.length > 3)).toBe(true);
    }
  });
});

describe('values that look like secrets', () => {
  const secrets = bad.filter(({ expect: [first] }) =>
    ['variable-secret-looking', 'secret-in-text'].includes(first?.code ?? ''),
  );

  it.each(secrets.map((each) => [each.name, each] as const))('%s is never shown', (_name, each) => {
    const value = String(each.patch?.at(-1)?.value);
    const result = resultOf(each);
    expect(result.ok).toBe(false);
    expect(JSON.stringify(problemsOf(result))).not.toContain(value.slice(-10));
  });
});
