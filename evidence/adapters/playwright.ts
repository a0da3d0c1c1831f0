import { z } from 'zod';
import { type HandedIn, originFaults } from './origin';
import { readJsonReport } from './read-json';
import { type ReportReading, reportVerdict } from './reading';

const Count = z.int().min(0);
const ResultStatus = z.enum(['passed', 'failed', 'timedOut', 'skipped', 'interrupted']);
const Test = z.object({
  expectedStatus: ResultStatus,
  results: z.array(z.object({ status: ResultStatus })),
  status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
});
type Test = z.infer<typeof Test>;

const Spec = z.object({ ok: z.boolean(), tests: z.array(Test).min(1) });

interface Suite {
  readonly specs: readonly z.infer<typeof Spec>[];
  readonly suites?: readonly Suite[] | undefined;
}

const Suite: z.ZodType<Suite> = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional();
  },
});

const Report = z.object({
  config: z.object({
    version: z.string().regex(/^[\w.+-]{1,60}$/),
    shard: z.object({ current: Count, total: Count }).nullish(),
    argv: z.array(z.string()).default([]),
    updateSnapshots: z.string().optional(),
    // With `captureGitInfo` (https://playwright.dev/docs/api/class-testconfig#test-config-capture-git-info). Its plugin
    // of versions before 1.51 wrote `revision.id`; `ci.commitHash` comes from the CI service.
    metadata: z
      .object({
        gitCommit: z.object({ hash: z.string() }).partial().nullish(),
        ci: z.object({ commitHash: z.string() }).partial().nullish(),
        'revision.id': z.string().nullish(),
      })
      .partial()
      .nullish(),
  }),
  suites: z.array(Suite),
  errors: z.array(z.object({})),
  stats: z.object({
    expected: Count,
    skipped: Count,
    unexpected: Count,
    flaky: Count,
    startTime: z.string().max(100).optional(),
  }),
});

/** Options of a run that checks only a part of its tests (https://playwright.dev/docs/test-cli). */
const PARTIAL: readonly string[] = [
  ...[
    '--last-failed',
    '--only-changed',
    '--ignore-snapshots',
    '--grep',
    '-g',
    '--grep-invert',
    '-gv',
    '-G',
    '--test-list',
  ],
  '--test-list-invert',
  '--no-deps',
];

/** Whether a word is an option, with its value behind `=` or, for one letter, right behind it (`-gsmoke`). */
function isOption(word: string, option: string): boolean {
  return word === option || word.startsWith(`${option}=`) || (option.length === 2 && word.startsWith(option));
}

/** Options whose value is the next word; `--project` takes every word up to the next option. */
const VALUED: ReadonlySet<string> = new Set([
  ...['-c', '--config', '--global-timeout', '-g', '--grep', '-gv', '-G', '--grep-invert', '-j', '--workers'],
  ...['--max-failures', '--output', '--repeat-each', '--reporter', '--retries', '--shard', '--test-list'],
  ...['--test-list-invert', '--timeout', '--trace', '--tsconfig', '--ui-host', '--ui-port', '--video', '--screenshot'],
  ...['-u', '--update-snapshots', '--update-source-method', '--only-changed'],
]);

/** The first word of `playwright test` that chooses test files (https://playwright.dev/docs/test-cli). */
function chosenFile(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('test');
  let taken: 'none' | 'one' | 'all' = 'none';
  for (const word of at === -1 ? [] : argv.slice(at + 1)) {
    if (word.startsWith('-')) {
      taken = word === '--project' ? 'all' : VALUED.has(word) ? 'one' : 'none';
    } else if (taken === 'none') return word;
    else if (taken === 'one') taken = 'none';
  }
  return undefined;
}

// With "missing" a test without its snapshot fails. The others compare with, or pass by, the snapshots that they write
// (https://playwright.dev/docs/api/class-testconfig#test-config-update-snapshots).
const OVERWRITING: readonly string[] = ['all', 'changed'];

