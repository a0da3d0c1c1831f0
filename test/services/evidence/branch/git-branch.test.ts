import { execFile } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fetchedEvidenceBranch, gitEvidenceBranch } from '../../../../evidence/branch/git-branch';
import { MAX_STATEMENT_BYTES } from '../../../../evidence/verification/verify-statement';
import type { UserError } from '../../../../registry/user-error';
import { anyFile, BRANCH, EvidenceScene, WRITER } from '../../../support/evidence/branch/scene';
import { commitOf } from '../../../support/evidence/samples';
import { ROOT } from '../../../support/registry/fixtures';

const run = promisify(execFile);

describe('the evidence branch over git', () => {
  let scene: EvidenceScene;
  let clone: string;
  beforeEach(() => {
    scene = new EvidenceScene();
    clone = scene.clone('clone');
  });
  afterEach(() => scene.dispose());

  test('is read as it was written, by another clone, without a working tree being touched', async () => {
    const files = [anyFile('b'), anyFile('a'), anyFile('line\nbreaks \0 and\r\n')];
    const head = await scene.branch(clone).append(files, 'three');
    expect(head).toBe(scene.head());
    const reading = await scene.branch(scene.clone('other')).read();
    expect(reading.head).toBe(head);
    expect(reading.refused).toEqual([]);
    expect(reading.files).toEqual([...files].sort((one, other) => (one.path < other.path ? -1 : 1)));
    scene.pull();
    expect(scene.hand.git('log', '-1', '--format=%an %ae %cn %s')).toBe(
      `${WRITER.name} ${WRITER.email} ${WRITER.name} three`,
    );
    expect(scene.hand.git('-C', clone, 'ls-files')).toBe('');
    expect(scene.hand.git('ls-files')).toContain('README.md');
  });

  test('gives the files that are asked for, and looks at the history of all', async () => {
    const files = [anyFile('b'), anyFile('a'), anyFile('c')];
    const head = await scene.branch(clone).append(files, 'three');
    const [, second] = files;
    const only = (path: string) => path === second?.path;
    expect(await scene.branch(clone).read({ only })).toEqual({ head, files: [second], refused: [] });
    expect((await scene.branch(clone).read({ only: () => false })).files).toEqual([]);
    scene.pull();
    scene.hand.git('rm', '--quiet', files[0]?.path ?? '');
    scene.hand.git('commit', '--quiet', '-m', 'nobody asks for it');
    scene.push();
    await expect(scene.branch(clone).read({ only })).rejects.toMatchObject({ exitCode: 1 });
  });

  test('takes what several writers add at once, two of them in one clone, and loses nothing', async () => {
    const names = ['one', 'two', 'three'];
    const writers = names.map((name) => [name === 'two' ? scene.clone(name) : clone, name] as const);
    await Promise.all(
      writers.map(([path, name]) =>
        run(process.execPath, [join(ROOT, 'bin/run.js'), 'test/support/evidence/branch/writer.ts', path, name, '5'], {
          cwd: ROOT,
        }),
      ),
    );
    const { files } = await scene.branch(scene.clone('reader')).read();
    const expected = names.flatMap((name) => Array.from({ length: 5 }, (_, number) => `${name} ${number}`));
    expect(files.map(({ bytes }) => bytes.toString()).sort()).toEqual(expected.sort());
    scene.pull();
    expect(scene.hand.git('rev-list', '--count', 'HEAD')).toBe('16');
    expect(scene.hand.git('rev-list', '--merges', 'HEAD')).toBe('');
  });

  test('puts a commit on top of another writer’s, unless that one took the path', async () => {
    const [one, two] = [scene.branch(scene.clone('one')), scene.branch(scene.clone('two'))];
    await one.read();
    await two.append([anyFile('two')], 'two');
    await one.append([anyFile('one')], 'one');
    const head = scene.head();
    await expect(two.append([anyFile('three'), anyFile('one')], 'again')).rejects.toMatchObject({
      message: 'the file is already on the evidence branch',
      place: anyFile('one').path,
      exitCode: 1,
    });
    expect(scene.head()).toBe(head);
  });

  test('is not written to with files that could not be read back', async () => {
    const head = scene.head();
    const { path } = anyFile('x');
    for (const files of [
      [],
      [{ path, bytes: Buffer.alloc(MAX_STATEMENT_BYTES + 1) }],
      [anyFile('x'), anyFile('x')],
      [{ path: 'evidence/x', bytes: Buffer.from('x') }],
      [
        { path: path.replace('shop', '..'), bytes: Buffer.from('x') },
        { path: `../${path}`, bytes: Buffer.from('x') },
      ],
    ]) {
      await expect(scene.branch(clone).append(files, 'no')).rejects.toMatchObject({ exitCode: 2 });
    }
    expect(scene.head()).toBe(head);
  });

  test('says what the remote said when it does not take a push', async () => {
    const hook = join(scene.remote, 'hooks/pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho only the evidence App may push >&2\nexit 1\n', { mode: 0o755 });
    const head = scene.head();
    await expect(scene.branch(clone).append([anyFile('x')], 'no')).rejects.toMatchObject({
      message: expect.stringContaining('only the evidence App may push'),
      exitCode: 3,
    });
    expect(scene.head()).toBe(head);
  });

  test('is read by nobody who cannot see all of it', async () => {
    const unknown = {
      message: expect.stringMatching(/shallow|no branch|could not be fetched|no git repository/),
      exitCode: 3,
    };
    await scene.branch(clone).append([anyFile('x')], 'x');
    const shallow = scene.clone('shallow', '--depth=1', '--no-single-branch');
    await expect(scene.branch(shallow).read()).rejects.toMatchObject(unknown);
    await expect(scene.branch(scene.remote.replace('remote.git', '.')).read()).rejects.toMatchObject(unknown);
    scene.hand.git('-C', clone, 'remote', 'set-url', 'origin', `${scene.remote}-gone`);
    await expect(scene.branch(clone).read()).rejects.toMatchObject(unknown);
    scene.hand.git('push', '--quiet', 'origin', `:refs/heads/${BRANCH}`);
    const late = scene.clone('late');
    await expect(scene.branch(late).read()).rejects.toMatchObject({
      message: `there is no branch "${BRANCH}"`,
      exitCode: 3,
    });
    await expect(scene.branch(late).append([anyFile('y')], 'y')).rejects.toMatchObject(unknown);
  });

  test('a remote that is shallow itself is no whole history', async () => {
    await scene.branch(clone).append([anyFile('x')], 'x');
    const shallow = scene.clone('shallow', '--depth=1', '--bare', `--branch=${BRANCH}`);
    const other = scene.clone('other', '--single-branch', '--branch=main');
    scene.hand.git('-C', other, 'remote', 'set-url', 'origin', `file://${shallow}`);
    await expect(scene.branch(other).read()).rejects.toMatchObject({ exitCode: 3 });
  });

  test('a file too large, a link or a stray file counts for nothing, and does not hide the rest', async () => {
    await scene.branch(clone).append([anyFile('x')], 'x');
    scene.pull();
    const large = anyFile('large').path;
    scene.hand.write({ [large]: '', 'evidence/stray': 'x' });
    truncateSync(join(scene.hand.path, large), MAX_STATEMENT_BYTES + 1);
    const link = anyFile('link').path;
    const target = scene.hand.git('hash-object', '-w', 'evidence/stray');
    scene.hand.git('add', '--all');
    scene.hand.git('update-index', '--add', '--cacheinfo', `120000,${target},${link}`);
    scene.hand.git('commit', '--quiet', '-m', 'odd');
    scene.push();
    const { files, refused } = await scene.branch(clone).read();
    expect(files.map(({ path }) => path)).toEqual([anyFile('x').path]);
    expect(Object.fromEntries(refused.map(({ path, reason }) => [path, reason]))).toEqual({
      [large]: 'the file is too large',
      [link]: 'it is not a regular file',
      'evidence/stray': 'the path is not the path of a statement',
    });
  });

  test('ten thousand statements are read whole', async () => {
    const blobs = Array.from({ length: 10_000 }, (_, number) => anyFile(String(number)));
    await scene.branch(clone).append(blobs.slice(0, 1), 'first');
    scene.pull();
    // git fast-import writes the blobs quickly. The last hundred get one commit each.
    const file = ({ path, bytes }: (typeof blobs)[number]) =>
      `M 100644 inline ${path}\ndata ${bytes.length}\n${bytes.toString()}\n`;
    const commit = (files: string) =>
      `commit refs/heads/${BRANCH}\ncommitter T <t@example.com> 1 +0000\ndata 1\nx\n${files}`;
    const many = commit(`from ${scene.head()}\n${blobs.slice(1, -100).map(file).join('')}`);
    const input =
      many +
      blobs
        .slice(-100)
        .map((each) => commit(file(each)))
        .join('');
    const stream = join(scene.hand.path, '.git/stream');
    writeFileSync(stream, input);
    await run('sh', ['-c', 'git fast-import --quiet --force < .git/stream'], { cwd: scene.hand.path });
    scene.hand.git('push', '--quiet', 'origin', BRANCH);
    const { files } = await scene.branch(clone).read();
    expect(files).toHaveLength(10_000);
    expect(new Set(files.map(({ bytes }) => bytes.toString())).size).toBe(10_000);
  });

  test('is not written to in nobody’s name, and no error shows the token in an address', async () => {
    const own = { repository: clone, branch: BRANCH, writer: undefined };
    const head = scene.head();
    const nameless = gitEvidenceBranch({ ...own, remote: 'origin' });
    await expect(nameless.append([anyFile('x')], 'x')).rejects.toMatchObject({ exitCode: 2 });
    expect((await nameless.read()).head).toBe(head);
    const remote = 'http://x-access-token:ghs_notToBeSeen@127.0.0.1:1/acme/storefront.git';
    const unreachable = gitEvidenceBranch({ ...own, remote });
    const error: unknown = await unreachable.read().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ exitCode: 3, place: 'http://127.0.0.1:1/acme/storefront.git evidence' });
    expect((error as UserError).describe()).not.toContain('ghs_notToBeSeen');
  });

  test('a head that was recorded must be on the branch', async () => {
    const first = scene.head();
    const branch = scene.branch(clone);
    const second = await branch.append([anyFile('x')], 'x');
    await expect(branch.read({ recordedHead: first })).resolves.toMatchObject({ head: second });
    await expect(branch.read({ recordedHead: second })).resolves.toMatchObject({ head: second });
    for (const recordedHead of [commitOf('c'), 'HEAD', '--all', second.slice(0, 12)]) {
      await expect(branch.read({ recordedHead })).rejects.toMatchObject({ exitCode: 1 });
    }
  });
});

