import { checkRequiredContexts, contextsExitCode } from '../../../../live/workflows/check';
import { calleesOf } from '../../../../live/workflows/checkout';
import { reportedContexts } from '../../../../live/workflows/contexts';
import { expandMatrix } from '../../../../live/workflows/matrix';
import { triggerDoubts } from '../../../../live/workflows/triggers';
import { parseWorkflow, type Workflow } from '../../../../live/workflows/workflow';
import { MergeQueue } from '../../../../registry/schema/merge-queue';
import { UserError } from '../../../../registry/user-error';
import { casesOf } from '../../../support/cases';
import { jobsOf } from '../../../support/workflows/jobs';
import { sampleRegistry } from '../../plan/registries';

// `<…>` stands for an expression; Biome would take a real one for a template in the wrong quotes.
const expressions = (text: string) =>
  text.replaceAll(/<(.*?)>/g, (_whole, inner) => ['$', '{{ ', inner, ' }}'].join(''));

const workflow = (text: string, path = '.github/workflows/ci.yml'): Workflow =>
  parseWorkflow({ path, text: expressions(text) });

/** A workflow with these jobs, on every pull request by default. */
const withJobs = (jobs: string, on = 'pull_request', path?: string) =>
  workflow(`on: ${on}\njobs: ${jobsOf(expressions(jobs))}`, path);

const names = (own: readonly Workflow[], others = new Map<string, readonly Workflow[]>()) =>
  own.flatMap((each) => reportedContexts(each, calleesOf(own, others)).map(({ name }) => name));

const ALL = ['causeway / api', 'causeway / worker', 'quality / lint']
  .map((name, index) => `j${index}:\n  name: ${name}\n  runs-on: x`)
  .join('\n');

function verdicts(own: readonly Workflow[], context: string) {
  const found = checkRequiredContexts(sampleRegistry(), 'services', own, calleesOf(own, new Map()));
  return [...new Set(found.filter((each) => each.context === context).map(({ verdict }) => verdict))];
}

describe('the contexts of a workflow', () => {
  test.each([
    ['a job by its id', 'unit: { runs-on: x }', ['unit']],
    ['a job by its name', 'unit: { name: Unit tests, runs-on: x }', ['Unit tests']],
    [
      'a matrix in brackets',
      'unit: { strategy: { matrix: { os: [a, b], node: [22, 24] } } }',
      ['unit (a, 22)', 'unit (a, 24)', 'unit (b, 22)', 'unit (b, 24)'],
    ],
    [
      'a matrix that the name uses',
      'unit: { name: "unit / <matrix.os>", strategy: { matrix: { os: [a, b] } } }',
      ['unit / a', 'unit / b'],
    ],
    [
      'a matrix of includes only',
      'unit: { strategy: { matrix: { include: [{ s: web }, { s: api }] } } }',
      ['unit (web)', 'unit (api)'],
    ],
    ['a matrix with exclusions', 'unit: { strategy: { matrix: { os: [a, b], exclude: [{ os: a }] } } }', ['unit (b)']],
    ['a name of 100 characters', `unit: { name: "${'x'.repeat(100)}", runs-on: x }`, ['x'.repeat(100)]],
    ['a name that GitHub cuts', `unit: { name: "${'x'.repeat(101)}", runs-on: x }`, [`${'x'.repeat(97)}...`]],
    [
      'a matrix whose names GitHub cuts',
      `unit: { strategy: { matrix: { os: [a, ${'b'.repeat(120)}] } } }`,
      ['unit (a)', `unit (${'b'.repeat(91)}...`],
    ],
    [
      'a matrix that is not known before it runs',
      'unit: { strategy: { matrix: "<fromJSON(needs.a.outputs.m)>" } }',
      ['unit (*)'],
    ],
    ['an expression that nobody can foretell', 'unit: { name: "on <github.ref>" }', ['on *']],
    ['a caller of what is not at hand', 'unit: { uses: acme/ci/.github/workflows/a.yml@abc }', ['unit / *']],
  ])('name %s', (_what, jobs, expected) => {
    expect(names([withJobs(jobs)])).toEqual(expected);
  });

  test('name what a caller calls, in its own files and in other checkouts', () => {
    const callee = withJobs('{ static: {}, types: { name: Types } }', 'workflow_call', '.github/workflows/q.yml');
    const local = withJobs('quality: { uses: ./.github/workflows/q.yml }');
    expect(names([local, callee])).toEqual(['quality / static', 'quality / Types', 'static', 'Types']);
    const remote = withJobs('quality: { uses: Acme/ci/.github/workflows/q.yml@0a1b }');
    expect(names([remote], new Map([['acme/ci', [callee]]]))).toEqual(['quality / static', 'quality / Types']);
  });

  test('end where workflows call each other in a ring', () => {
    const ring = withJobs('a: { uses: ./.github/workflows/ci.yml }');
    expect(names([ring])).toEqual(['a / *']);
  });

  test('extend what an include fits, and stand alone where it fits nothing', () => {
    expect(expandMatrix({ os: ['a', 'b'], include: [{ os: 'a', extra: 1 }, { os: 'c' }] })).toEqual([
      { os: 'a', extra: 1 },
      { os: 'b' },
      { os: 'c' },
    ]);
  });
});