function selectionFaults({ argv, updateSnapshots = 'missing' }: z.infer<typeof Report>['config']): readonly string[] {
  const faults = PARTIAL.filter((option) => argv.some((each) => isOption(each, option))).map(
    (option) => `only a part was looked at: ${option}`,
  );
  const file = chosenFile(argv);
  if (file !== undefined) faults.push(`only a part was looked at: ${file}`);
  if (OVERWRITING.includes(updateSnapshots)) {
    faults.push('the run overwrote the snapshots that it should have been compared with');
  }
  return faults;
}

// An interrupted or unstarted test is "skipped" too: `TestCase.outcome()` ignores interrupted results. Only a test that
// should be skipped has that expected status (https://playwright.dev/docs/api/class-testcase).
function isUnfinished({ status, expectedStatus, results }: Test): boolean {
  return (
    results.some((result) => result.status === 'interrupted') || (status === 'skipped' && expectedStatus !== 'skipped')
  );
}

// "expected": at least one result as expected and no other; "flaky": at least one as expected.
function isContradicted({ status, expectedStatus, results }: Test): boolean {
  const right = results.filter((result) => result.status === expectedStatus).length;
  if (status === 'expected')
    return right === 0 || right < results.filter((result) => result.status !== 'skipped').length;
  return status === 'flaky' && right === 0;
}

/** The projects that a run chose; all of them where it chose none. */
function chosenProjects({ argv }: z.infer<typeof Report>['config']): boolean {
  return argv.some((each) => each === '--project' || each.startsWith('--project='));
}

function revisionOf({ metadata }: z.infer<typeof Report>['config']): string | undefined {
  return metadata?.gitCommit?.hash ?? metadata?.['revision.id'] ?? metadata?.ci?.commitHash ?? undefined;
}

/** Reads `playwright test --reporter=json`, or a merged one. Throws UserError (exit 2) on another document. */
export function readPlaywright(text: string, handedIn: HandedIn = {}): ReportReading {
  const report = readJsonReport('playwright', text, Report);
  const { config, suites, errors } = report;
  const { startTime, ...stats } = report.stats;
  const found = { expected: 0, skipped: 0, unexpected: 0, flaky: 0 };
  const left = [...suites];
  const specs: z.infer<typeof Spec>[] = [];
  for (let suite = left.pop(); suite; suite = left.pop()) {
    left.push(...(suite.suites ?? []));
    specs.push(...suite.specs);
  }
  const tests = specs.flatMap((spec) => spec.tests);
  for (const { status } of tests) found[status] += 1;
  const faults = [...selectionFaults(config)];
  const unfinished = tests.filter(isUnfinished).length;
  if (unfinished > 0) faults.push(`${unfinished} tests were interrupted or never started`);
  if (tests.some(isContradicted)) faults.push('the outcome of a test is not that of its results');
  if (specs.some((spec) => spec.ok === spec.tests.some(({ status }) => status === 'unexpected'))) {
    faults.push('the verdict on a test file does not match the results of its tests');
  }
  if (config.shard) faults.push(`only shard ${config.shard.current} of ${config.shard.total}: merge the reports first`);
  if (errors.length > 0) faults.push(`${errors.length} errors outside the tests`);
  if (Object.entries(stats).some(([status, count]) => found[status as keyof typeof found] !== count)) {
    faults.push('the counts of the report are not those of its tests');
  }
  faults.push(...originFaults({ revisions: [[revisionOf(config)]], times: [startTime] }, handedIn));
  // `test.fail()` passes while the tested behaviour is broken (https://playwright.dev/docs/api/class-test#test-fail).
  const broken = tests.filter(
    ({ status, expectedStatus }) => status === 'expected' && expectedStatus !== 'passed',
  ).length;
  const warnings = found.flaky > 0 ? [`${found.flaky} flaky: passed only when tried again`] : [];
  if (broken > 0) warnings.push(`${broken} failed as they were expected to`);
  if (chosenProjects(config)) warnings.push('only some projects were run: --project');
  return reportVerdict({
    tool: `playwright ${config.version}`,
    counts: {
      passed: found.expected + found.flaky - broken,
      failed: found.unexpected,
      skipped: found.skipped + broken,
    },
    faults,
    warnings,
  });
}
