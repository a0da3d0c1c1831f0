import { setTimeout as pause } from 'node:timers/promises';
import { lookAtPromotion } from '../../../../delivery/promotion/look';
import { planPromotion } from '../../../../delivery/promotion/plan';
import type { PromotionQuestion } from '../../../../delivery/promotion/question';
import { promote } from '../../../../delivery/promotion/run';
import { cancelRun } from '../../../../emulator/github/actions/jobs';
import { commitFiles } from '../../../../emulator/github/actions/pulls';
import { review } from '../../../../emulator/github/actions/review';
import { queuedRuns, type RunPlace, rerun, runAt } from '../../../../emulator/github/actions/runs';
import { Ledger } from '../../../../evidence/ledger/ledger';
import { entriesOf } from '../../../../evidence/readers/answer';
import { signerFrom } from '../../../../evidence/signing/signer';
import type { StatementSigner } from '../../../../evidence/signing/statement-signer';
import { findTier } from '../../../../registry/selectors';
import { sample } from '../../../support/evidence/samples';
import { BOT, Yard, type YardJob } from '../deploy/yard';

const ENVIRONMENT = 'staging-approval';

let yard: Yard;

/** The receipt of a leaf on dev. */
async function onDev(surface: string): Promise<void> {
  const place = yard.start('deploy', BOT);
  const job = yard.job(place, 'deploy', `${surface}-dev`);
  const at = yard.now.toISOString();
  const { headSha: sha } = runAt(yard.world, place);
  const own = { repository: 'acme/storefront', path: '.github/workflows/deploy.yml', ref: 'refs/heads/dev', sha };
  const bundle = yard.bundle(surface);
  const receipt = sample('deploy-receipt', {
    surface,
    environment: `${surface}-dev`,
    bundleDigest: bundle,
    startedAt: at,
    finishedAt: at,
    health: { checks: 1, passed: 1, firstOkAt: at, lastOkAt: at },
    workflow: { ...own, runId: place.run, runAttempt: 1, actor: BOT },
  });
  await yard.say(job, { ...receipt, subjects: { commit: yard.commit, bundle } });
  yard.end(job);
  yard.finish(place);
}

beforeEach(async () => {
  yard = await Yard.open();
  await yard.release();
  for (const surface of ['shop', 'docs']) await onDev(surface);
  yard.later();
  const at = yard.now.toISOString();
  const reviewers = [{ type: 'Team' as const, id: 301 }];
  yard.world.repositories['storefront']!.environments[ENVIRONMENT] = {
    id: 901,
    name: ENVIRONMENT,
    createdAt: at,
    updatedAt: at,
    waitTimer: 0,
    reviewers,
    preventSelfReview: true,
    canAdminsBypass: false,
    branchPolicy: null,
    policies: {},
    variables: {},
    secrets: {},
  };
});
afterEach(async () => {
  await yard.close();
  expect(yard.github.violations()).toEqual([]);
  expect(yard.netlify.violations()).toEqual([]);
});

const question = (change: Partial<PromotionQuestion> = {}): PromotionQuestion => ({
  registry: yard.registry,
  repository: 'web',
  tier: findTier(yard.registry, 'staging')!,
  commit: yard.commit,
  surfaces: undefined,
  ...change,
});

/** A promotion's run up to the promoting job, with an approval and the gate's signed decision. */
async function asked(by: string | undefined, { starter = 'hubot', decision = 'go' } = {}) {
  const place = yard.start('promote-staging', starter);
  const approval = yard.job(place, 'approval', ENVIRONMENT);
  const at = yard.now.toISOString();
  if (by !== undefined) {
    review(yard.world, place, { user: by, environments: [ENVIRONMENT], state: 'approved', comment: '', at });
    yard.end(approval);
  }
  const gate = yard.job(place, 'gate');
  const bundles = ['docs', 'shop'].map((surface) => ({ surface, digest: yard.bundle(surface) }));
  const digests = bundles.map(({ digest }) => digest);
  const release = { repository: 'web', commit: yard.commit, fromTier: 'dev', toTier: 'staging', bundles };
  const statement = sample('release-decision', { release, decision, evaluatedAt: at });
  const subjects = { commit: yard.commit, bundle: digests[0]!, bundles: digests };
  const bytes = await yard.sign(gate, { ...statement, subjects });
  yard.end(gate);
  return { place, job: yard.job(place, 'promote'), decision: bytes };
}

