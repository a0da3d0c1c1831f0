import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceBook, EvidenceStatement } from '../../../../evidence/branch/branch';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import { unresolvedEvidence } from '../../../../gate/readiness/references';
import { openReason, readinessStatus } from '../../../../gate/readiness/status';
import { loadRegistry } from '../../../../registry/load';
import {
  parseReadiness,
  READINESS_SCHEMA_PATH,
  type Readiness,
  type ReadinessEvidence,
  readinessJsonSchemaText,
} from '../../../../registry/readiness-file';
import { READINESS_IDS } from '../../../../registry/readiness-ids';
import { sample } from '../../../support/evidence/samples';
import { book as bookOf, verified } from '../../../support/evidence/verified';
import { NOW, ROOT } from '../../../support/registry/fixtures';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const FILE: ReadinessEvidence = { kind: 'file', path: 'docs/a.md', digest: DIGEST };

function readiness(evidence: ReadinessEvidence, state: 'open' | 'complete' = 'complete'): Readiness {
  const rest = READINESS_IDS.map((id) => ({
    id,
    title: id,
    state: 'complete' as const,
    criteria: [{ text: 'there is a document', evidence: [FILE] }],
  }));
  const [first, ...others] = rest;
  return {
    schemaVersion: 1,
    items: [{ ...first!, state, criteria: [{ text: 'x', evidence: [evidence] }] }, ...others],
  };
}

const entry = (kind: KnownKind, predicate: object, time = '2026-11-20T09:00:00Z', id: string = kind) =>
  verified(sample(kind, predicate), { id, time: new Date(time) });
const decided = (decision: string, toTier: string) =>
  entry('release-decision', { decision, release: { ...sample('release-decision').predicate.release, toTier } });
const book = (...statements: readonly EvidenceStatement[]) => bookOf(statements);
const status = (evidence: ReadinessEvidence, with_?: EvidenceBook, state: 'open' | 'complete' = 'complete') =>
  readinessStatus(readiness(evidence, state), {
    digestOf: (path) => (path === 'docs/a.md' ? DIGEST : undefined),
    book: with_,
  });

describe('readiness', () => {
  it('is complete when everything is claimed and proved', () => {
    const found = status(FILE);
    expect(found.complete).toBe(true);
    expect(found.items.map(({ id }) => id)).toEqual(READINESS_IDS);
    expect(found.items.map(openReason)).toEqual(READINESS_IDS.map(() => undefined));
  });

  it('is not complete while an item is open, however well it is proved', () => {
    const found = status(FILE, undefined, 'open');
    expect([found.complete, found.items[0]?.status]).toEqual([false, 'open']);
    expect(openReason(found.items[0]!)).toMatch(/still claimed open/);
  });

  it.each<[string, ReadinessEvidence, EvidenceBook | undefined, string]>([
    ['a path where no file exists', { ...FILE, path: 'docs/b.md' }, undefined, 'missing'],
    ['another file than was reviewed', { ...FILE, digest: `sha256:${'b'.repeat(64)}` }, undefined, 'fails'],
    ['a file that nobody recorded', { kind: 'file', path: 'docs/a.md' }, undefined, 'unverified'],
    ['a statement while the branch was not read', { kind: 'statement', statement: 'drill' }, undefined, 'unverified'],
    ['a statement that is not there', { kind: 'statement', statement: 'drill' }, book(), 'missing'],
    [
      'a drill that failed',
      { kind: 'statement', statement: 'drill' },
      book(entry('drill', { result: 'FAILED' })),
      'fails',
    ],
    [
      'a decision of another tier',
      { kind: 'statement', statement: 'release-decision', tier: 'production' },
      book(decided('go', 'staging')),
      'missing',
    ],
    [
      'a decision that was no',
      { kind: 'statement', statement: 'release-decision', tier: 'production' },
      book(decided('no-go', 'production')),
      'fails',
    ],
    [
      'a check that failed since',
      { kind: 'check', check: 'unit' },
      book(
        entry('test-result', { checkId: 'unit', result: 'PASSED' }),
        entry('test-result', { checkId: 'unit', result: 'FAILED' }, '2026-11-20T10:00:00Z', 'later'),
      ),
      'fails',
    ],
    [
      'another check',
      { kind: 'check', check: 'e2e' },
      book(entry('test-result', { checkId: 'unit', result: 'PASSED' })),
      'missing',
    ],
  ])('is not complete with %s', (_name, evidence, with_, wanted) => {
    const found = status(evidence, with_);
    expect([found.complete, found.items[0]?.status]).toEqual([false, 'unproven']);
    expect(found.items[0]?.criteria[0]?.proofs[0]?.status).toBe(wanted);
    expect(openReason(found.items[0]!)).toBeDefined();
  });

  it.each<[string, ReadinessEvidence, EvidenceBook]>([
    [
      'a drill',
      { kind: 'statement', statement: 'drill', surface: 'shop' },
      book(entry('drill', { result: 'PASSED', surface: 'shop' })),
    ],
    ['a check', { kind: 'check', check: 'unit' }, book(entry('test-result', { checkId: 'unit', result: 'PASSED' }))],
  ])('is proved by %s', (_name, evidence, with_) => {
    expect(status(evidence, with_).complete).toBe(true);
  });
});

