import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Harbour } from '../../../support/cli/harbour';
import { report, wholeLighthouse } from '../../../support/evidence/adapters/reports';
import { BUNDLE, COMMIT } from '../../../support/evidence/samples';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await Harbour.open(['test-result']);
  const check = (id: string, evidence: string | undefined) => ({
    id,
    scope: 'surface',
    category: 'B',
    risk: 'runtime regression',
    severity: 'high',
    context: `quality / ${id}`,
    ...(evidence === undefined ? {} : { evidence }),
  });
  const surfaces = harbour.registry.surfaces.map((surface) =>
    surface.id === 'shop' ? { ...surface, evidence: ['unit', 'speed', 'static'] } : surface,
  );
  const checks = [
    check('unit', 'vitest'),
    check('speed', 'lighthouse'),
    check('static', undefined),
    check('e2e', 'junit'),
  ];
  const used = [...surfaces.slice(0, -1), { ...surfaces.at(-1), evidence: ['e2e'] }];
  const registry = { ...harbour.registry, slo: 'policy/slo/release.json', surfaces: used, checks };
  harbour.put('registry/deploy-surfaces.json', JSON.stringify(registry));
  harbour.put('policy/slo/release.json', readFileSync(join(__dirname, '../../../../policy/slo/release.json')));
  for (const name of ['passing', 'failing', 'empty']) harbour.put(`${name}.json`, report(`vitest/${name}.json`));
  harbour.put('lighthouse.json', wholeLighthouse(report('lighthouse/passing.json')));
});
afterEach(() => harbour.close());

const RUN = ['--run', '4711', '--attempt', '2'];
const GOOD = ['--exit-code', '0'];
const about = (check = 'unit') => ['--check', check, '--surface', 'shop', '--commit', COMMIT, '--bundle', BUNDLE];
const add = (...args: readonly string[]) => harbour.run(['evidence', 'add', ...args]);