const played: string[] = [];
let playing: Promise<void> | undefined;
/** Plays every queued leaf once, as GitHub's runners would, regardless of the number of watchers. */
async function runners(): Promise<void> {
  playing ??= playAll();
  try {
    await playing;
  } finally {
    playing = undefined;
  }
}

async function playAll(): Promise<void> {
  for (const place of queuedRuns(yard.world)) {
    const { inputs, workflowId } = runAt(yard.world, place);
    if (!yard.world.repositories['storefront']!.workflows[workflowId]?.path.endsWith('/deploy.yml')) continue;
    played.push(inputs['surface']!);
    await yard.leaf(place, inputs['tier']!, inputs['surface']!, inputs['ticket']!);
  }
}

// Git calls block the event loop. The wrapper first lets Node notice connections that the services closed meanwhile.
function signing(job: YardJob): StatementSigner['sign'] {
  const { sign } = signerFrom(yard.environment(job));
  return async (statement) => {
    await pause(20);
    return await sign(statement);
  };
}

function desk(
  { place, job }: { readonly place: RunPlace; readonly job: YardJob },
  sleep: () => Promise<unknown> = runners,
) {
  let nonce = 0;
  return {
    ledger: new Ledger({ branch: yard.branch, trust: yard.trust, now: () => yard.now, sign: signing(job) }),
    github: yard.client,
    own: { runId: place.run, attempt: 1 },
    patience: { sleep },
    progress: () => undefined,
    nonce: () => {
      nonce += 1;
      return `${place.run}${nonce}`.padStart(32, '0');
    },
  };
}

const go = { until: undefined, resumes: undefined } as const;
const on = async (tier: string) => {
  const all = entriesOf(await yard.book(), 'deploy-receipt').filter(({ predicate }) => predicate.tier === tier);
  return all.map(({ predicate }) => `${predicate.surface} ${predicate.outcome}`).sort();
};

