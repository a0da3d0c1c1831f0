import { bindingOf, readBinding } from '../../../delivery/apply/binding';
import { generatedWorkflows } from '../../../demo/stage/governed';
import { REPOSITORY } from '../../../demo/stage/shop-registry';
import { downloadArtifact } from '../../../emulator/github/actions/artifacts';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import { zip } from '../../../emulator/github/actions/zip';
import { findCommit } from '../../../emulator/github/git/commit';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { readTree } from '../../../emulator/github/git/tree';
import { type Infrastructure, openInfrastructure } from './infrastructure';

// The real engine, plugins and policy pack, in the jobs of the workflow files.
let scene: Infrastructure;
let pull: number;
beforeAll(async () => {
  scene = await openInfrastructure();
});
afterAll(() => scene.close());

async function previewed(): Promise<RunPlace> {
  const run = { branch: 'main', actor: 'mona', pulls: [pull] };
  const place = scene.start('infrastructure-preview', 'pull_request_target', run);
  await scene.hand.settle();
  return place;
}

function comments(): readonly string[] {
  const all = Object.values(repositoryNamed(scene.world.github.world, REPOSITORY).comments);
  return all.filter(({ issue }) => issue === pull).map(({ body }) => body);
}

/** Receipts of applies on the evidence branch. */
function receipts(): readonly string[] {
  const { branches, git } = repositoryNamed(scene.world.github.world, REPOSITORY);
  const filesIn = (tree: string): readonly string[] =>
    readTree(git.objects, tree).flatMap(({ mode, name, sha }) => (/^0?40000$/.test(mode) ? filesIn(sha) : [name]));
  const tree = findCommit(git.objects, branches['evidence']?.sha ?? '')?.tree ?? '';
  return filesIn(tree).filter((name) => name.startsWith('apply-receipt-'));
}

function must(place: RunPlace, expected: Readonly<Record<string, string>>): void {
  const jobs = scene.jobs(place);
  if (JSON.stringify(jobs) !== JSON.stringify({ ...jobs, ...expected })) throw new Error(scene.hand.told(place));
  expect(jobs).toEqual(expected);
}

test('a proposed registry that breaks a rule is told so in a comment, and no stack is looked at', async () => {
  scene.push(
    'greet',
    'mona',
    scene.proposal(({ tiers }) => void Object.assign(tiers[2] ?? {}, { branch: 'dev' })),
  );
  pull = scene.propose('greet', 'main', 'mona');
  const place = await previewed();
  must(place, { registry: 'failure', 'preview ${{ matrix.stack }}': 'skipped', report: 'success' });
  expect(comments()).toEqual([expect.stringContaining('production')]);
  expect(comments()[0]).toMatch(/broken|refused/i);
});

test('the next push has its stacks previewed, and the same comment says what would change, for whom and by which rules', async () => {
  const greeting = { in: ['github' as const], values: { dev: 'hello', staging: 'hello', production: 'welcome' } };
  scene.push(
    'greet',
    'mona',
    scene.proposal(({ surfaces }) => void Object.assign(surfaces[0]?.variables ?? {}, { GREETING: greeting })),
  );
  const place = await previewed();
  must(place, {
    registry: 'success',
    ...Object.fromEntries(scene.stacks.map((stack) => [`preview ${stack}`, 'success'])),
    report: 'success',
  });
  const [comment, ...others] = comments();
  expect(others).toEqual([]);
  expect(comment).toContain('Infrastructure preview: passes');
  expect(comment).toMatch(/\| production \| shop \| \d+ \|/);
  expect(comment).toContain('No violation, no advice.');
  const { sarifs } = repositoryNamed(scene.world.github.world, REPOSITORY);
  expect(Object.values(sarifs)).toMatchObject([{ status: 'complete', ref: `refs/pull/${pull}/head` }]);
});

const UP = '.github/workflows/infrastructure-up.yml';

