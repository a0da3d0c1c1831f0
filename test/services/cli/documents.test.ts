import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_JOURNAL, LOG_PAGE, parseLog, renderLog } from '../../../documents/notes/readiness-log';
import { filledNotes } from '../../support/cli/release-notes';
import { ROOT } from '../../support/registry/fixtures';
import { Desk } from './desk';

const COMMIT = 'a'.repeat(40);
const template = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

describe('causeway log append', () => {
  const append = (at: Date, text: string, ...more: readonly string[]) =>
    desk.office.as(undefined, at, 'log', 'append', '--kind', 'update', '--by', 'team:web', '--text', text, ...more);

  it('adds entries to the journal and renders the page, newest first', async () => {
    expect((await append(desk.now, 'staging is up', '--tier', 'staging')).code).toBe(0);
    expect((await append(desk.later(5), 'waits | for <DNS>', '--surface', 'shop')).code).toBe(0);
    const entries = parseLog(desk.office.read(LOG_JOURNAL));
    expect(entries.map(({ text }) => text)).toEqual(['staging is up', 'waits | for <DNS>']);
    expect(desk.office.read(LOG_PAGE)).toBe(renderLog(entries));
    expect(desk.office.read(LOG_PAGE)).toMatch(/waits \\\| for &lt;DNS>[\s\S]*staging is up/);
  });

  it.each<[string, (journal: string) => string, RegExp]>([
    ['one was changed', (journal) => journal.replace('first', 'other'), /jsonl:2[\s\S]*/],
    ['one was taken out', (journal) => journal.split('\n').slice(1).join('\n'), /jsonl:1/],
    ['the last is cut off', (journal) => journal.slice(0, -1), /cut off/],
    ['one is no entry', (journal) => `${journal}{}\n`, /jsonl:3[\s\S]*/],
  ])('refuses a journal of which %s', async (_name, change, message) => {
    await append(desk.now, 'first');
    await append(desk.later(1), 'second');
    const changed = change(desk.office.read(LOG_JOURNAL));
    desk.office.put(LOG_JOURNAL, changed);
    const outcome = await append(desk.later(2), 'third');
    expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(desk.office.read(LOG_JOURNAL)).toBe(changed);
  });

  it('refuses a page that was edited by hand, an older entry, and what makes no entry', async () => {
    await append(desk.now, 'first');
    expect(await append(desk.later(-60), 'before')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('older'),
    });
    expect(await append(desk.now, 'two\nlines')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('control characters'),
    });
    expect(await append(desk.now, 'x', '--tier', 'moon')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no tier'),
    });
    desk.office.put(LOG_PAGE, `${desk.office.read(LOG_PAGE)}\nby hand`);
    expect(await append(desk.later(1), 'second')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('differs from the journal'),
    });
    expect(parseLog(desk.office.read(LOG_JOURNAL))).toHaveLength(1);
  });

  it('has made the page that is committed', () => {
    const journal = join(ROOT, LOG_JOURNAL);
    const entries = parseLog(existsSync(journal) ? readFileSync(journal, 'utf8') : '');
    expect(readFileSync(join(ROOT, LOG_PAGE), 'utf8')).toBe(renderLog(entries));
  });
});