describe('promote', () => {
  test('signs what was approved, dispatches a leaf for each surface, watches, and collects the receipts', async () => {
    const run = await asked('mona');
    const result = await promote(question(), { ...go, decision: run.decision }, desk(run));
    expect([result.state, result.plan.problems, result.plan.objections]).toEqual(['done', [], []]);
    expect(result.outcomes).toMatchObject([
      { surface: 'shop', state: 'deployed', exitCode: 0 },
      { surface: 'docs', state: 'deployed', exitCode: 0 },
    ]);
    expect(await on('staging')).toEqual(['docs succeeded', 'shop succeeded']);
    // From now on each is monitored by a run that the delivery App started on the tier's branch.
    const watching = queuedRuns(yard.world).map((place) => runAt(yard.world, place));
    expect(watching).toMatchObject([
      { id: result.outcomes[0]?.monitor, inputs: { surface: 'shop', tier: 'staging' }, actor: BOT, headBranch: 'dev' },
      { id: result.outcomes[1]?.monitor, inputs: { surface: 'docs', tier: 'staging' } },
    ]);
    const book = await yard.book();
    expect(book.refused).toEqual([]);
    expect(entriesOf(book, 'approval').map(({ predicate }) => [predicate.login, predicate.environment])).toEqual([
      ...[
        ['mona', ENVIRONMENT],
        ['mona', ENVIRONMENT],
      ],
    ]);
    yard.later();
    const again = await asked('mona');
    const nothing = await promote(question(), { ...go, decision: undefined }, desk(again));
    expect(nothing.outcomes.map(({ state }) => state)).toEqual(['already', 'already']);
    expect(yard.netlify.world.deploys).toHaveLength(2);

    yard.later();
    yard.github.addFault({ kind: 'status', status: 403, path: 'monitor.yml/dispatches', times: 9 });
    const blind = await promote(question(), { ...go, decision: undefined }, desk(await asked('mona')));
    expect(blind.outcomes).toMatchObject([
      { state: 'already', exitCode: 3, reason: expect.stringContaining('its monitor was not started') },
      { state: 'already', exitCode: 3 },
    ]);
  });

  test('killed at any step, goes on as a new run that names the old one, and deploys nothing twice', async () => {
    const killed = new Error('killed');
    const steps = [
      { until: 'approvals' as const, sleep: runners },
      { until: 'tickets' as const, sleep: runners },
      // The promotion is killed while the leaves wait. One leaf runs before the next promotion begins.
      { until: undefined, sleep: () => Promise.reject(killed) },
    ];
    let old: RunPlace | undefined;
    played.length = 0;
    for (const { until, sleep } of steps) {
      const run = await asked('mona');
      const order = { decision: run.decision, until, resumes: old?.run };
      await promote(question(), order, desk(run, sleep)).catch((error: unknown) => expect(error).toBe(killed));
      if (until === undefined) expect(queuedRuns(yard.world)).toHaveLength(2);
      yard.end(run.job);
      yard.finish(run.place);
      old = run.place;
      yard.later();
    }
    const last = await asked('mona');
    const result = await promote(question(), { ...go, decision: last.decision, resumes: old?.run }, desk(last));
    expect(result.outcomes).toMatchObject([{ state: 'already' }, { state: 'already' }]);
    expect(await on('staging')).toEqual(['docs succeeded', 'shop succeeded']);
    expect([...played].sort()).toEqual(['docs', 'shop']);
    expect(yard.netlify.world.deploys).toHaveLength(2);
  });

  test('a surface that fails does not hold the other up, and only it is done again', async () => {
    const site = yard.netlify.world.sites.find(({ name }) => name === 'shop-staging')!;
    yard.netlify.addFault({ kind: 'status', status: 422, method: 'POST', path: `/sites/${site.id}/deploys` });
    const run = await asked('mona');
    const result = await promote(question(), { ...go, decision: run.decision }, desk(run));
    expect(result.outcomes).toMatchObject([
      { surface: 'shop', state: 'failed', exitCode: 1 },
      { surface: 'docs', state: 'deployed', exitCode: 0 },
    ]);
    yard.netlify.clearFaults();
    yard.end(run.job);
    yard.finish(run.place);
    yard.later();
    const next = await asked('mona');
    const again = await promote(question(), { ...go, decision: next.decision, resumes: run.place.run }, desk(next));
    expect(again.outcomes).toMatchObject([
      { surface: 'shop', state: 'deployed' },
      { surface: 'docs', state: 'already' },
    ]);
    expect(await on('staging')).toEqual(['docs succeeded', 'shop failed', 'shop succeeded']);
  });

  test('does not begin beside a promotion that has not ended', async () => {
    const first = await asked('mona');
    const second = await asked('mona');
    const order = { ...go, decision: second.decision, resumes: first.place.run };
    await expect(promote(question(), order, desk(second))).rejects.toMatchObject({ exitCode: 1 });
  });
});

