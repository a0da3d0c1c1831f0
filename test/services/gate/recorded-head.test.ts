import { crc32, deflateRawSync } from 'node:zlib';
import { zip } from '../../../emulator/github/actions/zip';
import { fileInZip } from '../../../gate/observe/artifact-zip';
import { recordedHead } from '../../../gate/observe/recorded-head';
import { commitOf } from '../../support/evidence/samples';
import { GateRuns, type Left, PROMOTE, READINESS } from './gate-runs';

let runs: GateRuns;
beforeEach(async () => {
  runs = await GateRuns.open();
});
afterEach(() => runs.close());

const [OLD, NEW] = [commitOf('1'), commitOf('2')];
const found = (change: object = {}) => recordedHead(runs.client, runs.question(change));

describe('the head that the last gate run recorded', () => {
  test('is none where no gate ran before', async () => {
    expect(await found()).toEqual({ state: 'none' });
    runs.run({ workflow: '.github/workflows/ci.yml', head: OLD });
    expect(await found({ workflows: ['.github/workflows/gone.yml'] })).toEqual({ state: 'none' });
  });

  test('is the newest one’s, of this workflow or of another whose gate signs', async () => {
    runs.run({ head: OLD });
    const last = runs.run({ workflow: PROMOTE, branch: 'dev', head: NEW });
    expect(await found()).toMatchObject({ state: 'head', head: NEW, run: expect.stringContaining(String(last.run)) });
    expect(await found({ workflows: [] })).toMatchObject({ state: 'head', head: OLD });
  });

  test('is found behind more runs than a page holds that left none', async () => {
    runs.run({ head: OLD });
    for (let index = 0; index < 110; index += 1) runs.run({ files: null, gate: undefined, isUploaded: false });
    expect(await found({ workflows: [READINESS] })).toMatchObject({ state: 'head', head: OLD });
  });

  test('is not what an unreviewed branch, a pull request or another repository left behind', async () => {
    runs.run({ head: OLD });
    const others: readonly Left[] = [{ branch: 'feature' }, { event: 'pull_request' }];
    for (const other of others) runs.run({ ...other, head: NEW });
    expect(await found()).toMatchObject({ state: 'head', head: OLD });
  });

  test('is not what a run on no branch left behind: a run of a tag is called by the tag', async () => {
    runs.run({ head: OLD });
    const { branches, tags } = runs.github.world.repositories['storefront']!;
    const sha = branches['feature']!.sha;
    tags['main'] = sha;
    runs.run({ head: NEW, sha });
    runs.run({ workflow: PROMOTE, branch: 'dev', head: NEW, sha });
    // Such a run leaves an artifact that blocks too.
    runs.run({ files: { 'something.json': Buffer.from('{}') }, sha });
    expect(await found()).toMatchObject({ state: 'head', head: OLD });
    // The branch still contains an earlier commit.
    const before = branches['main']!.sha;
    runs.run({ head: NEW });
    runs.advance('main');
    expect(branches['main']!.sha).not.toBe(before);
    expect(await found()).toMatchObject({ state: 'head', head: NEW });
  });

  test('is looked for further back where a gate could not read the branch, or never began', async () => {
    runs.run({ head: OLD });
    runs.run({ head: null });
    runs.run({ files: null, gate: 'failure', isUploaded: false });
    runs.run({ files: null, gate: undefined, isUploaded: false });
    expect(await found()).toMatchObject({ state: 'head', head: OLD });
  });

  const leave = () => {};
  test.each<readonly [string, Left, () => void]>([
    ['its artifact has expired', { head: NEW }, () => Object.assign(runs.artifact(), { expired: true })],
    ['its artifact is gone', { files: null, gate: 'success', isUploaded: false }, leave],
    ['its artifact is gone', { files: null, gate: 'failure', isUploaded: true }, leave],
    ['cannot be read', { files: { 'something.json': Buffer.from('{}') } }, leave],
    ['cannot be read', { files: { 'release_readiness_gate_report.json': Buffer.from('{}') } }, leave],
    ['cannot be read', { head: NEW }, () => Object.assign(runs.artifact(), { data: 'AAAA' })],
  ])('is lost where %s', async (reason, left, damage) => {
    runs.run({ head: OLD });
    runs.run(left);
    damage();
    expect(await found()).toMatchObject({ state: 'lost', reason: expect.stringContaining(reason) });
  });

  test('could not be determined where GitHub does not say', async () => {
    runs.run({ head: OLD });
    const { permissions } = Object.values(runs.github.world.tokens).find(({ id }) => id === 'octocat-read')!;
    delete (permissions as Record<string, string>)['actions'];
    await expect(found()).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe('an artifact’s archive', () => {
  // Packed as upload-artifact does: the sizes are only in the directory at the end.
  function packed(name: string, bytes: Buffer, change: { size?: number; method?: number } = {}): Buffer {
    const body = deflateRawSync(bytes);
    const { size = bytes.length, method = 8 } = change;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    const descriptor = Buffer.alloc(16);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc32(bytes), 16);
    central.writeUInt32LE(body.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(46 + name.length, 12);
    end.writeUInt32LE(30 + name.length + body.length + 16, 16);
    return Buffer.concat([local, Buffer.from(name), body, descriptor, central, Buffer.from(name), end]);
  }
  const text = Buffer.from('a report '.repeat(100));

  test('gives a file, stored or packed, whole', () => {
    expect(fileInZip(packed('a.json', text), 'a.json', 10_000)).toEqual(text);
    expect(fileInZip(zip({ 'a.json': text, b: Buffer.alloc(0) }), 'a.json', 10_000)).toEqual(text);
    expect(fileInZip(zip({ b: Buffer.alloc(0) }), 'b', 0)).toEqual(Buffer.alloc(0));
  });

  test('is refused where it is cut off, altered, or says what is not so', () => {
    const whole = packed('a.json', text);
    const flipped = Buffer.from(whole);
    flipped[45] = (flipped[45] ?? 0) ^ 0xff;
    const wrong: readonly (readonly [Buffer, string, number])[] = [
      [whole, 'b.json', 10_000],
      [whole, 'a.json', 10],
      [flipped, 'a.json', 10_000],
      [packed('a.json', text, { size: text.length - 1 }), 'a.json', 10_000],
      [packed('a.json', text, { method: 12 }), 'a.json', 10_000],
      [Buffer.alloc(0), 'a.json', 10_000],
      ...[1, 20, 60, whole.length - 1].map((length) => [whole.subarray(0, length), 'a.json', 10_000] as const),
    ];
    for (const asked of wrong) expect(() => fileInZip(...asked)).toThrow(/truncated/);
  });
});
