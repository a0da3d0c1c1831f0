import { exportRepository } from '../../../../emulator/github/git/transfer';
import { githubEvidenceBranch } from '../../../../evidence/branch/github-branch';
import type { GithubRequests } from '../../../../evidence/branch/github-requests';
import { githubClient } from '../../../../live/github-client';
import { sample } from '../../../support/emulator/sample';
import { anyFile, BRANCH, EvidenceScene, WRITER } from '../../../support/evidence/branch/scene';
import { commitOf } from '../../../support/evidence/samples';
import { type GithubScene, githubScene, TOKEN } from './github';

let scene: EvidenceScene;
let hub: GithubScene;
beforeEach(async () => {
  scene = new EvidenceScene();
  hub = await githubScene(scene);
});
afterEach(async () => {
  expect(hub.github.service.violations()).toEqual([]);
  await hub.github.service.close();
  scene.dispose();
});

const head = () => hub.repository.branches[BRANCH]?.sha;

/** A client that alters some of the answers. */
const tampered = (change: (route: string, data: unknown) => unknown): GithubRequests => ({
  request: async (route, parameters) => {
    const { data } = await hub.requests.request(route, parameters);
    return { data: change(route, structuredClone(data)) };
  },
});

describe('the evidence branch over the GitHub API', () => {
  test('reads what git wrote, and git reads what it wrote', async () => {
    const files = [anyFile('b'), anyFile('a'), anyFile('line\nbreaks \0 and\r\n')];
    await scene.branch(scene.clone('clone')).append(files, 'three');
    hub.take();
    const before = await hub.branch().read();
    expect(before).toEqual(await scene.branch(scene.clone('other')).read());
    expect(before.files).toHaveLength(3);
    const after = await hub.branch().append([anyFile('c')], 'one more');
    expect(head()).toBe(after);
    exportRepository(hub.github.world, 'storefront', scene.remote);
    const reading = await scene.branch(scene.clone('third')).read({ recordedHead: before.head });
    expect(reading).toEqual(await hub.branch().read({ recordedHead: before.head }));
    expect(reading.files).toHaveLength(4);
  });

  test('asks for the contents of those files only that are wanted', async () => {
    const files = [anyFile('b'), anyFile('a'), anyFile('c')];
    const head = await scene.branch(scene.clone('clone')).append(files, 'three');
    hub.take();
    const [, second] = files;
    const only = (path: string) => path === second?.path;
    expect(await hub.branch().read({ only })).toEqual({ head, files: [second], refused: [] });
    const asked: string[] = [];
    const requests: GithubRequests = {
      request: async (route, parameters) => {
        asked.push(route);
        return await hub.requests.request(route, parameters);
      },
    };
    await hub.branch(requests).read({ only });
    expect(asked.filter((route) => route.includes('/git/blobs/'))).toHaveLength(1);
  });

  test('is read by the client that asks GitHub, and written to in the name of a writer', async () => {
    const client = githubClient({ kind: 'token', token: TOKEN, baseUrl: `${hub.github.service.url}/` });
    const options = { client, owner: sample.organization, repository: 'storefront', branch: BRANCH, writer: WRITER };
    const branch = githubEvidenceBranch(options);
    const commit = await branch.append([anyFile('x')], 'by name');
    expect((await branch.read()).files).toEqual([anyFile('x')]);
    const { body } = await hub.github.call('GET', `/repos/acme/storefront/git/commits/${commit}`);
    expect(body).toMatchObject({ message: 'by name', author: WRITER, committer: WRITER });
  });

  test('takes what several writers add at once, and loses nothing', async () => {
    const names = ['one', 'two', 'three', 'four'];
    const heads = await Promise.all(names.map((name) => hub.branch().append([anyFile(name)], name)));
    expect(new Set(heads).size).toBe(4);
    const { files } = await hub.branch().read();
    expect(files.map(({ bytes }) => bytes.toString()).sort()).toEqual([...names].sort());
  });

  test('does not write over a path, not even one that was taken meanwhile', async () => {
    await hub.branch().append([anyFile('x')], 'x');
    const taken = { message: 'the file is already on the evidence branch', place: anyFile('x').path, exitCode: 1 };
    await expect(hub.branch().append([anyFile('y'), anyFile('x')], 'again')).rejects.toMatchObject(taken);
    const results = await Promise.allSettled(['1', '2', '3'].map((name) => hub.branch().append([anyFile('z')], name)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ exitCode: 1, place: anyFile('z').path });
    }
  });

  test('says what GitHub said when a ruleset does not let it write', async () => {
    hub.repository.rulesets['1'] = {
      id: 1,
      name: 'evidence',
      target: 'branch',
      enforcement: 'active',
      createdAt: '2026-10-01T12:00:00Z',
      updatedAt: '2026-10-01T12:00:00Z',
      bypassActors: [],
      rules: [{ type: 'update' }],
      conditions: { ref_name: { include: [`refs/heads/${BRANCH}`], exclude: [] } },
    };
    const before = head();
    await expect(hub.branch().append([anyFile('x')], 'x')).rejects.toMatchObject({
      message: expect.stringMatching(/422 Repository rule violations found/),
      exitCode: 3,
    });
    expect(head()).toBe(before);
  });

  test('knows that a commit was taken although the answer was lost', async () => {
    const lossy: GithubRequests = {
      request: async (route, parameters) => {
        const answer = await hub.requests.request(route, parameters);
        if (route.startsWith('PATCH')) throw new Error('the connection was lost');
        return answer;
      },
    };
    const commit = await hub.branch(lossy).append([anyFile('x')], 'x');
    expect(head()).toBe(commit);
  });

  test('is unknown when there is no branch, a list is cut off, or an answer is not what it should be', async () => {
    await hub.branch().append([anyFile('x')], 'x');
    const unknown = async (requests: GithubRequests, reason: RegExp) => {
      const expected = { message: expect.stringMatching(reason), exitCode: 3 };
      await expect(hub.branch(requests).read()).rejects.toMatchObject(expected);
    };
    const cut = (route: string, data: object) => (route.includes('/trees/') ? { ...data, truncated: true } : data);
    await unknown(
      tampered((route, data) => cut(route, data as object)),
      /cut off/,
    );
    await expect(
      hub.branch(tampered((route, data) => cut(route, data as object))).append([anyFile('y')], 'y'),
    ).rejects.toMatchObject({ exitCode: 3 });
    const fewer = (route: string, data: unknown) =>
      route.includes('/commits') ? (data as unknown[]).slice(0, 1) : data;
    await unknown(tampered(fewer), /cut off at/);
    await unknown(
      tampered((route, data) => (route.includes('/blobs/') ? { ...(data as object), content: 'AAAA' } : data)),
      /does not match its id/,
    );
    await unknown(
      tampered((route, data) => (route.includes('/blobs/') ? { content: 'x' } : data)),
      /an unexpected structure/,
    );
    await unknown(
      {
        request: async () => {
          throw Object.assign(new Error('Bad credentials'), { status: 401 });
        },
      },
      /401 Bad credentials/,
    );
    await unknown(
      {
        request: async () => {
          throw new Error('getaddrinfo ENOTFOUND');
        },
      },
      /ENOTFOUND/,
    );
    hub.repository.git.mostTreeEntries = 1;
    await unknown(hub.requests, /cut off/);
    delete hub.repository.branches[BRANCH];
    await unknown(hub.requests, /there is no branch "evidence"/);
    await expect(hub.branch().append([anyFile('y')], 'y')).rejects.toMatchObject({ exitCode: 3 });
  });

  test('has a history that is read by way of a clone once it is long', async () => {
    let commit: unknown;
    const many = tampered((route, data) => {
      if (!route.startsWith('GET /repos/{owner}/{repo}/commits')) return data;
      commit ??= (data as unknown[])[0];
      return Array.from({ length: 100 }, () => commit);
    });
    await expect(hub.branch(many).read()).rejects.toMatchObject({
      message: expect.stringContaining('longer than 1000'),
      exitCode: 3,
    });
  });

  test('a head that was recorded must be on the branch', async () => {
    const first = head() ?? '';
    const second = await hub.branch().append([anyFile('x')], 'x');
    await expect(hub.branch().read({ recordedHead: first })).resolves.toMatchObject({ head: second });
    await expect(hub.branch().read({ recordedHead: commitOf('c') })).rejects.toMatchObject({ exitCode: 1 });
  });
});