describe('causeway evidence add', () => {
  test('records what a report came to, bound to commit, bundle, surface, run and attempt', async () => {
    const { code, stdout, stderr } = await add('passing.json', ...about(), ...RUN, ...GOOD, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const printed = JSON.parse(stdout);
    expect(printed).toMatchObject({ check: 'unit', result: 'PASSED', runId: 4711, attempt: 2, problems: [] });
    const { statements, head } = await harbour.book();
    expect(head).toBe(printed.head);
    expect(statements).toMatchObject([
      {
        id: printed.id,
        path: printed.path,
        statement: {
          kind: 'test-result',
          subjects: { commit: COMMIT, bundle: BUNDLE },
          predicate: { checkId: 'unit', surface: 'shop', result: 'PASSED', runId: 4711, attempt: 2, tool: 'vitest' },
        },
      },
    ]);
  });

  test.each([
    ['failing.json', [], /1 failed/],
    ['empty.json', [], /nothing ran/],
    ['passing.json', ['--exit-code', '1'], /the tool ended with 1/],
  ] as const)('%s %s: a failure is recorded all the same, and ends with 1', async (file, more, problem) => {
    const { code, stdout } = await add(file, ...about(), ...RUN, ...more);
    expect(code).toBe(1);
    expect(stdout).toMatch(problem);
    const { statements } = await harbour.book();
    expect(statements).toMatchObject([{ statement: { predicate: { result: 'FAILED' } } }]);
  });

  test('judges Lighthouse by the thresholds of the SLO policy, whose digest it notes', async () => {
    const { code, stdout } = await add('lighthouse.json', ...about('speed'), ...RUN);
    expect(code).toBe(1);
    expect(stdout).toContain('performance has no score');
    const { statements } = await harbour.book();
    const configuration = [
      { name: 'policy/slo/release.json', digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    ];
    expect(statements).toMatchObject([{ statement: { predicate: { configuration } } }]);
  });

  test('takes run and attempt from the job, and no other’s', async () => {
    const env = { GITHUB_RUN_ID: '12', GITHUB_RUN_ATTEMPT: '1' };
    const add12 = (...more: string[]) =>
      harbour.run(['evidence', 'add', 'passing.json', ...about(), ...GOOD, ...more], env);
    expect(await add12('--run', '13')).toMatchObject({ code: 2, stderr: expect.stringContaining('GITHUB_RUN_ID') });
    expect((await add12()).code).toBe(0);
    const { statements } = await harbour.book();
    expect(statements).toMatchObject([{ statement: { predicate: { runId: 12, attempt: 1 } } }]);
  });

  test('writes to a new file, with or without the branch', async () => {
    expect((await add('passing.json', ...about(), ...RUN, ...GOOD, '--out', 'out/a.json', '--no-append')).code).toBe(0);
    expect((await harbour.book()).statements).toEqual([]);
    expect(existsSync(join(harbour.clone, 'out/a.json'))).toBe(true);
    const again = await add('passing.json', ...about(), ...RUN, '--out', 'out/a.json');
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('already exists') });
    expect((await add('passing.json', ...about(), ...RUN, '--no-append')).code).toBe(2);
    expect((await harbour.book()).statements).toEqual([]);
  });

  test('refuses bad input with one clear error, and records nothing', async () => {
    harbour.put('cut.json', report('vitest/failing.json').subarray(0, 900));
    truncateSync(join(harbour.clone, harbour.put('huge.json', '')), 2 ** 31);
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['cut.json', ...about(), ...RUN], /cut off/],
      [['huge.json', ...about(), ...RUN], /too large/],
      [['nowhere.json', ...about(), ...RUN], /no such report/],
      [['passing.json', ...about()], /the run is missing/],
      [['passing.json', ...about(), '--run', '0', '--attempt', '1'], /not a run number/],
      [['passing.json', ...about('e2e'), ...RUN], /not asked for a report of "e2e"\n.*\n {2}allowed: unit, speed$/m],
      [['passing.json', ...about('static'), ...RUN], /not asked for a report of "static"/],
      [['passing.json', ...about(), ...RUN, '--commit', 'abc1234'], /not a full commit id/],
      [['passing.json', ...about(), ...RUN, '--bundle', 'latest'], /not a digest/],
      [['passing.json', ...about(), ...RUN, '--surface', 'shoe'], /no surface "shoe"/],
      [['passing.json', ...about(), ...RUN, '--exit-code', 'bad'], /not an exit code/],
      [['passing.json', ...about(), ...RUN, '--exit-code', '256'], /not an exit code/],
      [['passing.json', ...about(), ...RUN, ...GOOD, '--exit-code-file', 'code'], /given twice/],
      [['passing.json', ...about(), ...RUN, '--exit-code-file', 'nowhere'], /there is no such exit code/],
      [['passing.json', ...about(), ...RUN, '--exit-code-file', 'passing.json'], /not an exit code/],
      [['passing.json', ...about(), ...RUN], /not a pass: the exit code of the tool is unknown/],
      [['lighthouse.json', ...about('speed'), ...RUN, ...GOOD, '--page', 'shop'], /not the address of a page/],
      [['lighthouse.json', ...about(), ...RUN], /an unexpected structure/],
    ];
    for (const [args, message] of wrong) {
      expect(await add(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
    }
    expect((await harbour.book()).statements).toEqual([]);
  });

  test('tells what a check came to where it cannot be recorded, and ends with 3', async () => {
    harbour.scene.hand.git('push', '--quiet', 'origin', '--delete', 'evidence');
    const { code, stderr } = await add('failing.json', ...about(), ...RUN);
    expect(code).toBe(3);
    expect(stderr).toContain('not recorded: unit of shop: FAILED');
  });

  test('runs the tool, keeps its exit code beside its report, and takes it from there', async () => {
    const tool = (code: number) => [
      ...['--', process.execPath, '-e'],
      `const { copyFileSync } = require('node:fs');
       if (process.env.CAUSEWAY_SIGNING_KEY) process.exit(9);
       copyFileSync('passing.json', process.argv[1]); process.exit(${code})`,
    ];
    const run = (report: string, code: number) =>
      harbour.run(['evidence', 'run', '--report', report, ...tool(code), report]);
    expect(await run('good.json', 0)).toMatchObject({ code: 0, stdout: expect.stringContaining('ended with 0') });
    expect(await run('bad.json', 3)).toMatchObject({ code: 1, stdout: expect.stringContaining('ended with 3') });
    const kept = (report: string) => add(report, ...about(), ...RUN, '--exit-code-file', `${report}.exit-code`);
    expect((await kept('good.json')).code).toBe(0);
    expect(await kept('bad.json')).toMatchObject({ code: 1, stdout: expect.stringContaining('the tool ended with 3') });
    const { statements } = await harbour.book();
    expect(statements.map(({ statement }) => statement.predicate)).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ result: 'PASSED' }),
        expect.objectContaining({ result: 'FAILED' }),
      ]),
    );
  });

  test('keeps no exit code of a tool that wrote no report, did not start, or would write over a report', async () => {
    const run = (...words: string[]) => harbour.run(['evidence', 'run', '--report', 'new.json', '--', ...words]);
    expect(await run(process.execPath, '-e', '')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no report'),
    });
    expect((await run(process.execPath, '-e', 'process.exit(1)')).code).toBe(1);
    expect(await run('no-such-program')).toMatchObject({ code: 2, stderr: expect.stringContaining('ENOENT') });
    expect(existsSync(join(harbour.clone, 'new.json.exit-code'))).toBe(false);
    harbour.put('new.json.exit-code', '0');
    expect(await run('true')).toMatchObject({ code: 2, stderr: expect.stringContaining('already exists') });
  });

  test('writes no statement that nobody would believe', async () => {
    const other = await Harbour.open(['test-result']);
    const env = { CAUSEWAY_SIGNING_KEY: other.key };
    const { code, stderr } = await harbour.run(['evidence', 'add', 'passing.json', ...about(), ...RUN, ...GOOD], env);
    await other.close();
    expect(code).toBe(2);
    expect(stderr).toMatch(/would not count/);
    expect((await harbour.book()).statements).toEqual([]);
  });
});
