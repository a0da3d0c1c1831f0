import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSigstore } from '../../../emulator/sigstore/service';
import { loadTrustedRoot, parseTrustedRoot } from '../../../evidence/trust/root';
import { UserError } from '../../../registry/user-error';

function errorOf(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('the trusted root', () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-root-'));
  let root: Record<string, Record<string, unknown>[]>;
  beforeAll(async () => {
    const sigstore = await startSigstore();
    root = sigstore.trustedRoot as typeof root;
    await sigstore.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const refused = (change: object) => errorOf(() => parseTrustedRoot(JSON.stringify({ ...root, ...change }), 'root'));

  test('is read from its file', () => {
    const file = join(folder, 'root.json');
    writeFileSync(file, JSON.stringify(root));
    const material = loadTrustedRoot(file);
    expect(material.certificateAuthorities).toHaveLength(1);
    expect(material.timestampAuthorities[0]?.certChain).toHaveLength(2);
    expect([material.tlogs, material.ctlogs].map((logs) => logs.length)).toEqual([1, 1]);
    expect('publicKey' in material).toBe(false);
  });

  test('that is not there or no file is exit 3', () => {
    expect(errorOf(() => loadTrustedRoot(join(folder, 'gone.json')))).toMatchObject({ exitCode: 3 });
    mkdirSync(join(folder, 'sub'));
    expect(errorOf(() => loadTrustedRoot(join(folder, 'sub')))).toMatchObject({ exitCode: 3 });
  });

  test('that is too large, no JSON, or of an unexpected structure is exit 2 with its place', () => {
    const file = join(folder, 'bad.json');
    const texts = ['', '{', '[]', '{"mediaType":1}', '{"a":1,"a":2}', ' '.repeat(1024 * 1024 + 1)];
    for (const text of texts) {
      writeFileSync(file, text);
      expect(errorOf(() => loadTrustedRoot(file))).toMatchObject({ exitCode: 2, place: file });
    }
  });

  test('is refused with anything beside or instead of what Sigstore writes', () => {
    const [log] = root['tlogs']!;
    const [authority] = root['certificateAuthorities']!;
    const publicKey = log!['publicKey'] as Record<string, unknown>;
    for (const change of [
      { extra: 1 },
      { mediaType: 'application/json' },
      { tlogs: [{ ...log, hashAlgorithm: 'MD5' }] },
      { tlogs: [{ ...log, publicKey: { ...publicKey, validFor: undefined } }] },
      { tlogs: [{ ...log, publicKey: { ...publicKey, validFor: { start: 'yesterday' } } }] },
      { tlogs: [{ ...log, publicKey: { ...publicKey, rawBytes: 'AAAA' } }] },
      { certificateAuthorities: [{ ...authority, certChain: { certificates: [] } }] },
      { certificateAuthorities: [{ ...authority, certChain: { certificates: [{ rawBytes: 'AAAA' }] } }] },
      { tlogs: [], timestampAuthorities: [] },
    ]) {
      expect(refused(change)).toMatchObject({
        exitCode: 2,
        message: expect.stringMatching(/^the trusted root is ref/),
      });
    }
  });
});
