import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finishJob, startJob } from '../../../emulator/github/actions/jobs';
import { commitFiles } from '../../../emulator/github/actions/pulls';
import { finishRun, rerun, startRun } from '../../../emulator/github/actions/runs';
import { takeId } from '../../../emulator/github/world';
import type { Registry } from '../../../registry/schema';
import { causeway } from '../../support/cli/command';
import { TestRepository } from '../../support/delivery/repository';
import { NOW, ROOT } from '../../support/registry/fixtures';
import { GithubScene } from './github-scene';

let scene: GithubScene;
let git: TestRepository;
beforeEach(async () => {
  scene = await GithubScene.open();
  git = new TestRepository(scene.folder);
});
afterEach(() => scene.close());

describe('causeway checks report', () => {
  let base: string;
  let head: string;
  let token: Readonly<Record<string, string>>;
  beforeEach(() => {
    base = git.write({ 'apps/storefront/a.ts': '1', 'docs/a.md': '1' }).commit();
    head = git.write({ 'apps/storefront/a.ts': '2' }).commit();
    token = scene.token({ checks: 'write', contents: 'read' }, { app: 'github-actions' });
    // The emulator's repository gets a commit with the id that git produced here.
    const { objects } = scene.repository('web').git;
    const at = scene.repository('web').branches['main']!.sha;
    objects[head] = objects[at]!;
  });

  const reported = (name: string, conclusion: string | null) => {
    const id = takeId(scene.world.github.world);
    const times = { startedAt: NOW.toISOString(), completedAt: conclusion === null ? null : NOW.toISOString() };
    scene.repository('web').checks[id] = {
      id,
      headSha: head,
      app: 'github-actions',
      name,
      externalId: null,
      detailsUrl: null,
      conclusion,
      ...times,
      status: conclusion === null ? 'in_progress' : 'completed',
      output: { title: null, summary: null, text: null },
    };
    return id;
  };
  const report = (...more: readonly string[]) =>
    scene.run(['checks', 'report', '--base', base, '--head', head, '--repository', 'web', '--json', ...more], token);
  const aggregators = () =>
    Object.values(scene.repository('web').checks)
      .filter(({ name }) => name.startsWith('causeway / '))
      .map(({ name, status, conclusion, output }) => [name, status, conclusion, output.title]);

  test('publishes one check for every surface, and changes it when more is known', async () => {
    reported('quality / unit', 'success');
    const running = reported('quality / e2e', null);
    expect((await report('--all', '--publish')).code).toBe(3);
    expect(aggregators()).toEqual([
      ['causeway / storefront', 'in_progress', null, 'e2e pending'],
      ['causeway / docs', 'completed', 'success', 'not touched'],
    ]);
    Object.assign(scene.repository('web').checks[running]!, { status: 'completed', conclusion: 'success' });
    const outcome = await report('--all', '--publish');
    expect([outcome.code, JSON.parse(outcome.stdout).surfaces[0]]).toMatchObject([0, { conclusion: 'success' }]);
    expect(aggregators()).toEqual([
      ['causeway / storefront', 'completed', 'success', '2 blocking checks succeeded'],
      ['causeway / docs', 'completed', 'success', 'not touched'],
    ]);
    expect(scene.world.violations()).toEqual([]);
  });

  test('waits for what runs or has not begun, and says in Markdown what came of it', async () => {
    const running = reported('quality / unit', null);
    // Both complete while the command waits. The first look sees one run and one missing run.
    setTimeout(() => {
      Object.assign(scene.repository('web').checks[running]!, { status: 'completed', conclusion: 'success' });
      reported('quality / e2e', 'success');
    }, 500);
    const args = ['checks', 'report', '--surface', 'storefront', '--repository', 'web', '--base', base, '--head', head];
    const outcome = await scene.run([...args, '--wait', '1', '--format', 'markdown'], token);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toContain('| storefront | success | 2 blocking checks succeeded |');
  });

  test('looks for the commits in the checkout that is named, and for the registry where it stands', async () => {
    const elsewhere = new TestRepository(`${scene.folder}/proposed`);
    const from = elsewhere.write({ 'docs/a.md': '1' }).commit();
    const to = elsewhere.write({ 'docs/a.md': '2' }).commit();
    const { objects } = scene.repository('web').git;
    objects[to] = objects[head]!;
    const asked = ['checks', 'report', '--all', '--repository', 'web', '--base', from, '--head', to];
    const { code, stdout } = await scene.run([...asked, '--checkout', 'proposed'], token);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/storefront.*not touched[\s\S]*docs.*unit missing/)]);
    expect(await scene.run(asked, token)).toMatchObject({ code: 2, stderr: expect.stringContaining('--base') });
    expect((await scene.run([...asked, '--checkout', 'nowhere'], token)).code).toBe(3);
  });

  test('refuses a wait that is none', async () => {
    for (const wait of ['-1', '1.5', '351', 'long']) {
      const outcome = await report('--all', `--wait=${wait}`);
      expect([wait, outcome.code, outcome.stderr]).toEqual([wait, 2, expect.stringContaining('0 to 350')]);
    }
  });

  test('fails a touched surface whose job was skipped, and publishes nothing unasked', async () => {
    reported('quality / unit', 'success');
    reported('quality / e2e', 'skipped');
    expect((await report('--surface', 'storefront')).code).toBe(1);
    expect(aggregators()).toEqual([]);
  });

  test('says that it does not know when the runs cannot be read whole, and writes nothing', async () => {
    reported('quality / unit', 'success');
    reported('quality / e2e', 'success');
    scene.world.github.addFault({ kind: 'truncate', path: '/check-runs', keep: 1 });
    const cut = await report('--all', '--publish');
    expect([cut.code, cut.stderr]).toEqual([3, expect.stringContaining('could not read')]);
    expect(aggregators()).toEqual([]);
  });

  describe('with two runs of a workflow on the commit', () => {
    const workflow = '.github/workflows/quality.yml';
    const another = '.github/workflows/more.yml';
    const minute = (number: number) => new Date(NOW.getTime() + number * 60_000).toISOString();
    beforeEach(() => {
      const jobs =
        'jobs:\n  e2e:\n    name: quality / e2e\n    runs-on: ubuntu-latest\n    steps:\n      - run: "true"\n';
      commitFiles(scene.world.github.world, {
        repository: scene.repository('web').name,
        branch: 'main',
        user: 'ada',
        message: 'ci',
        at: NOW.toISOString(),
        files: {
          [workflow]: `name: quality\non: [push, pull_request]\n${jobs}`,
          [another]: `name: more\non: push\n${jobs}`,
        },
      });
      const { git: store, branches } = scene.repository('web');
      store.objects[head] = store.objects[branches['main']!.sha]!;
      reported('quality / unit', 'success');
    });

    function ran(conclusion: 'success' | 'failure' | 'cancelled', at: string, file = workflow, event = 'push'): void {
      const { world } = scene.world.github;
      const repository = scene.repository('web').name;
      const started = { workflow: file, event, branch: 'main', sha: head, actor: 'ada', at };
      const place = { repository, run: startRun(world, { repository, ...started }).id };
      const { id } = startJob(world, place, { name: 'quality / e2e', at });
      finishJob(world, place, id, { conclusion, at });
      finishRun(world, place, at);
    }
    const all = { actions: 'read', checks: 'read', contents: 'read' } as const;

    test('does not count the cancelled one when the later one succeeded, and only then', async () => {
      ran('cancelled', minute(1));
      expect((await report('--surface', 'storefront')).code).toBe(1);
      ran('success', minute(2));
      // Without permission to read the runs, nobody can determine which was first.
      expect((await report('--surface', 'storefront')).code).toBe(1);
      token = scene.token(all, { app: 'github-actions' });
      expect(await report('--surface', 'storefront')).toMatchObject({ code: 0, stderr: '' });
      ran('cancelled', minute(3));
      expect((await report('--surface', 'storefront')).code).toBe(1);
    });

    test('does not count it either when the later one ran for the pull request', async () => {
      token = scene.token(all, { app: 'github-actions' });
      ran('cancelled', minute(1));
      ran('success', minute(2), workflow, 'pull_request');
      expect(await report('--surface', 'storefront')).toMatchObject({ code: 0, stderr: '' });
    });

    test('goes by the success of another workflow only if the change edits no workflow file', async () => {
      token = scene.token(all, { app: 'github-actions' });
      ran('cancelled', minute(1));
      ran('success', minute(2), another);
      expect(await report('--surface', 'storefront')).toMatchObject({ code: 0, stderr: '' });
      const { objects } = scene.repository('web').git;
      const before = head;
      head = git.write({ [another]: 'name: more\n' }).commit();
      objects[head] = objects[before]!;
      reported('quality / unit', 'success');
      ran('cancelled', minute(1));
      ran('success', minute(2), another);
      const { code, stdout } = await report('--surface', 'storefront');
      expect([code, stdout]).toEqual([1, expect.stringContaining('e2e failure')]);
    });

    test('does not take a success that somebody wrote for a later run, and counts a failed one', async () => {
      token = scene.token(all, { app: 'github-actions' });
      ran('cancelled', minute(1));
      reported('quality / e2e', 'success');
      expect((await report('--surface', 'storefront')).code).toBe(1);
      ran('success', minute(2));
      ran('failure', minute(0));
      expect((await report('--surface', 'storefront')).code).toBe(1);
    });
  });

  test('refuses half a commit, a surface that is none, and both ways of asking at once', async () => {
    expect((await report('--surface', 'moon')).stderr).toContain('no surface "moon"');
    expect((await report('--surface', 'docs', '--all')).code).toBe(2);
    expect((await report()).code).toBe(2);
    head = head.slice(0, 12);
    expect(await report('--all')).toMatchObject({ code: 2, stderr: expect.stringContaining('not a full commit id') });
  });
});

