import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_JOURNAL, LOG_PAGE, parseLog, renderLog } from '../../delivery/notes/readiness-log';
import { EvidenceScene } from '../evidence/branch/scene';
import { evidenceRegistry } from '../evidence/registry';
import { ROOT } from '../registry/fixtures';
import { type Office, openOffice } from './office';

const COMMIT = 'a'.repeat(40);
const template = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');

let office: Office;
let scene: EvidenceScene;
let now: Date;
let clone: readonly string[];
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeEach(async () => {
  const registry = evidenceRegistry([], {
    apps: { evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' } },
    ...{ evidence: { repository: 'web' }, readiness: 'registry/readiness.json' },
  });
  office = await openOffice(registry, ['user:octocat', 'user:hubot']);
  scene = new EvidenceScene();
  clone = ['--evidence-clone', scene.clone('clone')];
  now = office.now;
});
afterEach(async () => {
  await office.close();
  scene.dispose();
});

describe('causeway log append', () => {
  const append = (at: Date, text: string, ...more: readonly string[]) =>
    office.as(undefined, at, 'log', 'append', '--kind', 'update', '--by', 'team:web', '--text', text, ...more);

  it('adds entries to the journal and renders the page, newest first', async () => {
    expect((await append(now, 'staging is up', '--tier', 'staging')).code).toBe(0);
    expect((await append(later(5), 'waits | for <DNS>', '--surface', 'shop')).code).toBe(0);
    const entries = parseLog(office.read(LOG_JOURNAL));
    expect(entries.map(({ text }) => text)).toEqual(['staging is up', 'waits | for <DNS>']);
    expect(office.read(LOG_PAGE)).toBe(renderLog(entries));
    expect(office.read(LOG_PAGE)).toMatch(/waits \\\| for &lt;DNS>[\s\S]*staging is up/);
  });

  it.each<[string, (journal: string) => string, RegExp]>([
    ['one was changed', (journal) => journal.replace('first', 'other'), /jsonl:2[\s\S]*/],
    ['one was taken out', (journal) => journal.split('\n').slice(1).join('\n'), /jsonl:1/],
    ['the last is cut off', (journal) => journal.slice(0, -1), /cut off/],
    ['one is no entry', (journal) => `${journal}{}\n`, /jsonl:3[\s\S]*/],
  ])('refuses a journal of which %s', async (_name, change, message) => {
    await append(now, 'first');
    await append(later(1), 'second');
    const changed = change(office.read(LOG_JOURNAL));
    office.put(LOG_JOURNAL, changed);
    const outcome = await append(later(2), 'third');
    expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(office.read(LOG_JOURNAL)).toBe(changed);
  });

  it('refuses a page that was edited by hand, an older entry, and what makes no entry', async () => {
    await append(now, 'first');
    expect(await append(later(-60), 'before')).toMatchObject({ code: 2, stderr: expect.stringContaining('older') });
    expect(await append(now, 'two\nlines')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('control characters'),
    });
    expect(await append(now, 'x', '--tier', 'moon')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no tier'),
    });
    office.put(LOG_PAGE, `${office.read(LOG_PAGE)}\nby hand`);
    expect(await append(later(1), 'second')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('another one than'),
    });
    expect(parseLog(office.read(LOG_JOURNAL))).toHaveLength(1);
  });

  it('has made the page that is committed', () => {
    const journal = join(ROOT, LOG_JOURNAL);
    const entries = parseLog(existsSync(journal) ? readFileSync(journal, 'utf8') : '');
    expect(readFileSync(join(ROOT, LOG_PAGE), 'utf8')).toBe(renderLog(entries));
  });
});

describe('causeway notes check', () => {
  const check = (...args: readonly string[]) => office.as(undefined, now, 'notes', 'check', 'notes.md', ...args);
  const release = ['--tier', 'production', '--commit', COMMIT];

  it('names the lines that are not filled in', async () => {
    office.put('notes.md', template('templates/release-notes.md'));
    const { code, stdout } = await check(...release);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^notes\.md:3: a field is not filled in\n/)]);
    const json = JSON.parse((await check(...release, '--json')).stdout);
    expect(json).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([{ line: 4, message: expect.any(String) }]),
    });
  });

  it('refuses an unknown tier, half a commit id and a file that is not there', async () => {
    expect((await check(...release)).code).toBe(2);
    office.put('notes.md', '');
    expect((await check('--tier', 'moon', '--commit', COMMIT)).code).toBe(2);
    expect((await check('--tier', 'production', '--commit', 'abc')).code).toBe(2);
    expect((await check(...release)).code).toBe(1);
  });
});

describe('causeway readiness status', () => {
  const status = (...args: readonly string[]) => office.as(undefined, now, 'readiness', 'status', ...args, ...clone);

  it('shows what is open, in each form, and releases nothing', async () => {
    office.put('registry/readiness.json', readFileSync(join(ROOT, 'registry/readiness.json'), 'utf8'));
    const table = await status();
    expect([table.code, table.stderr]).toEqual([1, '']);
    expect(table.stdout).toMatch(/phase-a[\s\S]*uc-10[\s\S]*0 of 16 complete\. This releases nothing\./);
    expect((await status('--format', 'markdown')).stdout).toContain('| item | title | claimed | status |');
    expect(JSON.parse((await status('--json')).stdout)).toMatchObject({ complete: false });
  });

  it('refuses a file that is none, and could not find out without one', async () => {
    expect((await status()).code).toBe(3);
    office.put('registry/readiness.json', '{"schemaVersion":1,"items":[]}');
    expect(await status()).toMatchObject({ code: 2, stderr: expect.stringContaining('phase-a, phase-b') });
  });
});
