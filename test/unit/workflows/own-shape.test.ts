import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SET_UP_ACTION } from '../../../plan/set-up-action';
import { ROOT } from '../../support/registry/fixtures';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Shape {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly concurrency: object;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly [key: string]: unknown }>>;
}

const FOLDER = join(ROOT, '.github/workflows');
const ON_PULLS = ['ci-repo-quality.yml', 'ci-workflow-integrity.yml', 'lint-format.yml', 'lint-types.yml'];
const CHANGES = 'ci-repo-changes.yml';
const SURFACES = 'ci-surfaces.yml';
const NIGHTLY = 'nightly-security-advisory.yml';

const text = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const shape = (file: string): Shape => parse(text(file));
const stepsOf = (file: string) => Object.values(shape(file).jobs).flatMap(({ steps }) => steps);

describe('a workflow of this repository’s checks', () => {
  test.each([...ON_PULLS, CHANGES, NIGHTLY])(
    '%s reads the code and may do nothing else, and does not run for ever',
    (file) => {
      const { permissions, concurrency, jobs } = shape(file);
      expect([permissions, Object.keys(concurrency).sort()]).toEqual([{}, ['cancel-in-progress', 'group']]);
      for (const job of Object.values(jobs)) {
        expect(job['permissions']).toEqual({ contents: 'read' });
        expect(job['timeout-minutes']).toEqual(expect.any(Number));
        expect(job['environment']).toBeUndefined();
      }
      expect(text(file)).not.toMatch(/secrets\.|github\.token|continue-on-error/);
    },
  );

  test('of the surfaces reads the checks of others besides, and can write none', () => {
    const { on, permissions, jobs } = shape(SURFACES);
    expect([on, permissions, Object.keys(jobs)]).toEqual([{ pull_request: null }, {}, ['surface']]);
    expect(jobs['surface']).toMatchObject({ permissions: { actions: 'read', checks: 'read', contents: 'read' } });
    expect(jobs['surface']?.['environment']).toBeUndefined();
    expect(text(SURFACES)).not.toMatch(/secrets\.|continue-on-error/);
  });

  test.each([...ON_PULLS, CHANGES, SURFACES, NIGHTLY])(
    '%s uses actions by commit, and leaves no token in the checkout',
    (file) => {
      const used = stepsOf(file).filter(({ uses }) => uses !== undefined);
      expect(used.length).toBeGreaterThan(0);
      for (const step of used) if (step.uses !== SET_UP_ACTION) expect(step.uses).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
      for (const step of used.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
        expect(step.with).toMatchObject({ 'persist-credentials': false });
      }
    },
  );

  test.each(ON_PULLS)('%s runs on every push and every pull request, and writes nothing back', (file) => {
    expect(shape(file).on).toEqual({ push: null, pull_request: null });
    for (const { run = '' } of stepsOf(file))
      expect(run).not.toMatch(/--write|--fix|npm run format|git (?:push|commit)/);
  });

  test('of what changes compares the whole history of a pull request with its base', () => {
    expect(shape(CHANGES).on).toBe('pull_request');
    const [checkout, ...rest] = stepsOf(CHANGES);
    expect(checkout?.with).toMatchObject({ 'fetch-depth': 0 });
    expect(rest.at(-1)?.run).toMatch(
      /^node_modules\/\.bin\/causeway tests check .*--base "\$BASE" --head "\$GITHUB_SHA"/,
    );
  });

  test('of the night runs at night or by hand, so that no change waits for it', () => {
    expect(Object.keys(shape(NIGHTLY).on)).toEqual(['schedule', 'workflow_dispatch']);
  });

  test('uses each action at one commit throughout the repository', () => {
    const uses = readdirSync(FOLDER).flatMap((file) => text(file).match(/uses: [^.\s]\S+@\S+.*/g) ?? []);
    const pins = new Set(uses);
    expect(new Set([...pins].map((each) => each.replace(/@.*/, ''))).size).toBe(pins.size);
  });
});

test('each exception from a linter is given with its reason', () => {
  const excused = readdirSync(FOLDER).flatMap((file) =>
    text(file)
      .split('\n')
      .filter((line) => /zizmor: ignore|actionlint: ignore|shellcheck disable/.test(line)),
  );
  expect(excused.length).toBeGreaterThan(20);
  for (const line of excused) expect(line).toMatch(/ignore\[[a-z-]+\](?: \S+){4,}$/);
});
