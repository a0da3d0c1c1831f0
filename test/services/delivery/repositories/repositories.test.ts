import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitFiles } from '../../../../emulator/github/actions/pulls';
import type { RunPlace } from '../../../../emulator/github/actions/runs';
import { type Key, NAMES, SURFACES, TwoRepositories } from './scene';

const KEYS = ['web', 'services'] as const;
let two: TwoRepositories;
const commits: Partial<Record<Key, string>> = {};
const bundles: Partial<Record<Key, string>> = {};
beforeAll(async () => {
  two = await TwoRepositories.open();
});
afterAll(() => two.close());
afterEach(() => expect(two.running.violations()).toEqual([]));

const commitOf = (key: Key) => commits[key] ?? '';
const leavesIn = (leaves: readonly RunPlace[]) => leaves.map(({ repository }) => repository);
const api = ['--evidence-api'];
const BOT = 'acme-delivery[bot]';

/** Receipts of a surface on a tier, as `receipt list` prints them. */
async function receipts(key: Key, tier: string): Promise<readonly Record<string, unknown>[]> {
  const job = two.job(two.people.web.start('drift', 'schedule', { branch: 'main', actor: 'mona' }), 'look');
  const flags = ['--surface', SURFACES[key], '--tier', tier, ...api, '--json'];
  const listed = await two.good(job, ['receipt', 'list', ...flags]);
  two.end(job);
  two.finish(job.place);
  return JSON.parse(listed.stdout).chains.flatMap((chain: { receipts: unknown }) => chain.receipts);
}

/** A promotion's run in a repository, up to its gate. ada approves it, and on production grace too. */
async function gated(key: Key, tier: 'staging' | 'production') {
  const [branch, surface] = [tier === 'production' ? 'main' : 'dev', SURFACES[key]];
  const commit = commitOf(key);
  const place = two.people[key].start(`promote-${tier}`, 'workflow_dispatch', { branch, actor: 'hubot' });
  const names =
    tier === 'staging' ? ['staging-approval'] : [`production-approval-${surface}`, `production-approval-${surface}-2`];
  for (const [index, name] of names.entries()) {
    const job = two.job(place, `approval (${name})`, name);
    two.people[key].say(place, index === 0 ? 'ada' : 'grace', name);
    two.end(job);
  }
  const gate = two.job(place, 'gate');
  const out = join(two.folder, `artifacts-${key}-${tier}`);
  two.clone('web');
  const flags = ['--tier', tier, '--commit', commit, '--checkout', two.clone(key), '--out', out, ...api, '--sign'];
  const outcome = await two.step(gate, ['gate', 'evaluate', ...flags], join(two.folder, 'web'));
  two.end(gate, outcome.code === 0);
  const report = JSON.parse(readFileSync(join(out, 'release_readiness_gate_report.json'), 'utf8'));
  return { place, outcome, report, decision: join(out, 'release_decision.sigstore.json') };
}

async function promoted(key: Key, tier: 'staging' | 'production') {
  const { place, outcome, report, decision } = await gated(key, tier);
  if (outcome.code !== 0) throw new Error(outcome.stdout + outcome.stderr);
  const flags = ['promote', 'run', '--tier', tier, '--commit', commitOf(key), '--decision', decision];
  for (const until of ['approvals', 'tickets']) {
    const step = await two.signed(two.job(place, until), [...flags, '--until', until]);
    if (step.code !== 0) throw new Error(step.stdout + step.stderr);
  }
  const job = two.job(place, 'deploy', `causeway-delivery-${tier}`);
  const [done, leaves] = await two.withLeaves(two.step(job, [...flags, ...api]));
  two.end(job, done.code === 0);
  two.finish(place);
  return { done, leaves, report };
}