describe('causeway checks promote', () => {
  const WORKFLOW = '.github/workflows/ci.yml';
  let token: Readonly<Record<string, string>>;
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000 + 60_000).toISOString();

  let job = 'quality / contract';
  /** A run of the workflow on main, with the check's result in each attempt. */
  function ran(days: number, ...attempts: ('success' | 'failure')[]): void {
    const { world } = scene.world.github;
    const at = daysAgo(days);
    const repository = 'services';
    const { id: run } = startRun(world, {
      repository,
      workflow: WORKFLOW,
      event: 'push',
      branch: 'main',
      actor: 'ada',
      at,
    });
    attempts.forEach((conclusion, index) => {
      if (index > 0) rerun(world, { repository, run }, 'ada', at);
      const { id } = startJob(world, { repository, run }, { name: job, at });
      finishJob(world, { repository, run }, id, { conclusion, at });
      finishRun(world, { repository, run }, at);
    });
  }
  beforeEach(() => {
    job = 'quality / contract';
    const { world } = scene.world.github;
    const text =
      'name: ci\non: push\njobs:\n  contract:\n    name: quality / contract\n    runs-on: ubuntu-latest\n    steps:\n      - run: "true"\n';
    commitFiles(world, {
      repository: 'services',
      branch: 'main',
      user: 'ada',
      message: 'ci',
      files: { [WORKFLOW]: text },
      at: daysAgo(60),
    });
    token = scene.token({ actions: 'read', contents: 'read' }, { user: 'ada' });
  });

  const promote = (...more: readonly string[]) =>
    scene.run(
      [
        'checks',
        'promote',
        '--check',
        'contract',
        '--workflow',
        WORKFLOW,
        '--repository',
        'services',
        '--runs',
        '4',
        '--days',
        '3',
        ...more,
      ],
      token,
    );
  const modeOf = (text: string) => (JSON.parse(text) as Registry).checks.find(({ id }) => id === 'contract')?.mode;

  test('makes a check blocking that was green long enough, and leaves the rest of the file as it is', async () => {
    for (const day of [4, 3, 2, 1, 0.5]) ran(day, 'success');
    const text = scene.read('registry/deploy-surfaces.json');
    const outcome = await promote();
    expect([outcome.stderr, outcome.code]).toEqual(['', 0]);
    const edited = scene.read('registry/deploy-surfaces.json');
    expect(modeOf(edited)).toBe('blocking');
    const changed = edited.split('\n').filter((line, index) => line !== text.split('\n')[index]);
    expect([edited.split('\n').length, changed.length]).toEqual([text.split('\n').length, 1]);
    expect(await promote()).toMatchObject({ code: 2, stderr: expect.stringContaining('is blocking already') });
  });

  test('is in force by what Pulumi then makes of it: the rulesets require the check, and did not before', async () => {
    const required = async () => {
      const { stdout } = await scene.run(['plan', '--foundation', '--json'], token);
      return stdout.includes('"context": "security / dependency review"');
    };
    job = 'security / dependency review';
    for (const day of [4, 3, 2, 1, 0.5]) ran(day, 'success');
    expect(await required()).toBe(false);
    expect(await promote('--check', 'dependency-review')).toMatchObject({ code: 0, stderr: '' });
    expect(await required()).toBe(true);
  });

  test.each<readonly [string, () => void, RegExp]>([
    ['too short', () => [0.5, 1].map((day) => ran(day, 'success')), /2 green runs in a row, of 4/],
    [
      'broken',
      () => [0.5, 1, 2, 3, 4].map((day) => ran(day, day === 1 ? 'failure' : 'success')),
      /1 green runs in a row/,
    ],
    [
      'flaky',
      () => [0.5, 1, 2, 3, 4].map((day) => (day === 2 ? ran(day, 'failure', 'success') : ran(day, 'success'))),
      /red, then green/,
    ],
    ['empty', () => undefined, /there is no run of it/],
  ])('writes nothing when the history is %s', async (_name, history, reason) => {
    history();
    const text = scene.read('registry/deploy-surfaces.json');
    const outcome = await promote();
    expect([outcome.code, outcome.stdout]).toEqual([1, expect.stringMatching(reason)]);
    expect(outcome.stdout).toContain('its history is too short');
    expect(scene.read('registry/deploy-surfaces.json')).toBe(text);
  });

  test('writes nothing when it cannot look, or is asked for what is not there', async () => {
    for (const day of [4, 3, 2, 1, 0.5]) ran(day, 'success');
    const text = scene.read('registry/deploy-surfaces.json');
    scene.world.github.addFault({ kind: 'truncate', path: '/runs$', keep: 2 });
    expect(await promote()).toMatchObject({ code: 3, stderr: expect.stringContaining('could not read') });
    scene.world.github.clearFaults();
    expect(await promote('--check', 'moon')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no check "moon"'),
    });
    expect(await promote('--workflow', 'moon.yml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no workflow'),
    });
    expect(await promote('--runs', '0')).toMatchObject({ code: 2 });
    expect(await promote('--flake-rate', '1')).toMatchObject({ code: 2 });
    expect(scene.read('registry/deploy-surfaces.json')).toBe(text);
  });

  test('makes no blocking check advisory without a waiver', async () => {
    git.commit();
    const text = scene.read('registry/deploy-surfaces.json');
    const outcome = await promote('--check', 'unit', '--to', 'advisory');
    expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringContaining('only with a waiver: there is none')]);
    expect(scene.read('registry/deploy-surfaces.json')).toBe(text);
  });
});

