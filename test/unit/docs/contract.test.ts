import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContractFacts } from '../../../documents/generated/breaches';
import { documentHash } from '../../../documents/generated/document-hash';
import { judgeDocument } from '../../../documents/generated/verdict';
import { NOW, ROOT } from '../../support/registry/fixtures';

const PLAN = readFileSync(join(ROOT, 'test/fixtures/documents/hardening-plan.md'), 'utf8');
const PATH = 'docs/plan.md';

function onDisk(path: string): string | undefined {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    return undefined;
  }
}

const FACTS: ContractFacts = {
  now: NOW,
  textOf: onDisk,
  ownersOf: (path) => (path.startsWith('docs/') ? ['@acme/web'] : []),
  handleOf: (principal) => principal.replace('team:', '@acme/').replace('user:', '@'),
};

const judge = (text: string, facts: Partial<ContractFacts> = {}, path = PATH) =>
  judgeDocument(path, text, { ...FACTS, ...facts });

/**
 * The plan with one line of its fields changed. Throws when the line is missing, so that every case tests something.
 */
function planWith(before: string, after: string): { readonly text: string; readonly line: number } {
  const at = PLAN.indexOf(before);
  if (at < 0) throw new Error(`no ${before}`);
  return {
    text: PLAN.slice(0, at) + after + PLAN.slice(at + before.length),
    line: PLAN.slice(0, at).split('\n').length,
  };
}

const document = (fields: string, body = 'What it says.\n') => `---\n${fields}\n---\n${body}`;

/** The files of the repository, except one. */
const without = (path: string, text?: string) => ({ textOf: (each: string) => (each === path ? text : onDisk(each)) });