describe('two repositories, one of which governs', () => {
  test.each(KEYS)(
    'the release of %s is deployed by the leaf of its own repository, with its evidence in one place',
    async (key) => {
      const surface = SURFACES[key];
      const commit = two.people[key].push('dev', 'mona', { [`${surface}/index.html`]: `${surface}, second` });
      const place = two.people[key].start('release', 'push', { branch: 'dev', actor: 'mona' });
      commits[key] = commit;
      bundles[key] = await two.build(key, place, commit);
      const run = ['release', 'run', '--commit', commit];
      expect(await two.signed(two.job(place, 'tickets'), [...run, '--until', 'tickets'])).toMatchObject({ code: 0 });
      const job = two.job(place, 'deploy', 'causeway-delivery-dev');
      const [released, leaves] = await two.withLeaves(two.step(job, [...run, ...api]));
      two.end(job);
      two.finish(place);
      expect([released.code, released.stdout]).toEqual([0, `deployed  ${surface} on dev\n`]);
      expect(leavesIn(leaves)).toEqual([NAMES[key]]);
      expect(await receipts(key, 'dev')).toMatchObject([{ outcome: 'succeeded', commit, bundle: bundles[key] }]);
    },
  );

  test.each(KEYS)(
    'a commit of %s is promoted in its own repository, and the gate judges its surfaces alone',
    async (key) => {
      for (const tier of ['staging', 'production'] as const) {
        if (tier === 'production') two.people[key].merge('dev', 'main', 'mona');
        const { done, leaves, report } = await promoted(key, tier);
        if (done.code !== 0) throw new Error(done.stdout + done.stderr);
        const release = {
          repository: `acme/${NAMES[key]}`,
          commit: commitOf(key),
          bundles: [{ surface: SURFACES[key] }],
        };
        expect(report).toMatchObject({ decision: 'go', release });
        expect(leavesIn(leaves)).toEqual([NAMES[key]]);
        expect(await receipts(key, tier)).toMatchObject([{ outcome: 'succeeded', bundle: bundles[key] }]);
      }
    },
  );

  test('a leaf of the one takes no ticket for a surface of the other, which stays good for its own', async () => {
    const commit = two.people.services.push('dev', 'mona', { 'api/index.html': 'api, third' });
    const place = two.people.services.start('release', 'push', { branch: 'dev', actor: 'mona' });
    const bundle = await two.build('services', place, commit);
    const run = ['release', 'run', '--commit', commit];
    const until = await two.signed(two.job(place, 'tickets'), [...run, '--until', 'tickets', '--json']);
    const { tickets } = JSON.parse(until.stdout);
    const inputs = { surface: 'api', tier: 'dev', commit, bundle, ticket: tickets.api };
    const stray = two.people.web.start('deploy', 'workflow_dispatch', { branch: 'dev', actor: BOT, inputs });
    const refused = await two.leaf(stray);
    expect([refused.code, refused.stdout]).toEqual([
      1,
      'refused: api is deployed from acme/services, not from acme/storefront\n',
    ]);
    const [released] = await two.withLeaves(
      two.step(two.job(place, 'deploy', 'causeway-delivery-dev'), [...run, ...api]),
    );
    expect([released.code, released.stdout]).toEqual([0, 'deployed  api on dev\n']);
    Object.assign(commits, { services: commit });
    Object.assign(bundles, { services: bundle });
  });

  test('the gate of the one says no-go to a commit of the other, and finds no surface in it', async () => {
    const job = two.job(
      two.people.web.start('promote-staging', 'workflow_dispatch', { branch: 'dev', actor: 'hubot' }),
      'gate',
    );
    const out = join(two.folder, 'artifacts-stray');
    const flags = ['--tier', 'staging', '--commit', commitOf('services'), '--checkout', two.clone('web'), '--out', out];
    const { code, stderr } = await two.step(job, ['gate', 'evaluate', ...flags, ...api]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('NO-GO promotion of no surface')]);
  });

  test('a promotion’s run in the one signs nothing for a surface of the other', async () => {
    const { place, outcome, decision } = await gated('services', 'staging');
    expect(outcome.code).toBe(0);
    two.finish(place);
    const stray = two.people.web.start('promote-staging', 'workflow_dispatch', { branch: 'dev', actor: 'hubot' });
    const approval = two.job(stray, 'approval (staging-approval)', 'staging-approval');
    two.people.web.say(stray, 'ada', 'staging-approval');
    two.end(approval);
    two.end(two.job(stray, 'gate'));
    const about = ['--tier', 'staging', '--commit', commitOf('services'), '--decision', decision];
    const args = ['promote', 'run', '--repository', 'services', ...about, '--until', 'tickets'];
    const refused = await two.signed(two.job(stray, 'tickets'), args);
    // Approvals are read from a run of the promoted repository, and that has no run with this number.
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('the run is not there')]);
  });

  test('a receipt of the one about a surface of the other is not taken, and counts for nothing where it lies', async () => {
    const place = two.people.web.start('deploy', 'workflow_dispatch', { branch: 'dev', actor: BOT });
    const { bytes, path } = await two.signedReceipt(two.job(place, 'deploy'), {
      surface: 'api',
      tier: 'dev',
      environment: 'api-dev',
      commit: commitOf('services'),
      bundle: bundles.services ?? '',
    });
    const reason = 'api is not a surface of the repository web';
    const pushed = await two.record(place, two.put('stray/receipt.sigstore.json', bytes));
    expect([pushed.code, pushed.stderr]).toEqual([1, expect.stringContaining(reason)]);
    const planned = async () => {
      const run = two.people.services.start('promote-staging', 'workflow_dispatch', { branch: 'dev', actor: 'hubot' });
      const flags = ['--tier', 'staging', '--commit', commitOf('services'), ...api];
      return two.step(two.job(run, 'plan'), ['promote', 'plan', ...flags]);
    };
    expect((await planned()).code).toBe(0);
    const about = { repository: NAMES.web, branch: 'evidence', user: 'mona', message: 'slipped in' };
    commitFiles(two.world, { ...about, files: { [path]: bytes.toString('utf8') }, at: new Date().toISOString() });
    const after = await planned();
    expect([after.code, after.stdout]).toEqual([3, expect.stringContaining(reason)]);
  });
});
