import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { commitFiles, mergePull, openPull } from '../../../emulator/github/actions/pulls';
import { objectId } from '../../../emulator/github/git/objects';
import { exportRepository } from '../../../emulator/github/git/transfer';
import { changeTree, treeOf, walkTree } from '../../../emulator/github/git/tree';
import { importRepository } from '../../support/emulator/import-repository';
import { sample } from '../../support/emulator/sample';
import { type Github, repository, startSample } from './github-client';

const at = '2026-10-01T12:00:00.000Z';
const writer = { token: 'ghs_writer' };

let github: Github;

const storefront = () => github.world.repositories['storefront']!;
const head = (branch: string) => storefront().branches[branch]!.sha;
const post = (path: string, body: object) => github.call('POST', `${repository}${path}`, body, writer);

function rule(name: string, include: string[], types: string[], bypass: number[] = []): void {
  storefront().rulesets[name] = {
    id: 1,
    name,
    target: 'branch',
    enforcement: 'active',
    createdAt: at,
    updatedAt: at,
    bypassActors: bypass.map((actor_id) => ({ actor_id, actor_type: 'Integration', bypass_mode: 'always' })),
    conditions: { ref_name: { include, exclude: [] } },
    rules: types.map((type) => ({ type })),
  };
}

/** Creates a blob, a tree and a commit by the API, on top of a branch. Returns the commit. */
async function commitByApi(branch: string, path: string, content: string): Promise<string> {
  const blob = await post('/git/blobs', { content });
  const base = await github.call('GET', `${repository}/git/commits/${head(branch)}`, undefined, writer);
  const entry = { path, mode: '100644', type: 'blob', sha: blob.body.sha };
  const tree = await post('/git/trees', { base_tree: base.body.tree.sha, tree: [entry] });
  const made = await post('/git/commits', { message: path, tree: tree.body.sha, parents: [head(branch)] });
  expect(made.status).toBe(201);
  return made.body.sha;
}

beforeEach(async () => {
  github = await startSample();
  const permissions = { metadata: 'read', contents: 'write', pull_requests: 'read' } as const;
  github.world.tokens['writer'] = {
    id: 'writer',
    token: writer.token,
    kind: 'installation',
    permissions,
    repositories: 'all',
    app: sample.app.slug,
    user: null,
    expiresAt: null,
    limit: 5000,
  };
});

afterEach(async () => {
  expect(github.service.violations()).toEqual([]);
  await github.service.close();
});

