import { aggregateSurface, type ReportedRun, type SurfaceVerdict } from '../../../../delivery/checks/aggregate';
import { proposedPaths } from '../../../../delivery/checks/proposed-paths';
import { settledVerdicts } from '../../../../delivery/checks/settle';
import { Check } from '../../../../registry/schema/check';
import { scratch, TestRepository } from '../../../support/delivery/repository';

const check = (id: string, mode: Check['mode'] = 'blocking') =>
  Check.parse({ id, scope: 'surface', category: 'B', risk: 'x', severity: 'high', mode, context: id });
const run = (name: string, conclusion: string | null): ReportedRun => ({
  name,
  app: 'github-actions',
  status: conclusion === null ? 'in_progress' : 'completed',
  conclusion,
});
const CHECKS = [check('unit'), check('e2e'), check('lighthouse', 'advisory')];
/** Whether waiting looks again at these verdicts. */
async function isAwaited(verdict: SurfaceVerdict): Promise<boolean> {
  let pauses = 0;
  const sleep = async () => {
    pauses += 1;
  };
  await settledVerdicts(async () => ({ verdicts: [verdict] }), { forMs: 1, everyMs: 1, sleep });
  return pauses > 0;
}

const seen = (...runs: readonly ReportedRun[]) => aggregateSurface('shop', CHECKS, true, runs, []);

describe('what is said of a surface', () => {
  test.each<[string, readonly ReportedRun[], boolean]>([
    ['nothing was reported yet', [], true],
    ['one runs and the other is green', [run('unit', null), run('e2e', 'success')], true],
    ['one runs and the other failed', [run('unit', null), run('e2e', 'failure')], false],
    ['one was skipped though touched', [run('unit', 'skipped')], false],
    ['only an advisory one is to come', [run('unit', 'success'), run('e2e', 'success')], false],
  ])('may change or not: %s', async (_name, runs, expected) => expect(await isAwaited(seen(...runs))).toBe(expected));

  test('does not change where nothing is asked', async () => {
    expect(await isAwaited(aggregateSurface('shop', [], true, [], []))).toBe(false);
  });
});

describe('waiting for checks', () => {
  /** Looks that return these results in order, and then the last one forever. */
  function watching(...looks: readonly (readonly ReportedRun[])[]) {
    const pauses: number[] = [];
    let count = 0;
    const look = async () => ({ verdicts: [seen(...(looks[Math.min(count++, looks.length - 1)] ?? []))] });
    const sleep = async (ms: number) => pauses.push(ms);
    return { pauses, wait: (forMs: number) => settledVerdicts(look, { forMs, everyMs: 4_000, sleep }) };
  }
  const GREEN = [run('unit', 'success'), run('e2e', 'success')];

  test('ends as soon as everything is known, with longer and longer pauses', async () => {
    const { pauses, wait } = watching([], [run('unit', null)], [...GREEN.slice(0, 1), run('e2e', null)], [], GREEN);
    expect((await wait(60_000)).verdicts).toMatchObject([{ conclusion: 'success' }]);
    expect(pauses).toEqual([1_000, 2_000, 4_000, 4_000]);
  });

  test('does not wait for what has failed already, nor where nobody wants to', async () => {
    const failed = watching([run('unit', 'failure'), run('e2e', null)], GREEN);
    expect((await failed.wait(60_000)).verdicts).toMatchObject([{ conclusion: 'failure' }]);
    const once = watching([run('unit', null)], GREEN);
    expect((await once.wait(0)).verdicts).toMatchObject([{ conclusion: 'failure', title: 'e2e missing' }]);
    expect([failed.pauses, once.pauses]).toEqual([[], []]);
  });

  test('is over when the time is, and is no success by that', async () => {
    const missing = watching([]);
    expect((await missing.wait(9_500)).verdicts).toMatchObject([{ conclusion: 'failure' }]);
    expect(missing.pauses).toEqual([1_000, 2_000, 4_000, 2_500]);
    const running = watching([run('unit', null), run('e2e', 'success')]);
    expect((await running.wait(1_000)).verdicts).toMatchObject([{ conclusion: 'pending' }]);
  });
});

describe('what a change brings in', () => {
  const folder = scratch();
  afterAll(() => folder.dispose());
  const paths = (repository: TestRepository, base: string, head: string) =>
    proposedPaths(repository.path, base, head).map(({ path }) => path);

  test('is not what its base got since they parted', () => {
    const repository = new TestRepository(`${folder.path}/parted`);
    const root = repository.write({ a: '1', b: '1' }).commit();
    const base = repository.write({ b: '2' }).commit();
    repository.git('checkout', '--quiet', '-b', 'change', root);
    const head = repository.write({ a: '2' }).commit();
    expect(paths(repository, base, head)).toEqual(['a']);
    expect(paths(repository, root, head)).toEqual(['a']);
  });

  test('is all that differs where they have nothing in common', () => {
    const repository = new TestRepository(`${folder.path}/strangers`);
    const base = repository.write({ a: '1' }).commit();
    repository.git('checkout', '--quiet', '--orphan', 'other');
    const head = repository.write({ b: '1' }).commit();
    expect(paths(repository, base, head)).toEqual(['b']);
    repository.git('checkout', '--quiet', '--orphan', 'third');
    repository.git('rm', '--quiet', '-rf', '.');
    expect(paths(repository, base, repository.write({ c: '1' }).commit())).toEqual(['a', 'c']);
  });

  test('is all that differs where they have more than one merge base', () => {
    const repository = new TestRepository(`${folder.path}/crossed`);
    const root = repository.write({ a: '1', b: '1', c: '1' }).commit();
    const left = repository.write({ a: '2' }).commit();
    repository.git('checkout', '--quiet', '-b', 'right', root);
    const right = repository.write({ b: '2' }).commit();
    repository.git('merge', '--quiet', '--no-edit', left);
    const head = repository.write({ c: '2' }).commit();
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-edit', right);
    const base = repository.write({ a: '3' }).commit();
    expect(paths(repository, base, head)).toEqual(['a', 'c']);
  });

  test('is not guessed for half an id or a commit that is not there', () => {
    const repository = new TestRepository(`${folder.path}/refused`);
    const head = repository.write({ a: '1' }).commit();
    expect(() => paths(repository, head.slice(0, 12), head)).toThrow(expect.objectContaining({ place: '--base' }));
    expect(() => paths(repository, head, 'f'.repeat(40))).toThrow(expect.objectContaining({ place: '--head' }));
  });
});
