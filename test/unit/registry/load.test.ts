import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRegistry, readRegistry } from '../../../registry/load';
import { UserError } from '../../../registry/user-error';
import { NOW, ROOT } from '../../support/registry/fixtures';

function refusal(path: string): UserError {
  try {
    loadRegistry(path, { now: NOW });
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('loadRegistry', () => {
  let folder = '';
  const file = (content: string | Buffer) => {
    const path = join(folder, 'registry.json');
    writeFileSync(path, content);
    return path;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'registry-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('gives the registry, its digest and the file', () => {
    const path = join(ROOT, 'registry/deploy-surfaces.json');
    const loaded = loadRegistry(path, { now: NOW });
    expect(loaded.file).toBe(path);
    expect(loaded.digest).toMatch(/^sha256:/);
    expect(loaded.registry.surfaces.length).toBeGreaterThanOrEqual(4);
  });

  it('names the first problems with file, line and column, and exits with 2', () => {
    const path = file('{\n  "schemaVersion": 2\n}\n');
    const error = refusal(path);
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain(`${path}:1:1: error schema-missing: "organization" is missing`);
    expect(error.message).toContain('and 1 more: causeway registry check');
    expect(error.place).toBe(`${path}:1:1`);
  });

  it('refuses a file that is not there, a folder and a device', () => {
    expect(refusal(join(folder, 'none.json')).describe()).toContain('there is no such file');
    expect(refusal(folder)).toMatchObject({ exitCode: 2, place: folder });
    expect(refusal('/dev/zero')).toMatchObject({ exitCode: 2 });
  });

  it('refuses what is not UTF-8', () => {
    const result = readRegistry(file(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])), { now: NOW });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'json-not-utf8', line: 1, column: 1 }] });
  });

  it('keeps the byte order mark for the parser to refuse', () => {
    const result = readRegistry(file(Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d])), { now: NOW });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'json-bom' }] });
  });

  it('refuses fifty megabytes', () => {
    const path = file(Buffer.alloc(50_000_000, 0x20));
    expect(readRegistry(path, { now: NOW })).toMatchObject({ ok: false, problems: [{ code: 'json-too-large' }] });
  });

  it('leaves the file as it is', () => {
    const path = file('{ "a": 1, }');
    refusal(path);
    expect(readFileSync(path, 'utf8')).toBe('{ "a": 1, }');
  });
});