describe('what a plan promises of the documents', () => {
  it('holds in this repository, each clause of it', () => {
    expect(judge(PLAN)).toEqual({ path: PATH, state: 'holds', problems: [] });
  });

  const artifacts = [
    'netlify.toml',
    'docs/operations/release-workflow.md',
    'docs/operations/incident-log.md',
    'docs/operations/postmortem-template.md',
  ];
  it.each(artifacts)('is broken when the artifact %s is gone', (path) => {
    const { state, problems } = judge(PLAN, without(path));
    expect(state).toBe('broken');
    const [first] = problems;
    expect(first?.message).toBe(`there is no file ${path}`);
    expect(PLAN.split('\n')[(first?.line ?? 0) - 1]).toContain(path);
  });

  it.each(artifacts)('is broken when %s does not contain what it is for', (path) => {
    const { state, problems } = judge(PLAN, without(path, 'nothing'));
    expect([state, problems[0]?.message]).toEqual(['broken', expect.stringContaining(`${path} does not contain`)]);
  });

  it.each([
    ['/api/health', /api\/health/g],
    ['Netlify rollback', /rollback/gi],
  ])('is broken when the release workflow no longer leads to %s', (to, pattern) => {
    const path = 'docs/operations/release-workflow.md';
    const { state, problems } = judge(PLAN, without(path, onDisk(path)?.replaceAll(pattern, 'nowhere')));
    expect([state, problems.length > 0]).toEqual(['broken', true]);
    expect(problems[0]?.message).toContain('nothing in docs/operations/release-workflow.md matches');
    expect(PLAN.split('\n')[(problems[0]?.line ?? 0) - 1]).toMatch(/from: "docs|- from/);
    expect(PLAN).toContain(`to: "${to}"`);
  });

  it('is broken when the build no longer runs the tests', () => {
    const toml = onDisk('netlify.toml')?.replace('npm run test:run && ', '');
    expect(judge(PLAN, without('netlify.toml', toml))).toMatchObject({ state: 'broken' });
  });

  it('is broken when a link’s source does not name its target, though the pattern is found', () => {
    const { text } = planWith('to: "Netlify rollback"', 'to: "the moon"');
    expect(judge(text)).toMatchObject({
      state: 'broken',
      problems: [{ message: 'docs/operations/release-workflow.md does not name "the moon"' }],
    });
  });

  it('is broken when a link leads to a file that is not there', () => {
    const { text } = planWith('to: "/api/health"', 'to: "docs/gone.md"');
    expect(judge(text)).toMatchObject({ state: 'broken', problems: [{ message: 'there is no file docs/gone.md' }] });
  });

  it('is broken when its truths rest on nothing, or one stands twice', () => {
    expect(judge(document('must_haves:\n  truths: [all is well]'))).toMatchObject({
      state: 'broken',
      problems: [{ line: 3, message: 'nothing shows them: name artifacts or key_links' }],
    });
    const { text, line } = planWith(
      'Deploys fail when tests fail prior to build',
      'Release workflow documents blue/green promotion with a health-gated auto-rollback',
    );
    expect(judge(text)).toMatchObject({
      state: 'broken',
      problems: [{ line, message: 'the same truth is listed twice' }],
    });
  });

  it.each<[string, string, string, string]>([
    ['a truth that says nothing', '"Deploys fail when tests fail prior to build"', '""', 'not filled in'],
    ['an artifact outside the repository', 'path: "netlify.toml"', 'path: "../netlify.toml"', 'stays inside'],
    ['an artifact that is for nothing', 'provides: "Build command with test gate"', 'provides: ""', 'not filled in'],
    ['an artifact that need contain nothing', '      contains: "test:run"\n', '', 'contains'],
    ['a link without a way', 'via: "build command"', 'via: ""', 'not filled in'],
    ['a link without a source', 'from: "netlify.toml"', 'from: ""', 'not filled in'],
    ['a pattern that is none', 'pattern: "api/health"', 'pattern: "("', 'regular expression'],
    ['a clause of another name', '  key_links:', '  key_link:', 'key_link'],
    ['a block of another name', 'must_haves:', 'must_have:', 'did you mean must_haves'],
    [
      'no artifacts at all',
      /artifacts:[\s\S]*?(?= {2}key_links)/.exec(PLAN)?.[0] ?? '',
      'artifacts: []\n',
      'artifacts',
    ],
  ])('is malformed with %s', (_name, before, after, message) => {
    const { state, problems } = judge(planWith(before, after).text);
    expect([state, problems.map((each) => each.message).join('\n')]).toEqual([
      'malformed',
      expect.stringContaining(message),
    ]);
    expect(problems.every(({ line }) => line > 1)).toBe(true);
  });
});

describe('a contract', () => {
  it('says when a document expired, and holds through its last day', () => {
    const text = document('last_reviewed: 2026-01-01\nexpires: 2026-11-20');
    expect(judge(text)).toMatchObject({
      state: 'broken',
      problems: [{ line: 3, message: expect.stringContaining('expired on 2026-11-20') }],
    });
    expect(judge(text, { now: new Date('2026-11-20T23:59:59Z') }).state).toBe('holds');
  });

  it.each([
    ['a review to come', 'last_reviewed: 2026-12-01', 'in the future'],
    ['a day that is none', 'expires: 2027-02-30', 'this day does not exist'],
    ['an end before the review', 'last_reviewed: 2026-11-01\nexpires: 2026-10-01', 'before it was reviewed'],
  ])('is broken by %s', (_name, fields, message) => {
    const { state, problems } = judge(document(fields));
    expect([state, problems.map((each) => each.message).join()]).toEqual(['broken', expect.stringContaining(message)]);
  });

  it('is broken by any change of the text after the review, and says the hash to write', () => {
    const body = 'What was reviewed.\n';
    const fields = `doc_hash: ${documentHash(body)}`;
    expect(judge(document(fields, body)).state).toBe('holds');
    expect(judge(document(fields, `${body}And more.\n`))).toMatchObject({
      state: 'broken',
      problems: [{ line: 2, message: expect.stringContaining(documentHash(`${body}And more.\n`)) }],
    });
  });

  it('is broken where CODEOWNERS does not give the document to its owner alone', () => {
    const text = document('owner: team:web');
    expect(judge(text).state).toBe('holds');
    expect(judge(text, { ownersOf: () => [] })).toMatchObject({
      problems: [{ line: 2, message: 'CODEOWNERS gives docs/plan.md to nobody, not to @acme/web alone' }],
    });
    expect(judge(text, { ownersOf: () => ['@acme/web', '@acme/docs'] }).state).toBe('broken');
    expect(judge(document('owner: team:release')).state).toBe('broken');
  });

  it.each([
    ['fields that do not end', '---\nowner: team:web\n', 1],
    ['a byte order mark before them', '\uFEFF---\nowner: team:web\n---\n', 1],
    ['an empty line before them', '\n---\nexpires: 2020-01-01\n---\n', 1],
    ['no YAML', '---\nowner: a: b\n---\n', 2],
    ['a key that stands twice', '---\nexpires: 2027-01-01\nexpires: 2028-01-01\n---\n', 3],
    ['an owner of no kind', '---\nexpires: 2027-01-01\nowner: web\n---\n', 3],
    ['a blank', '---\nexpires: 2027-01-01\ndoc_hash: <the hash>\n---\n', 3],
    ['a field of nearly its name', '---\nexpires: 2027-01-01\nlast_review: 2026-01-01\n---\n', 3],
  ])('is malformed with %s, on that line', (_name, text, line) => {
    const { state, problems } = judge(text);
    expect([state, problems[0]?.line]).toEqual(['malformed', line]);
  });

  it('has fields of the document’s own beside it', () => {
    expect(judge(document('status: in_progress\npriority: P1\nexpires: 2027-01-01')).state).toBe('holds');
  });

  it('is nothing in a document without fields, and in a template', () => {
    expect(judge('# A page\n').state).toBe('none');
    const template = onDisk('docs/templates/exception-request.md') ?? '';
    expect(judge(template, {}, 'docs/templates/exception-request.md').state).toBe('none');
  });
});

describe('a document that somebody filled in', () => {
  const template = onDisk('docs/templates/exception-request.md') ?? '';
  const filled = template
    .replace(/(?<=^surfaces: ).*$/m, '[storefront]')
    .replace(/(?<=^commit: ).*$/m, 'a'.repeat(40))
    .replace(/(?<=^requestedBy: ).*$/m, 'user:octocat')
    .replace(/(?<=^until: ).*$/m, '2026-11-28')
    .replaceAll(/<[^<>]+>/g, 'a sentence of its own');

  it('is malformed while it is half filled, line by line', () => {
    expect(judge(filled).state).toBe('holds');
    const half = filled.replace(/(?<=^rollbackPath: ).*$/m, '<how to get back>');
    const line = half.split('\n').findIndex((each) => each.startsWith('rollbackPath')) + 1;
    expect(judge(half)).toMatchObject({
      state: 'malformed',
      problems: [{ line, message: 'a field is not filled in' }],
    });
  });

  it.each([
    'operations/incident-log',
    'operations/postmortem-template',
    'templates/release-notes',
    'operations/go-live-checklist',
  ])('is malformed as long as it is a copy of %s', (name) => {
    expect(judge(onDisk(`docs/${name}.md`) ?? '').state).toBe('malformed');
  });
});