describe('causeway notes check', () => {
  const check = (...args: readonly string[]) =>
    desk.office.as(undefined, desk.now, 'notes', 'check', 'notes.md', ...args);
  const release = ['--tier', 'production', '--commit', COMMIT];

  it('names the lines that are not filled in', async () => {
    desk.office.put('notes.md', template('templates/release-notes.md'));
    const { code, stdout } = await check(...release);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^notes\.md:3: a field is not filled in\n/)]);
    const json = JSON.parse((await check(...release, '--json')).stdout);
    expect(json).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([{ line: 4, message: expect.any(String) }]),
    });
  });

  const put = (change: (text: string) => string = (text) => text) => {
    const bundle = `sha256:${'b'.repeat(64)}`;
    desk.office.put('notes.md', change(filledNotes({ tier: 'production', commit: COMMIT, surface: 'shop', bundle })));
  };

  it('takes notes that are filled in, with objectives evidence (S98) and tests evidence (S99)', async () => {
    put();
    expect(await check(...release, '--surface', 'shop')).toEqual({
      code: 0,
      stderr: '',
      stdout: 'notes.md: the release notes are complete\n',
    });
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'without S98',
      (text) => text.replace(/objectivesEvidence:\n(?: {2}.*\n)+/, ''),
      /notes\.md:1: objectivesEvidence/,
    ],
    ['with S98 of no summary', (text) => text.replace(/summary: .*/, 'summary: TBD'), /notes\.md:\d+: a field is not/],
    [
      'with S98 that nothing shows',
      (text) => text.replace(/evidence: \[.*\]/, 'evidence: []'),
      /notes\.md:\d+: .*evidence/,
    ],
    ['without S99', (text) => text.replace(/testsEvidence:\n(?: {2}.*\n)+/, ''), /notes\.md:1: testsEvidence/],
    ['with unit tests N/A', (text) => text.replace(/unit: .*/, 'unit: N/A'), /notes\.md:\d+: .*unit/],
    [
      'without a word on performance',
      (text) => text.replace(/ {2}performance: .*\n/, ''),
      /notes\.md:\d+: .*performance/,
    ],
    ['of another commit', (text) => text.replaceAll(COMMIT, 'c'.repeat(40)), /notes\.md:4: commit: the notes say/],
  ])('refuses notes %s, with file and line', async (_name, change, message) => {
    put(change);
    const { code, stdout } = await check(...release);
    expect([code, stdout]).toEqual([1, expect.stringMatching(message)]);
  });

  it('refuses an unknown tier, half a commit id and a file that is not there', async () => {
    expect((await check(...release)).code).toBe(2);
    desk.office.put('notes.md', '');
    expect((await check('--tier', 'moon', '--commit', COMMIT)).code).toBe(2);
    expect((await check('--tier', 'production', '--commit', 'abc')).code).toBe(2);
    expect((await check(...release)).code).toBe(1);
  });
});

describe('causeway readiness status', () => {
  const status = (...args: readonly string[]) => desk.as(undefined, desk.now, 'readiness', 'status', ...args);

  type Evidence = { readonly kind: string; readonly [name: string]: unknown };
  /** Writes the committed file, with each piece of evidence changed. */
  const put = (change: (evidence: Evidence) => Evidence) => {
    const file = JSON.parse(readFileSync(join(ROOT, 'registry/readiness.json'), 'utf8'));
    for (const item of file.items) for (const each of item.criteria) each.evidence = each.evidence.map(change);
    desk.office.put('registry/readiness.json', JSON.stringify(file));
  };

  it('shows what is open, in each form, and releases nothing', async () => {
    put((evidence) => (evidence.kind === 'check' ? { kind: 'file', path: 'docs/a.md' } : evidence));
    const table = await status();
    expect([table.code, table.stderr]).toEqual([1, '']);
    expect(table.stdout).toMatch(/phase-a[\s\S]*uc-10[\s\S]*0 of 16 complete\. This releases nothing\./);
    expect((await status('--format', 'markdown')).stdout).toContain('| item | title | claimed | status |');
    expect(JSON.parse((await status('--json')).stdout)).toMatchObject({ complete: false });
  });

  it.each<[string, Evidence, RegExp]>([
    ['a surface', { kind: 'statement', statement: 'drill', surface: 'moon' }, /no surface "moon"/],
    [
      'a tier',
      { kind: 'statement', statement: 'drill', tier: 'moon' },
      /no tier "moon"[\s\S]*dev, staging, production/,
    ],
    ['a check', { kind: 'check', check: 'moon' }, /no check "moon"/],
  ])('refuses evidence of %s that the registry has not: it could never be there', async (_name, evidence, message) => {
    put(() => evidence);
    const outcome = await status();
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(outcome.stderr).toContain('registry/readiness.json /items/0/criteria/0/evidence/0/');
  });

  it('refuses a file that is none, and could not find out without one', async () => {
    expect((await status()).code).toBe(3);
    desk.office.put('registry/readiness.json', '{"schemaVersion":1,"items":[]}');
    expect(await status()).toMatchObject({ code: 2, stderr: expect.stringContaining('phase-a, phase-b') });
  });
});