describe('the evidence branch as a clone fetched it', () => {
  let scene: EvidenceScene;
  beforeEach(() => {
    scene = new EvidenceScene();
  });
  afterEach(() => scene.dispose());
  const fetched = (repository: string) => fetchedEvidenceBranch({ repository, remote: 'origin', branch: BRANCH });

  test('is read with its whole history, and its remote is not asked', async () => {
    const file = anyFile('a');
    const head = await scene.branch(scene.clone('writer')).append([file], 'one');
    const clone = scene.clone('reader');
    await scene.branch(scene.clone('another')).append([anyFile('b')], 'two');
    scene.hand.git('-C', clone, 'remote', 'set-url', 'origin', 'file:///nowhere');
    expect(await fetched(clone).read()).toEqual({ head, files: [file], refused: [] });
    expect(await fetched(clone).read({ recordedHead: head })).toMatchObject({ head });
    await expect(fetched(clone).read({ recordedHead: scene.head() })).rejects.toMatchObject({ exitCode: 1 });
  });

  test('was not append-only, is not there or not whole: no', async () => {
    await scene.branch(scene.clone('writer')).append([anyFile('a')], 'one');
    const shallow = fetched(scene.clone('shallow', '--depth=1', '--no-single-branch'));
    await expect(shallow.read()).rejects.toMatchObject({ exitCode: 3 });
    const alone = fetched(scene.clone('alone', '--single-branch', '--branch=main'));
    await expect(alone.read()).rejects.toMatchObject({ exitCode: 3, message: 'the clone has not fetched "evidence"' });
    scene.pull();
    scene.hand.git('rm', '--quiet', anyFile('a').path);
    scene.hand.git('commit', '--quiet', '-m', 'away with it');
    scene.push();
    await expect(fetched(scene.clone('late')).read()).rejects.toMatchObject({ exitCode: 1 });
  });

  test('is not added to', async () => {
    const before = scene.head();
    const adding = fetched(scene.clone('reader')).append([anyFile('a')], 'one');
    await expect(adding).rejects.toMatchObject({ exitCode: 2, message: 'a fetched evidence branch is read-only' });
    expect(scene.head()).toBe(before);
  });
});