describe('the readiness file', () => {
  const text = readFileSync(join(ROOT, 'registry/readiness.json'), 'utf8');
  const refused = (change: (file: { items: { id: string; title: string; criteria: unknown[] }[] }) => void) => {
    const file = JSON.parse(text);
    change(file);
    return () => parseReadiness(JSON.stringify(file), 'readiness.json');
  };

  it('has every phase and use case, each with evidence', () => {
    expect(parseReadiness(text, 'readiness.json').items.map(({ id }) => id)).toEqual(READINESS_IDS);
  });

  it('calls the phases what the plan calls them', () => {
    const phases = parseReadiness(text, 'readiness.json').items.slice(0, 6);
    expect(phases.map(({ title }) => title)).toEqual([
      'Release Governance Closure',
      'Durability to Temporal-Grade Baseline+',
      'Unified Lineage for Contracts/Artifacts/Promotion',
      'DX SLO Hardening and Enforcement',
      'same_tenant Rollout Expansion',
      'Deployment DX Productization (Vercel-like Outcome)',
    ]);
  });

  it('names only evidence that can come to be: of this registry, of the checkout, or what a run leaves behind', () => {
    const { items } = parseReadiness(text, 'readiness.json');
    const { registry } = loadRegistry(join(ROOT, 'registry/deploy-surfaces.json'), { now: NOW });
    expect(unresolvedEvidence(items, registry)).toEqual([]);
    const files = items.flatMap(({ criteria }) =>
      criteria.flatMap(({ evidence }) => evidence.flatMap((each) => (each.kind === 'file' ? [each.path] : []))),
    );
    const absent = files.filter((path) => !existsSync(join(ROOT, path)) && !path.startsWith('artifacts/'));
    expect([files.length > 10, absent]).toEqual([true, []]);
    expect(items.map(({ state }) => state)).toEqual(items.map(() => 'open'));
  });

  it('is refused without one of them, with one twice, with another one, or with one without evidence', () => {
    expect(refused(({ items }) => items.pop())).toThrow(/uc-10 not there/);
    expect(refused(({ items }) => items.push(items[0]!))).toThrow(/occurs twice/);
    expect(refused(({ items }) => items.push({ ...items[0]!, id: 'phase-g' }))).toThrow(/phase-a … phase-f/);
    expect(refused(({ items }) => items[0]!.criteria.splice(0))).toThrow(/refused/);
    expect(
      refused(({ items }) => Object.assign(items[0]!.criteria[0]!, { evidence: [{ kind: 'file', path: '../a' }] })),
    ).toThrow(/stays inside/);
    expect(() => parseReadiness('{"schemaVersion": 1,', 'readiness.json')).toThrow(/not JSON/);
  });

  it('has its committed schema as generated', () => {
    expect(readFileSync(join(ROOT, READINESS_SCHEMA_PATH), 'utf8')).toBe(readinessJsonSchemaText());
  });
});