describe('a promotion stops', () => {
  const stopped = async (
    run: Awaited<ReturnType<typeof asked>>,
    reason: RegExp,
    change: Partial<PromotionQuestion> = {},
  ) => {
    const head = (await yard.branch.read()).head;
    const result = await promote(question(change), { ...go, decision: run.decision }, desk(run));
    const reasons = [...result.plan.problems, ...result.plan.objections].map((each) => each.reason);
    expect([result.state, reasons]).toEqual(['stopped', expect.arrayContaining([expect.stringMatching(reason)])]);
    expect((await yard.branch.read()).head).toBe(head);
    expect(await on('staging')).toEqual([]);
  };

  test('where nobody approved, or only whoever started it, or who made the release', async () => {
    await stopped(await asked(undefined), /0 of 1 people approved/);
    await stopped(await asked('hubot', { starter: 'hubot' }), /0 of 1 people approved/);
    await stopped(await asked('octocat'), /0 of 1 people approved/);
    await stopped(await asked('stranger'), /0 of 1 people approved/);
  });

  test('where its run was started again', async () => {
    const run = await asked('mona');
    yard.end(run.job);
    yard.finish(run.place);
    rerun(yard.world, run.place, 'hubot', yard.now.toISOString());
    await stopped({ ...run, job: yard.job(run.place, 'promote') }, /started again/);
  });

  test('where the tier before has no receipt of the commit, or the tier’s branch does not have it', async () => {
    const change = {
      repository: 'storefront',
      user: 'octocat',
      message: 'later',
      files: { 'x.txt': 'x' },
      at: yard.now.toISOString(),
    };
    const later = commitFiles(yard.world, { ...change, branch: 'dev' });
    await stopped(await asked('mona'), /no bundle was signed at the commit/, { commit: later });
    const aside = commitFiles(yard.world, { ...change, branch: 'aside', from: 'main' });
    await stopped(await asked('mona'), /dev does not contain it/, { commit: aside });
  });

  test('where two bundles of one surface were signed at the commit: nobody knows which of them was tested', async () => {
    const place = yard.start('release', 'octocat', { event: 'push' });
    const job = yard.job(place, 'bundle');
    const subjects = { commit: yard.commit, bundle: `sha256:${'5'.repeat(64)}` };
    await yard.say(job, { ...sample('release-bundle', { surface: 'shop' }), subjects });
    yard.end(job);
    yard.finish(place);
    await stopped(await asked('mona'), /not exactly one bundle of it was signed at the commit/);
  });

  test('where the gate said no: no ticket is signed and nothing dispatched', async () => {
    const run = await asked('mona', { decision: 'no-go' });
    await expect(promote(question(), { ...go, decision: run.decision }, desk(run))).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('the gate said no-go'),
    });
    expect(
      entriesOf(await yard.book(), 'promotion-ticket').filter(({ predicate }) => predicate.tier === 'staging'),
    ).toEqual([]);
    expect(queuedRuns(yard.world)).toEqual([]);
  });

  test('with exit 3 where an author cannot be named, a list is cut off, or GitHub does not answer', async () => {
    const nameless = { repository: 'storefront', branch: 'dev', user: 'octocat', email: 'nobody@nowhere.example' };
    const commit = commitFiles(yard.world, {
      ...nameless,
      message: 'x',
      files: { y: 'y' },
      at: yard.now.toISOString(),
    });
    const run = await asked('mona');
    const look = (change: Partial<PromotionQuestion> = {}) => {
      return lookAtPromotion(question(change), { ...desk(run), runId: run.place.run });
    };
    await expect(look({ commit, surfaces: ['shop'] })).rejects.toMatchObject({
      exitCode: 3,
      place: `commit ${commit}`,
    });
    yard.github.addFault({ kind: 'truncate', method: 'GET', path: '/compare/', keep: 0, times: 9 });
    await expect(look()).rejects.toMatchObject({ exitCode: 3 });
    yard.github.clearFaults();
    for (const path of ['/teams/', '/approvals$', '/pulls$', '/compare/']) {
      yard.github.addFault({ kind: 'status', status: 403, method: 'GET', path, times: 9 });
      await expect(look()).rejects.toMatchObject({ exitCode: 3 });
      yard.github.clearFaults();
    }
    expect(planPromotion(question(), await look()).problems).toEqual([]);
  });
});