describe('objects', () => {
  it('have the ids that git gives them', () => {
    const hashed = execFileSync('git', ['hash-object', '--stdin'], { input: 'hello\n' }).toString().trim();
    expect(objectId('blob', Buffer.from('hello\n'))).toBe(hashed);
  });

  it('make a commit that a branch then takes', async () => {
    const sha = await commitByApi('main', 'evidence/a/b.json', '{}');
    const before = head('main');
    const moved = await github.call('PATCH', `${repository}/git/refs/heads/main`, { sha }, writer);
    expect([moved.status, moved.body.object.sha, head('main')]).toEqual([200, sha, sha]);
    const read = await github.call('GET', `${repository}/contents/evidence/a/b.json`);
    expect(Buffer.from(read.body.content, 'base64').toString()).toBe('{}');
    expect((await github.call('GET', `${repository}/git/commits/${sha}`)).body.parents).toMatchObject([
      { sha: before },
    ]);
    const blob = await github.call('GET', `${repository}/git/blobs/${read.body.sha}`);
    expect(blob.body).toMatchObject({ size: 2, encoding: 'base64' });
  });

  it('are refused when they name nothing', async () => {
    const none = '0'.repeat(40);
    expect((await post('/git/commits', { message: 'x', tree: none })).status).toBe(422);
    const tree = (await github.call('GET', `${repository}/git/trees/main`)).body.sha;
    expect((await post('/git/commits', { message: 'x', tree, parents: [none] })).status).toBe(422);
    const entry = { path: 'a', mode: '100644', type: 'blob', sha: none };
    expect((await post('/git/trees', { tree: [entry] })).status).toBe(422);
    expect((await post('/git/trees', { tree: [{ path: '../a', mode: '100644', content: 'x' }] })).status).toBe(422);
    expect((await post('/git/blobs', { content: '%', encoding: 'base64' })).status).toBe(422);
    for (const kind of ['commits', 'trees', 'blobs'])
      expect((await github.call('GET', `${repository}/git/${kind}/${none}`)).status).toBe(404);
  });

  it('are not made by a token that may only read', async () => {
    const read = { token: sample.inspectionToken };
    expect((await github.call('POST', `${repository}/git/blobs`, { content: 'x' }, read)).status).toBe(403);
  });

  it('list a tree whole, or say that it is cut off', async () => {
    const files = Object.fromEntries(['a', 'b/c', 'b/d'].map((name) => [name, name]));
    commitFiles(github.world, { repository: 'storefront', branch: 'main', user: 'mona', message: 'm', files, at });
    const whole = (await github.call('GET', `${repository}/git/trees/main?recursive=1`)).body;
    expect(whole.tree.map(({ path }: { path: string }) => path)).toEqual(['a', 'b', 'b/c', 'b/d']);
    expect(whole.truncated).toBe(false);
    storefront().git.mostTreeEntries = 2;
    const cut = (await github.call('GET', `${repository}/git/trees/main?recursive=1`)).body;
    expect([cut.truncated, cut.tree.length]).toEqual([true, 2]);
  });

  it('make trees that hold exactly what was put in, in any order', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.x`);
    fc.assert(
      fc.property(fc.dictionary(path, fc.string()), (files) => {
        const objects = {};
        const tree = treeOf(objects, files);
        const reversed = Object.fromEntries(Object.entries(files).reverse());
        expect(treeOf(objects, reversed)).toBe(tree);
        expect(
          walkTree(objects, tree)
            .map((entry) => entry.path)
            .sort(),
        ).toEqual(Object.keys(files).sort());
        const gone = new Map(Object.keys(files).map((one): [string, null] => [one, null]));
        expect(changeTree(objects, tree, gone)).toBe(treeOf(objects, {}));
      }),
    );
  });
});

describe('refs', () => {
  it('are made, found by their beginning, and deleted', async () => {
    const made = await post('/git/refs', { ref: 'refs/heads/causeway/x', sha: head('main') });
    expect(made.status).toBe(201);
    const found = await github.call('GET', `${repository}/git/matching-refs/heads/causeway`);
    expect(found.body).toMatchObject([{ ref: 'refs/heads/causeway/x', object: { type: 'commit', sha: head('main') } }]);
    expect((await github.call('GET', `${repository}/git/matching-refs/heads/none`)).body).toEqual([]);
    const path = `${repository}/git/refs/heads/causeway/x`;
    expect((await github.call('DELETE', path, undefined, writer)).status).toBe(204);
    expect((await github.call('GET', `${repository}/git/ref/heads/causeway/x`)).status).toBe(404);
    expect((await github.call('DELETE', path, undefined, writer)).status).toBe(422);
  });

  it('are refused twice, at nothing, under other names and backwards', async () => {
    const sha = head('main');
    expect((await post('/git/refs', { ref: 'refs/heads/main', sha })).body.message).toBe('Reference already exists');
    expect((await post('/git/refs', { ref: 'refs/heads/x', sha: '0'.repeat(40) })).status).toBe(422);
    expect((await post('/git/refs', { ref: 'heads/x', sha })).status).toBe(422);
    const patch = (ref: string, body: object) => github.call('PATCH', `${repository}/git/refs/${ref}`, body, writer);
    expect((await patch('heads/none', { sha })).body.message).toBe('Reference does not exist');
    const newer = await commitByApi('main', 'a', 'a');
    await patch('heads/main', { sha: newer });
    expect((await patch('heads/main', { sha })).body.message).toBe('Update is not a fast forward');
    expect((await patch('heads/main', { sha, force: true })).status).toBe(200);
  });

  it('lose the second of two writers, who then begins again', async () => {
    const first = await commitByApi('main', 'one', '1');
    const second = await commitByApi('main', 'two', '2');
    const patch = (sha: string) => github.call('PATCH', `${repository}/git/refs/heads/main`, { sha }, writer);
    expect((await patch(first)).status).toBe(200);
    expect((await patch(second)).status).toBe(422);
    expect((await patch(await commitByApi('main', 'two', '2'))).status).toBe(200);
  });

  it.each([
    ['creation', 'POST', ''],
    ['update', 'PATCH', '/heads/evidence'],
    ['deletion', 'DELETE', '/heads/evidence'],
    ['non_fast_forward', 'PATCH', '/heads/evidence'],
    ['pull_request', 'PATCH', '/heads/evidence'],
    ['license_compliance_scanning', 'PATCH', '/heads/evidence'],
  ])('are held by the rule %s, unless the App is one that bypasses it', async (type, method, path) => {
    const fresh = { repository: 'storefront', branch: 'evidence', user: 'mona', message: 'm', at };
    const old = head('evidence');
    const second = commitFiles(github.world, { ...fresh, files: { b: 'b' } });
    if (type !== 'non_fast_forward') storefront().branches['evidence']!.sha = old;
    const sha = type === 'non_fast_forward' ? old : second;
    const body = { POST: { ref: 'refs/heads/evidence-2', sha }, PATCH: { sha, force: true }, DELETE: undefined }[
      method
    ];
    const act = () => github.call(method, `${repository}/git/refs${path}`, body, writer);
    rule('held', ['refs/heads/evidence*'], [type]);
    const refused = await act();
    expect([refused.status, refused.body.message]).toEqual([422, expect.stringContaining('rule violations')]);
    rule('held', ['refs/heads/evidence*'], [type], [sample.app.id + 1]);
    expect((await act()).status).toBe(422);
    rule('held', ['refs/heads/evidence*'], [type], [sample.app.id]);
    expect((await act()).status).toBeLessThan(300);
  });
});

describe('files', () => {
  const path = `${repository}/contents/registry/waivers/a.json`;
  const content = Buffer.from('a').toString('base64');
  const put = (body: object) => github.call('PUT', path, { message: 'm', content, ...body }, writer);

  it('are made, changed with the id of what is there, and deleted', async () => {
    const made = await put({ branch: 'dev' });
    expect([made.status, made.body.content.path]).toEqual([201, 'registry/waivers/a.json']);
    const other = Buffer.from('b').toString('base64');
    const changed = await put({ branch: 'dev', content: other, sha: made.body.content.sha });
    expect([changed.status, changed.body.commit.sha]).toEqual([200, head('dev')]);
    const gone = { message: 'm', branch: 'dev', sha: changed.body.content.sha };
    expect((await github.call('DELETE', path, gone, writer)).status).toBe(200);
    expect((await github.call('GET', `${path}?ref=dev`)).status).toBe(404);
  });

  it('are never overwritten by somebody who has not seen them', async () => {
    await put({});
    expect(await put({})).toMatchObject({ status: 422, body: { message: expect.stringContaining('"sha"') } });
    expect(await put({ sha: '0'.repeat(40) })).toMatchObject({ status: 409 });
    expect((await put({ branch: 'none' })).status).toBe(404);
    const wrong = { message: 'm', sha: '0'.repeat(40) };
    expect((await github.call('DELETE', path, wrong, writer)).status).toBe(409);
  });

  it('are held by the branch’s rules, with 409', async () => {
    rule('main', ['~DEFAULT_BRANCH'], ['pull_request']);
    expect(await put({})).toMatchObject({ status: 409, body: { message: expect.stringContaining('pull request') } });
    expect((await put({ branch: 'dev' })).status).toBe(201);
  });
});

describe('history', () => {
  const commit = (branch: string, files: Record<string, string>, more: object = {}) =>
    commitFiles(github.world, { repository: 'storefront', branch, user: 'mona', message: 'm', files, at, ...more });

  it('lists commits of a branch and path, newest first, with the accounts that GitHub can name', async () => {
    const first = commit('main', { 'a/x': '1' }, { at: '2026-10-01T12:00:01.000Z' });
    commit('main', { b: '1' }, { at: '2026-10-01T12:00:02.000Z' });
    const last = commit('main', { 'a/y': '2' }, { at: '2026-10-01T12:00:03.000Z', email: 'who@nowhere.invalid' });
    const list = await github.call('GET', `${repository}/commits?sha=main&path=a&per_page=1`);
    expect(list.body).toMatchObject([{ sha: last, author: null, committer: null }]);
    expect(list.headers.get('link')).toContain('rel="next"');
    const all = await github.call('GET', `${repository}/commits?path=a`);
    expect(all.body.map(({ sha }: { sha: string }) => sha)).toEqual([last, first]);
    expect(all.body[1].author).toMatchObject({ login: 'mona', type: 'User' });
    expect((await github.call('GET', `${repository}/commits?sha=none`)).status).toBe(404);
    expect((await github.call('GET', `${repository}/commits/none`)).status).toBe(422);
    const one = await github.call('GET', `${repository}/commits/${last}`);
    expect(one.body).toMatchObject({ files: [{ filename: 'a/y', status: 'added' }], stats: { additions: 1 } });
  });

  it('names an App and web-flow, who are no persons', async () => {
    const body = { message: 'm', content: '' };
    const made = await github.call('PUT', `${repository}/contents/e`, body, writer);
    const { author, committer } = (await github.call('GET', `${repository}/commits/${made.body.commit.sha}`)).body;
    expect([author.login, author.type, committer.login]).toEqual(['acme-infra[bot]', 'Bot', 'web-flow']);
  });

  it('compares: identical, ahead, behind, diverged', async () => {
    const base = head('main');
    const compare = async (spec: string) => (await github.call('GET', `${repository}/compare/${spec}`)).body;
    expect((await compare('main...dev')).status).toBe('identical');
    commit('dev', { a: '1' });
    expect(await compare('main...dev')).toMatchObject({ status: 'ahead', ahead_by: 1, files: [{ filename: 'a' }] });
    expect(await compare(`dev...${base}`)).toMatchObject({ status: 'behind', behind_by: 1, commits: [] });
    commit('main', { b: '1' });
    expect(await compare('main...dev')).toMatchObject({ status: 'diverged', merge_base_commit: { sha: base } });
    expect((await github.call('GET', `${repository}/compare/main...none`)).status).toBe(404);
  });

  it('compares 250 commits at most without pages, the whole number told, and pages files on the first only', async () => {
    for (let n = 0; n < 260; n += 1) commit('dev', { [`f${n}`]: '1' });
    const { body } = await github.call('GET', `${repository}/compare/main...dev`);
    expect([body.total_commits, body.commits.length]).toEqual([260, 250]);
    const second = await github.call('GET', `${repository}/compare/main...dev?per_page=100&page=3`);
    expect([second.body.commits.length, second.body.files]).toEqual([60, undefined]);
  });

  it('names the pull requests of a commit, and a squash leaves the branch’s commit behind', async () => {
    const own = commit('feature', { a: '1' });
    const pull = { repository: 'storefront', head: 'feature', base: 'main', user: 'mona', title: 'A', at };
    const { number } = openPull(github.world, pull);
    const pullsOf = async (sha: string) =>
      (await github.call('GET', `${repository}/commits/${sha}/pulls`, undefined, writer)).body;
    expect(await pullsOf(own)).toMatchObject([{ number, state: 'open', merged_at: null, user: { login: 'mona' } }]);
    const merged = mergePull(github.world, { repository: 'storefront', number, method: 'squash', user: 'octocat', at });
    expect(await pullsOf(merged)).toMatchObject([{ number, merge_commit_sha: merged, state: 'closed' }]);
    expect((await github.call('GET', `${repository}/compare/${own}...main`)).body.status).toBe('diverged');
    const read = await github.call('GET', `${repository}/pulls/${number}`, undefined, writer);
    expect(read.body).toMatchObject({ merged: true, merged_by: { login: 'octocat' }, changed_files: 1, commits: 1 });
    const files = await github.call('GET', `${repository}/pulls/${number}/files`, undefined, writer);
    expect(files.body).toMatchObject([{ filename: 'a', status: 'added' }]);
    expect(await pullsOf(head('dev'))).toEqual([]);
  });
});

describe('a real git repository', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'causeway-git-'));

  it('is read with every commit and tag, and written back the same', async () => {
    const source = folder();
    const target = folder();
    const git = (where: string, ...args: string[]) =>
      execFileSync('git', ['-C', where, '-c', 'user.name=M', '-c', 'user.email=m@x.invalid', ...args])
        .toString()
        .trim();
    try {
      git(source, 'init', '--quiet', '--initial-branch=main');
      writeFileSync(join(source, 'a'), 'a');
      git(source, 'add', 'a');
      git(source, 'commit', '--quiet', '-m', 'one');
      git(source, 'tag', '-a', 'v1', '-m', 'v1');
      git(source, 'branch', 'side');
      writeFileSync(join(source, 'b'), 'b');
      git(source, 'add', 'b');
      git(source, 'commit', '--quiet', '-m', 'two');
      importRepository(github.world, 'storefront', source);
      expect([head('main'), head('side')]).toEqual([
        git(source, 'rev-parse', 'main'),
        git(source, 'rev-parse', 'side'),
      ]);
      expect((await github.call('GET', `${repository}/commits/v1`)).body.sha).toBe(git(source, 'rev-parse', 'side'));
      expect((await github.call('GET', `${repository}/tags`)).body).toMatchObject([{ name: 'v1' }]);
      const api = await commitByApi('main', 'c', 'c');
      await github.call('PATCH', `${repository}/git/refs/heads/main`, { sha: api }, writer);
      exportRepository(github.world, 'storefront', target);
      expect(git(target, 'fsck', '--strict')).toBe('');
      expect(git(target, 'rev-parse', 'main', 'v1^{commit}').split('\n')).toEqual([
        api,
        git(source, 'rev-parse', 'side'),
      ]);
      expect(git(target, 'show', 'main:c')).toBe('c');
      delete storefront().branches['side'];
      exportRepository(github.world, 'storefront', target);
      expect(git(target, 'branch', '--list', 'side')).toBe('');
    } finally {
      rmSync(source, { recursive: true });
      rmSync(target, { recursive: true });
    }
  });
});
