import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { floorOf } from '../../../demo/stage/run/floor';
import { runJob, type Scene } from '../../../demo/stage/run/jobs';
import { runSteps } from '../../../demo/stage/run/steps';
import { memberOf } from '../../../formats/token/value';
import { readWorkflow } from '../../../formats/workflow/read';
import { casesOf } from '../../support/cases';
import { ROOT } from '../../support/registry/fixtures';

const CONTEXTS = { inputs: { tier: 'production' } };

describe('a concurrency group', () => {
  const { floor, isStill } = floorOf({} as Parameters<typeof floorOf>[0]);
  const settle = async () => {
    for (let beat = 0; beat < 50; beat += 1) {
      isStill();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  /** The results of runs that arrive one after another while the first runs. */
  const comes = async (group: string, queue: 'single' | 'max', count: number, repository = 'web') => {
    const outcomes: string[] = Array.from({ length: count }, () => 'pending');
    const leaves: (() => void)[] = [];
    for (let index = 0; index < count; index += 1) {
      void floor.concurrency({ group, 'cancel-in-progress': false, queue }, CONTEXTS, repository).then((leave) => {
        outcomes[index] = leave === undefined ? 'cancelled' : 'ran';
        if (leave !== undefined) leaves.push(leave);
      });
      await settle();
    }
    return { outcomes, leaves };
  };
  const finish = async (leaves: (() => void)[]) => {
    for (let leave = leaves.shift(); leave !== undefined; leave = leaves.shift()) {
      leave();
      await settle();
    }
  };

  test('by default loses the one that waits when another one comes', async () => {
    const { outcomes, leaves } = await comes('rollback', 'single', 4);
    expect(outcomes).toEqual(['ran', 'cancelled', 'cancelled', 'pending']);
    await finish(leaves);
    expect(outcomes).toEqual(['ran', 'cancelled', 'cancelled', 'ran']);
  });

  test('keeps all that wait with queue: max, in their order', async () => {
    const { outcomes, leaves } = await comes('kept', 'max', 4);
    expect(outcomes).toEqual(['ran', 'pending', 'pending', 'pending']);
    await finish(leaves);
    expect(outcomes).toEqual(['ran', 'ran', 'ran', 'ran']);
  });

  test.each(
    casesOf<{ readonly queue: 'single' | 'max'; readonly runs: number }, readonly string[]>('concurrency.yaml'),
  )('the cases of a group: %s', async (what, { input, verdict }) => {
    const { outcomes, leaves } = await comes(what, input.queue, input.runs);
    await finish(leaves);
    expect(outcomes).toEqual(verdict);
  });

  test('keeps a hundred and no more', async () => {
    const { outcomes, leaves } = await comes('full', 'max', 103);
    expect(outcomes.slice(-3)).toEqual(['pending', 'cancelled', 'cancelled']);
    await finish(leaves);
  });

  test('is a repository’s, whatever the case of its name', async () => {
    const first = await comes('Deploy', 'max', 1);
    expect((await comes('deploy', 'max', 1, 'services')).outcomes).toEqual(['ran']);
    const third = await comes('DEPLOY', 'max', 1);
    expect(third.outcomes).toEqual(['pending']);
    await finish(first.leaves);
    expect(third.outcomes).toEqual(['ran']);
  });
});

describe('no rollback, monitor or promotion of ours is lost silently', () => {
  const folder = join(ROOT, '.github/workflows');
  const read = readdirSync(folder).map((file) => {
    const found = readWorkflow(file, readFileSync(join(folder, file), 'utf8'));
    if (!found.ok) throw new Error(`${file}: ${JSON.stringify(found.problems)}`);
    return found.workflow;
  });
  // A later nightly audit reports everything that a replaced earlier one would.
  const waiting = read.filter(({ path, content }) => {
    return !path.startsWith('nightly-') && memberOf(memberOf(content, 'concurrency'), 'cancel-in-progress') === false;
  });

  test.each(waiting.map((workflow) => [workflow.path, workflow] as const))(
    '%s keeps what waits',
    (_path, { content }) => {
      expect(memberOf(memberOf(content, 'concurrency'), 'queue')).toBe('max');
    },
  );

  test('each of the way to production waits, and no job of it has a group that loses one', () => {
    const names = ['deploy', 'monitor', 'promote-production', 'promote-staging', 'release', 'rollback'];
    expect(waiting.map(({ path }) => path)).toEqual(expect.arrayContaining(names.map((name) => `${name}.yml`)));
    const groups = read.flatMap(({ jobs }) => jobs.flatMap(({ content }) => memberOf(content, 'concurrency') ?? []));
    expect(groups.filter((group) => memberOf(group, 'queue') !== 'max')).toEqual([]);
  });
});

describe('a job', () => {
  const scene = (jobs: Scene['workflow']['jobs'], result: 'success' | 'failure' = 'success') =>
    ({
      floor: { variables: () => ({}), busy: (work: () => unknown) => work() },
      workflow: { name: 'x', permissions: {}, jobs },
      prefix: '',
      call: async () => ({ result, outputs: {} }),
    }) as unknown as Scene;
  const skipped = { result: 'skipped', outputs: {}, line: 'skipped' } as const;

  test('that ran by always() hands on that something before it was skipped', async () => {
    const b = { uses: './.github/workflows/b.yml', if: 'always()', permissions: {} } as never;
    expect(await runJob('b', scene({ b }), { a: skipped })).toMatchObject({ result: 'success', line: 'skipped' });
  });

  test('of a matrix that failed makes the need fail, whatever was cancelled by it', async () => {
    const b = { uses: './.github/workflows/b.yml', permissions: {}, strategy: { matrix: { x: [1, 2] } } } as never;
    expect(await runJob('b', scene({ b }, 'failure'), {})).toMatchObject({ result: 'failure', line: 'failure' });
  });

  test('that was cancelled meanwhile runs nothing but what is always run', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-steps-'));
    let isCancelled = false;
    const stage = { workspace: folder } as never;
    const steps = [
      { run: 'true' },
      { run: 'false' },
      { run: 'true', if: 'always()' },
      { run: 'true', if: 'cancelled()' },
    ];
    const outcome = await runSteps({
      job: { steps } as never,
      stage,
      temp: folder,
      contexts: {},
      env: {},
      runner: { PATH: '/usr/bin:/bin' },
      isCancelled: () => {
        const was = isCancelled;
        isCancelled = true;
        return was;
      },
    });
    rmSync(folder, { recursive: true });
    expect([outcome.conclusion, outcome.steps.map(({ conclusion }) => conclusion)]).toEqual([
      'cancelled',
      ['success', 'skipped', 'success', 'success'],
    ]);
  });
});