describe('the leaf of a promotion is refused', () => {
  test('where its promotion was rejected, cancelled or is still waiting', async () => {
    const run = await asked('mona');
    await promote(question(), { ...go, decision: run.decision, until: 'tickets' }, desk(run));
    const tickets = entriesOf(await yard.book(), 'promotion-ticket').filter(
      ({ predicate }) => predicate.surface === 'shop',
    );
    const { id } = tickets.at(-1)!;
    const facts = runAt(yard.world, run.place);
    const waiting = facts.jobs.find(({ name }) => name === 'approval')!;
    Object.assign(waiting, { status: 'waiting', conclusion: null });
    const leaf = () => yard.leaf(yard.start('deploy', BOT), 'staging', 'shop', id);
    expect(await leaf()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('"approval" of the promotion is waiting'),
    });
    Object.assign(waiting, { status: 'completed', conclusion: 'success' });
    facts.reviews.push({ ...facts.reviews[0]!, state: 'rejected' });
    expect(await leaf()).toMatchObject({ code: 1, stdout: expect.stringContaining('somebody rejected') });
    facts.reviews.length = 0;
    expect(await leaf()).toMatchObject({ code: 1, stdout: expect.stringContaining('GitHub knows no approval') });
    cancelRun(yard.world, run.place, yard.now.toISOString());
    expect(await leaf()).toMatchObject({ code: 1, stdout: expect.stringContaining('ended with cancelled') });
    expect(await on('staging')).toEqual([]);
  });
});

describe('causeway promote', () => {
  test('plan shows all of it and writes nothing; run stops where it is told', async () => {
    const run = await asked('mona');
    const head = (await yard.branch.read()).head;
    const release = ['--tier', 'staging', '--repository', 'web', '--commit', yard.commit];
    const plan = await yard.step(run.job, 'promote', 'plan', ...release, '--json');
    expect([plan.code, JSON.parse(plan.stdout)]).toMatchObject([
      0,
      {
        state: 'planned',
        ancestry: { relation: 'equal' },
        mayApprove: ['mona', 'hubot'],
        problems: [],
        environments: [ENVIRONMENT],
        suffixes: [''],
        open: true,
        surfaces: [
          { surface: 'shop', environments: [ENVIRONMENT], quorum: 1, before: { ok: true } },
          { surface: 'docs' },
        ],
      },
    ]);
    expect((await yard.branch.read()).head).toBe(head);
    const decision = ['--decision', yard.put('decision.json', run.decision)];
    const handed = await yard.step(
      run.job,
      'promote',
      'run',
      ...release,
      ...decision,
      '--until',
      'approvals',
      '--out',
      'handed',
    );
    expect(handed).toMatchObject({ code: 0, stdout: expect.stringContaining('approved') });
    expect((await yard.branch.read()).head).toBe(head);
    const ticketed = await yard.step(
      run.job,
      'promote',
      'run',
      ...release,
      ...decision,
      '--until',
      'tickets',
      '--json',
    );
    expect([ticketed.code, JSON.parse(ticketed.stdout).state]).toEqual([0, 'ticketed']);
    expect(queuedRuns(yard.world)).toEqual([]);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['an unknown tier', ['--tier', 'moon'], /no tier "moon".*\n.*\n.*dev, staging, production/],
    ['the first tier', ['--tier', 'dev'], /nothing is promoted to dev/],
    ['an unknown surface', ['--tier', 'staging', '--surface', 'moon'], /no surface "moon"/],
    ['half a commit id', ['--tier', 'staging', '--commit', 'abc'], /not a full commit id/],
  ])('%s is exit 2', async (_name, flags, message) => {
    const run = await asked('mona');
    const commit = flags.includes('--commit') ? [] : ['--commit', yard.commit];
    const outcome = await yard.step(run.job, 'promote', 'plan', ...flags, ...commit);
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});