describe('causeway scope, tests and netlify', () => {
  test('scope check holds a change against its lane', async () => {
    const base = git.write({ 'apps/a.ts': '1' }).commit();
    const inside = git.write({ 'apps/a.ts': '2' }).commit();
    const outside = git.write({ 'docs/a.md': '2' }).commit();
    const check = (head: string, ...more: readonly string[]) =>
      causeway(scene.folder, 'scope', 'check', '--base', base, '--head', head, ...more);
    expect(await check(inside, '--lane', 'web')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('all 1 changed'),
    });
    expect(await check(inside)).toMatchObject({ code: 0, stdout: expect.stringContaining('lane web (team:web)') });
    expect(await check(outside, '--lane', 'web')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('docs/a.md'),
    });
    expect(await check(outside)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('no lane contains the whole change'),
    });
    expect(await check(inside, '--lane', 'moon')).toMatchObject({ code: 2 });
    expect(await check('HEAD', '--lane', 'web')).toMatchObject({ code: 2 });
  });

  test('tests check wants a test with code, or a reason in a commit', async () => {
    const base = git.write({ 'apps/storefront/a.ts': '1' }).commit();
    const code = git.write({ 'apps/storefront/a.ts': '2' }).commit();
    const check = (from: string, head: string, ...more: readonly string[]) =>
      causeway(scene.folder, 'tests', 'check', '--base', from, '--head', head, '--repository', 'web', ...more);
    expect(await check(base, code)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('without a changed test: apps/storefront/a.ts'),
    });
    expect(await check(base, code, '--except', 'apps/**')).toMatchObject({ code: 0 });
    expect(await check(base, code, '--except', '[')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not a glob'),
    });
    const tested = git.write({ 'apps/storefront/a.test.ts': "test('a', () => expect(f()).toBe(2));" }).commit();
    expect(await check(base, tested)).toMatchObject({ code: 0 });
    const stated = git
      .write({ 'apps/storefront/a.ts': '3' })
      .commit('rename\n\nNo-Tests: only a private name changed\n');
    expect(await check(tested, stated)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('stated: only a private name changed'),
    });
  });

  test('tests check cannot judge a test that it does not parse, unless somebody vouches for it', async () => {
    const base = git.write({ 'apps/storefront/a.rb': '1' }).commit();
    const spec = { 'apps/storefront/spec/a_spec.rb': 'it "ships" do\n  expect(c).to eq(3)\nend\n' };
    const head = git.write({ 'apps/storefront/a.rb': '2', ...spec }).commit();
    const check = (...more: readonly string[]) =>
      causeway(scene.folder, 'tests', 'check', '--base', base, '--head', head, '--repository', 'web', ...more);
    const { code, stdout } = await check();
    expect([code, stdout]).toEqual([3, expect.stringContaining('could not judge whether these tests run')]);
    expect(JSON.parse((await check('--json')).stdout)).toMatchObject({ ok: false, byLines: Object.keys(spec) });
    expect((await check('--vouch', 'docs/**')).code).toBe(3);
    expect((await check('--vouch', 'apps/*/spec/**')).code).toBe(0);
    expect(await check('--vouch', '[')).toMatchObject({ code: 2, stderr: expect.stringContaining('--vouch') });
  });

  test('netlify check builds in the base folder, and tells what a release would not have', async () => {
    const good = readFileSync(join(ROOT, 'netlify.toml'), 'utf8');
    const scripts = JSON.stringify({ scripts: { 'test:run': 'vitest run', build: 'vite build' } });
    scene.put('package.json', scripts);
    scene.put('netlify.toml', good.replace('[build]', '[build]\n  base = "apps/web"'));
    expect(await causeway(scene.folder, 'netlify', 'check')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('package.json: there is no script "test:run"'),
    });
    scene.put('apps/web/package.json', scripts);
    expect((await causeway(scene.folder, 'netlify', 'check')).code).toBe(0);
    scene.put('apps/web/netlify/functions/hello.mjs', 'export default () => new Response();');
    scene.put('apps/web/netlify.toml', good);
    const { code, stdout } = await causeway(scene.folder, 'netlify', 'check');
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringMatching(/build\.base: .*\n.*netlify\/functions: /),
    });
  });

  test('netlify check judges the file, this project’s own too', async () => {
    expect(await causeway(ROOT, 'netlify', 'check')).toMatchObject({ code: 0 });
    expect(await causeway(scene.folder, 'netlify', 'check')).toMatchObject({ code: 2 });
    scene.put('netlify.toml', readFileSync(join(ROOT, 'netlify.toml'), 'utf8'));
    expect(await causeway(scene.folder, 'netlify', 'check')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('package.json: there is no script "test:run"'),
    });
    scene.put('package.json', JSON.stringify({ scripts: { 'test:run': 'vitest run', build: 'vite build' } }));
    expect(await causeway(scene.folder, 'netlify', 'check')).toMatchObject({ code: 0 });
    scene.put('package.json', JSON.stringify({ scripts: { 'test:run': 'frobnicate all', build: 'vite build' } }));
    expect(await causeway(scene.folder, 'netlify', 'check')).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('unverified: it is unknown what "frobnicate" does with a failure'),
    });
    expect(await causeway(scene.folder, 'netlify', 'check', '--vouch', 'frobnicate')).toMatchObject({ code: 0 });
    scene.put('package.json', JSON.stringify({ scripts: { 'test:run': 'npx -c "vitest run || :"', build: 'x' } }));
    expect(await causeway(scene.folder, 'netlify', 'check')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/goes on after a failure[\s\S]*unverified/),
    });
    scene.put('package.json', '{');
    expect(await causeway(scene.folder, 'netlify', 'check')).toMatchObject({ code: 2 });
    scene.put('package.json', '{}');
    scene.put('netlify.toml', '[build]\ncommand = "npm run build"\n');
    expect(await causeway(scene.folder, 'netlify', 'check', '--json')).toMatchObject({ code: 1 });
    scene.put('netlify.toml', 'build = [');
    expect(await causeway(scene.folder, 'netlify', 'check')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('netlify.toml:1:'),
    });
  });
});