describe('a pull request to a branch', () => {
  test.each([
    ['pull_request', []],
    ['[push, pull_request_target]', []],
    ['{ pull_request: { branches: [main, "release/**"] } }', []],
    ['{ pull_request: { branches: ["**", "!dev"] } }', []],
    ['{ pull_request: { branches: [dev] } }', [/leaves out the branch main/]],
    ['{ pull_request: { branches: ["**", "!main"] } }', [/leaves out the branch main/]],
    ['{ pull_request: { branches-ignore: [m*] } }', [/leaves out the branch main/]],
    ['{ pull_request: { paths: [apps/**] } }', [/path filter/]],
    ['{ pull_request: { paths-ignore: ["**.md"] } }', [/path filter/]],
    ['{ pull_request: { types: [opened] } }', [/leaves out the types synchronize, reopened/]],
    ['{ pull_request: { paths: [a] }, pull_request_target: null }', []],
  ])('starts a workflow on %s unless %p', (on, doubts) => {
    const found = triggerDoubts(withJobs('a: {}', on), 'main');
    expect(found).toEqual(doubts.map((doubt) => expect.stringMatching(doubt)));
  });

  test.each(['push', 'workflow_dispatch', '{ schedule: [{ cron: "0 0 * * *" }] }'])('starts none on %s', (on) => {
    expect(triggerDoubts(withJobs('a: {}', on), 'main')).toBeUndefined();
  });
});

describe('a required check', () => {
  test('passes when a job always reports it', () => {
    const found = checkRequiredContexts(sampleRegistry(), 'services', [withJobs(ALL)], () => undefined);
    expect(found.length).toBeGreaterThan(0);
    expect(contextsExitCode(found)).toBe(0);
  });

  test('is missing when no workflow reports it, or none on pull requests', () => {
    expect(verdicts([], 'quality / lint')).toEqual(['missing']);
    expect(verdicts([withJobs(ALL, 'push')], 'quality / lint')).toEqual(['missing']);
    expect(verdicts([withJobs('lint: { name: Quality / lint }')], 'quality / lint')).toEqual(['missing']);
  });

  test.each([
    ['a condition of the job', 'l: { name: quality / lint, if: "github.actor != \'bot\'" }', 'skippable'],
    ['a job that it needs and that may fail', 'a: {}\nl: { name: quality / lint, needs: a }', 'skippable'],
    ['always() after what it needs', 'a: {}\nl: { name: quality / lint, needs: [a], if: "<always()>" }', 'reported'],
    ['a name that an expression makes', 'l: { name: "quality / <inputs.x>" }', 'unverified'],
    ['a caller of what is not at hand', 'quality: { uses: acme/ci/.github/workflows/a.yml@abc }', 'unverified'],
  ])('with %s', (_what, jobs, verdict) => {
    expect(verdicts([withJobs(jobs)], 'quality / lint')).toEqual([verdict]);
  });

  test('can be skipped through its caller, its callee and a path filter', () => {
    const callee = (lint: string) => withJobs(`lint: ${lint}`, 'workflow_call', '.github/workflows/q.yml');
    const caller = (more: string) => withJobs(`quality: { uses: ./.github/workflows/q.yml${more} }`);
    expect(verdicts([caller(''), callee('{}')], 'quality / lint')).toEqual(['reported']);
    expect(verdicts([caller(', if: github.ref'), callee('{}')], 'quality / lint')).toEqual(['skippable']);
    expect(verdicts([caller(''), callee('{ if: github.ref }')], 'quality / lint')).toEqual(['skippable']);
    expect(verdicts([withJobs(ALL, '{ pull_request: { paths: [a] } }')], 'quality / lint')).toEqual(['skippable']);
  });

  test('of another App is not a workflow’s to report', () => {
    const registry = sampleRegistry((draft) => Object.assign(draft.checks[0]!, { app: 'scanner' }));
    const found = checkRequiredContexts(registry, 'web', [], () => undefined);
    expect(found.find(({ context }) => context === 'quality / lint')).toMatchObject({ verdict: 'other-app' });
  });

  test('is wanted of a repository that the registry has', () => {
    expect(() => checkRequiredContexts(sampleRegistry(), 'nope', [], () => undefined)).toThrow('no repository "nope"');
  });
});

