import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkNotes, readNotes } from '../../../../gate/notes/check';
import { ROOT } from '../../../support/registry/fixtures';

const COMMIT = 'a'.repeat(40);
const BUNDLE = `sha256:${'b'.repeat(64)}`;
const DECISION = `sha256:${'d'.repeat(64)}`;
const FACTS = { tier: 'production', commit: COMMIT };
const TEMPLATE = readFileSync(join(ROOT, 'docs/templates/release-notes.md'), 'utf8');

const notes = (change: (text: string) => string = (text) => text) =>
  change(`---
schema: urn:causeway:release-notes:v1
tier: production
commit: ${COMMIT}
surfaces: [shop]
bundles:
  shop: ${BUNDLE}
decision: artifacts/release_readiness_gate_report.json
waivers: []
rollback: causeway rollback run --surface shop --tier production
objectivesEvidence:
  summary: reviewed against the objectives of the plan
  evidence: [https://github.com/acme/storefront/pull/7]
testsEvidence:
  unit: ${BUNDLE}
  integration: artifacts/integration.json
  endToEnd: https://github.com/acme/storefront/actions/runs/1
  performance: N/A
---
# Release notes

## What changed

Orders can be cancelled.
`);

describe('release notes', () => {
  it('that name everything and agree with the release are complete', () => {
    const facts = { ...FACTS, surfaces: ['shop'], bundles: { shop: BUNDLE }, waivers: [] };
    expect(checkNotes(notes(), facts)).toEqual([]);
    expect(checkNotes(notes().replaceAll('\n', '\r\n'), facts)).toEqual([]);
    expect(readNotes(notes())).toMatchObject({ tier: 'production', bundles: { shop: BUNDLE } });
  });

  it('name the decision once there is one', () => {
    const facts = { ...FACTS, decision: DECISION };
    expect(checkNotes(notes(), facts)).toEqual([
      { line: 8, message: expect.stringContaining('decision: the notes say') },
    ]);
    const named = notes((text) => text.replace('artifacts/release_readiness_gate_report.json', DECISION));
    expect(checkNotes(named, facts)).toEqual([]);
  });

  it('that are the template are not filled in, line by line', () => {
    const problems = checkNotes(TEMPLATE, FACTS);
    expect(problems.length).toBeGreaterThan(10);
    expect(problems[0]).toEqual({ line: 3, message: 'a field is not filled in' });
    expect(readNotes(TEMPLATE)).toBeUndefined();
  });

  const FIELDS = [
    ...['tier', 'commit', 'surfaces', 'bundles', 'decision', 'waivers', 'rollback'],
    ...['objectivesEvidence', 'testsEvidence', 'schema'],
  ];
  it.each(FIELDS)('without %s are refused', (field) => {
    const lines = notes().split('\n');
    const at = lines.findIndex((line) => line.startsWith(`${field}:`));
    let count = 1;
    while (lines[at + count]?.startsWith('  ')) count += 1;
    lines.splice(at, count);
    expect(checkNotes(lines.join('\n'), FACTS)).toEqual([{ line: 1, message: expect.stringContaining(field) }]);
  });

  it.each<[string, string, string, number, RegExp]>([
    ['another tier', 'tier: production', 'tier: staging', 3, /tier: the notes say staging/],
    ['another commit', COMMIT, 'c'.repeat(40), 4, /commit: the notes say c+, the release has a+/],
    ['half a commit id', COMMIT, 'aaaaaaa', 4, /full id/],
    ['other surfaces', 'surfaces: [shop]', 'surfaces: [shop, docs]', 5, /surfaces: the notes say docs, shop/],
    ['another bundle', `shop: ${BUNDLE}`, `shop: sha256:${'c'.repeat(64)}`, 7, /bundles: the notes say/],
    [
      'a waiver that was not applied',
      'waivers: []',
      'waivers: [w-1]',
      9,
      /waivers: the notes say w-1, the release has none/,
    ],
    ['no way back', 'causeway rollback run --surface shop --tier production', 'none', 10, /how to get back/],
    ['a blank', 'reviewed against the objectives of the plan', 'TBD', 12, /not filled in/],
    ['a pending field', 'artifacts/integration.json', '(pending)', 16, /not filled in/],
    ['evidence that nobody can look at', 'artifacts/integration.json', 'passed', 16, /an https address/],
    ['evidence outside the repository', 'artifacts/integration.json', '../../secret.json', 16, /an https address/],
    ['tests that do not apply but must', `unit: ${BUNDLE}`, 'unit: N/A', 15, /an https address/],
    ['a field twice', 'tier: production', 'tier: production\ntier: production', 4, /not YAML/],
    ['an unknown field', 'waivers: []', 'waivers: []\nmood: good', 10, /mood: an unknown field/],
    ['nothing said', 'Orders can be cancelled.', '', 22, /says nothing/],
    ['no such section', '## What changed', '## Changes', 20, /no section/],
  ])('with %s are refused on that line', (_name, from, to, line, message) => {
    const facts = { ...FACTS, surfaces: ['shop'], bundles: { shop: BUNDLE }, waivers: [] };
    const problems = checkNotes(
      notes((text) => text.replace(from, to)),
      facts,
    );
    expect(problems).toContainEqual({ line, message: expect.stringMatching(message) });
  });

  it.each([
    ['without fields', '# Release notes\n'],
    ['whose fields never end', '---\ntier: production\n'],
    ['that are empty', ''],
    ['that are a list', '---\n- tier\n---\n'],
    ['with an alias', '---\ntier: &a x\ncommit: *a\n---\n'],
    ['that are huge', `---\n${'#'.repeat(300_000)}\n---\n`],
  ])('%s are refused', (_name, text) => {
    expect(checkNotes(text, FACTS).length).toBeGreaterThan(0);
  });
});