test('a job that does not log in to the state ends with 3, says why, and asks the engine nothing', async () => {
  const files = generatedWorkflows(scene.registry(), 'web');
  const login = /^ {6}- uses: aws-actions\/configure-aws-credentials.*\n(?: {8}.*\n)+/gm;
  scene.push('main', 'mona', { [UP]: (files[UP] ?? '').replace(login, '') });
  const place = scene.start('infrastructure-up', 'workflow_dispatch', { branch: 'main', actor: 'mona' });
  await scene.hand.settle();
  expect(scene.hand.told(place)).toMatch(
    /state check --stack "\$STACK"\nthe job is not logged in to aws: [^\n]*\n+exit 3/,
  );
  // The first failure cancels the others.
  const previews = scene.stacks.map((stack) => scene.jobs(place)[`preview ${stack}`]);
  expect([...new Set(previews)].sort()).toEqual(['cancelled', 'failure']);
  expect(scene.jobs(place)).toMatchObject({ 'up ${{ matrix.stack }}': 'skipped' });
  scene.push('main', 'mona', { [UP]: files[UP] ?? '' });
});

/** Approves each stack when its approval is requested. Returns the order of the requests. */
async function approveAll(place: RunPlace): Promise<readonly string[]> {
  const order: string[] = [];
  for (;;) {
    await scene.hand.settle();
    const { runs } = repositoryNamed(scene.world.github.world, REPOSITORY);
    const [waiting, ...more] = runs[place.run]?.pending ?? [];
    if (waiting === undefined) return order;
    expect(more).toEqual([]);
    expect(() => scene.say(place, 'mona', waiting.name)).toThrow('may not approve');
    scene.say(place, 'ada', waiting.name);
    order.push(waiting.name);
  }
}

test('once merged, what was put in the place of the reviewed plan is not applied, and nothing after it either', async () => {
  scene.accept(pull, 'mona');
  const place = scene.start('infrastructure-up', 'push', { branch: 'main', actor: 'mona' });
  await scene.hand.settle();
  const { world } = scene.world.github;
  const { artifacts } = repositoryNamed(world, REPOSITORY);
  const reviewed = Object.values(artifacts).filter(
    (one) => one.runId === place.run && one.name === 'binding-foundation',
  );
  const [bytes = Buffer.of()] = Object.values(downloadArtifact(world, place, 'binding-foundation'));
  const { digest: _digest, ...parts } = readBinding(bytes.toString('utf8'), 'the binding');
  // Its digest matches: an attacker wrote it again with one step more than the preview that people saw.
  const more = {
    op: 'delete',
    urn: 'urn:pulumi:foundation::causeway::pulumi:pulumi:Stack::x',
    digest: parts.registry,
  };
  const forged = JSON.stringify(bindingOf({ ...parts, steps: [...parts.steps, more] }));
  for (const one of reviewed)
    Object.assign(one, { data: zip({ 'foundation.json': Buffer.from(forged) }).toString('base64') });
  const writes = () =>
    scene.world.github.requests().filter(({ write, path }) => write && path.includes('/environments/'));
  const before = writes().length;
  scene.say(place, 'ada', 'infrastructure-foundation');
  await scene.hand.settle();
  expect(scene.hand.told(place)).toContain('foundation would not be applied as it was reviewed: 1 differences');
  const jobs = scene.jobs(place);
  expect(jobs).toMatchObject({ 'up foundation': 'failure' });
  expect(Object.keys(jobs).filter((job) => /^up (dev|staging|production)$/.test(job))).toEqual([]);
  expect(writes().length).toBe(before);
  expect(receipts()).toEqual([]);
});

test('each stack is applied after its approval as it was previewed, read back, and has its receipt', async () => {
  const place = scene.start('infrastructure-up', 'workflow_dispatch', { branch: 'main', actor: 'mona' });
  const order = await approveAll(place);
  must(place, {
    stacks: 'success',
    ...Object.fromEntries(
      scene.stacks.flatMap((stack) => [`preview ${stack}`, `up ${stack}`].map((name) => [name, 'success'])),
    ),
    record: 'success',
  });
  expect(order).toEqual(scene.stacks.map((stack) => `infrastructure-${stack}`));
  const { environments } = repositoryNamed(scene.world.github.world, REPOSITORY);
  expect(environments['shop-production']?.variables['GREETING']?.value).toBe('welcome');
  expect(receipts()).toHaveLength(scene.stacks.length);
  expect(scene.world.violations()).toEqual([]);
});