interface FileCase {
  readonly on?: string;
  readonly file?: string;
  readonly jobs: string;
}

interface RequiredCase extends FileCase {
  readonly queue?: boolean;
  readonly branch?: string;
  readonly called?: FileCase;
  readonly beside?: FileCase;
}

const fileOf = ({ on, file = '', jobs }: FileCase, event: string) =>
  `on: ${on ?? event}\n${file}\njobs: ${jobsOf(expressions(jobs))}`;

function requiredVerdicts({ called, beside, queue, branch = 'main', ...own }: RequiredCase): readonly string[] {
  try {
    const files = [workflow(fileOf(own, 'pull_request'))];
    if (called) files.push(workflow(fileOf(called, 'workflow_call'), '.github/workflows/called.yml'));
    if (beside) files.push(workflow(fileOf(beside, 'pull_request'), '.github/workflows/beside.yml'));
    const registry = sampleRegistry((draft) => {
      Object.assign(draft.checks[0]!, { context: 'lint' });
      draft.repositories['services']!.defaultBranch = branch;
      if (queue) draft.repositories['services']!.rules.mergeQueue = MergeQueue.parse({ branches: [branch] });
    });
    const found = checkRequiredContexts(registry, 'services', files, calleesOf(files, new Map()));
    return found.filter((each) => each.context === 'lint' && each.branch === branch).map(({ verdict }) => verdict);
  } catch (error) {
    if (error instanceof UserError) return ['refused'];
    throw error;
  }
}

test.each(casesOf<RequiredCase, string>('required-checks.yaml'))(
  'the cases of required checks: %s',
  (_what, { input, verdict }) => expect(requiredVerdicts(input)).toEqual([verdict]),
);

describe('a workflow file', () => {
  test.each([
    ['on: [\n', /ci\.yml:\d+:\d+/],
    ['on: push\non: pull_request\njobs: { a: { runs-on: x } }', /ci\.yml:2:1/],
    ['on: { pull_request: yes }\njobs: { a: { runs-on: x } }', /ci\.yml:1:/],
    ['on: push\njobs: { a: { runs-on: x, stepz: [] } }', /ci\.yml:2:26/],
    ['on: push\njobs: { a: { runs-on: x, if: "github.ref = 1" } }', /ci\.yml:2:/],
    ['on: push\njobs: { a: { runs-on: x, if: "<nothing()>" } }', /ci\.yml:2:/],
    ['on: push\njobs: { a: { runs-on: x }, b: { runs-on: x, needs: c } }', /ci\.yml:2:/],
    ['jobs: {}', /ci\.yml/],
    ['on: push\njobs: []', /ci\.yml/],
    ['', /ci\.yml/],
  ])('that is none is refused with its place: %j', (text, place) => {
    expect(() => workflow(text)).toThrow(
      expect.objectContaining({ name: 'UserError', place: expect.stringMatching(place) }),
    );
  });
});
