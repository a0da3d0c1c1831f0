import type { Statement } from '../../../../evidence/statement/statement';
import { evaluateGate } from '../../../../gate/decision/evaluate';
import type { GateInputs } from '../../../../gate/facts/inputs';
import { missingEdges } from '../../../../gate/facts/required-lineage';
import { deriveLineage, lineageBytes } from '../../../../gate/lineage/derive';
import { commitNodeId, edgesOf } from '../../../../gate/lineage/edges';
import { Lineage } from '../../../../gate/lineage/graph';
import { layoutOf } from '../../../../gate/lineage/layout';
import { shapeProblems } from '../../../../gate/lineage/shape';
import { lineageSvg } from '../../../../gate/lineage/svg';
import { altered, changing, goScene, withBook } from '../../../support/delivery/gate/scene';
import { held } from '../../../support/evidence/receipts/books';
import { BUNDLE, COMMIT, digestOf, SAMPLES, sample } from '../../../support/evidence/samples';
import { verified } from '../../../support/evidence/verified';

const SCENE = goScene();
const lineageOf = (inputs: GateInputs) =>
  deriveLineage({ report: evaluateGate(inputs), statements: inputs.book.statements, beside: [] });
// The files behind the scene's facts are invented: only ids that are inputs are nodes.
const LINEAGE = lineageOf({ ...SCENE, notes: undefined });
const RELEASE = { commit: COMMIT, surfaces: ['docs', 'shop'], tier: 'staging' };

describe('the edges of a statement', () => {
  test('are read out of every kind, and lead to what it names', () => {
    const commit = commitNodeId(COMMIT);
    expect(edgesOf(SAMPLES['test-result'])).toEqual([
      { to: BUNDLE, rel: 'verifies' },
      { to: commit, rel: 'verifies' },
    ]);
    expect(edgesOf(SAMPLES['deploy-receipt'])).toEqual([
      { to: BUNDLE, rel: 'promotes' },
      { to: commit, rel: 'promotes' },
      { to: BUNDLE, rel: 'consumes' },
    ]);
    expect(edgesOf(SAMPLES['waiver-approval'])).toEqual([{ to: digestOf('1'), rel: 'approves' }]);
    expect(edgesOf(SAMPLES.revocation)).toEqual([{ to: BUNDLE, rel: 'revokes' }]);
    const silent = Object.values(SAMPLES).filter((statement) => edgesOf(statement).length === 0);
    expect(silent.map(({ kind }) => kind).sort()).toEqual([
      'incident',
      'manual-proof',
      'quarantine',
      'secret-fingerprint',
    ]);
  });
});

describe('a lineage', () => {
  test('leads from the decision through its checks to every bundle and the commit, without a fault', () => {
    expect(shapeProblems(LINEAGE)).toEqual([]);
    expect(Lineage.parse(JSON.parse(lineageBytes(LINEAGE).toString()))).toEqual(LINEAGE);
    const kinds = new Set(LINEAGE.nodes.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'approval',
      'artifact',
      'bundle',
      'check',
      'decision',
      'input',
      'receipt',
      'registry',
    ]);
  });

  test('is the same whatever the order of the statements', () => {
    const statements = [...SCENE.book.statements].reverse();
    expect(lineageOf(withBook({ ...SCENE, notes: undefined }, { statements }))).toEqual(LINEAGE);
  });

  test('shows an end that is no node, an orphan and a cycle', () => {
    const [edge] = LINEAGE.edges;
    const wrong = (change: Partial<Lineage>) => shapeProblems({ ...LINEAGE, ...change }).join('\n');
    expect(wrong({ edges: [...LINEAGE.edges, { ...edge!, to: digestOf('9') }] })).toMatch(/not a node/);
    expect(wrong({ edges: [] })).toMatch(/an orphan/);
    expect(wrong({ edges: [...LINEAGE.edges, { ...edge!, from: edge!.to, to: edge!.from }] })).toMatch(/a cycle/);
    expect(wrong({ root: digestOf('9') })).toMatch(/the root is not a node/);
  });

  test('is drawn with every node in its place, no two in one', () => {
    const { placed, leftOut } = layoutOf(LINEAGE);
    expect(placed.length + leftOut).toBe(LINEAGE.nodes.length);
    expect(new Set(placed.map(({ column, row }) => `${column}/${row}`)).size).toBe(placed.length);
    expect(placed.filter(({ column }) => column === 0).map(({ node }) => node.id)).toEqual([LINEAGE.root]);
    expect(lineageSvg(LINEAGE)).toBe(lineageSvg(structuredClone(LINEAGE)));
  });

  test('is drawn with a legend, and shows a hash only as a title', () => {
    const text = lineageSvg(LINEAGE).replaceAll(/<title>[^<]*<\/title>/g, '');
    expect(text).toContain('>check of the gate<');
    expect(text.replaceAll(/>commit [0-9a-f]{12}</g, '')).not.toMatch(/[0-9a-f]{12}/);
  });

  test('is drawn such that no edge runs behind a box', () => {
    const { placed, edges } = layoutOf(LINEAGE);
    const boxes = new Set(placed.map(({ column, row }) => `${column} ${row}`));
    const passed = edges.flatMap(({ by }) => by);
    expect(passed.length).toBeGreaterThan(0);
    for (const { column, row } of passed) expect(boxes).not.toContain(`${column} ${row}`);
    const column = new Map(placed.map((each) => [each.node.id, each.column]));
    for (const { from, to, by } of edges) expect(by).toHaveLength((column.get(to) ?? 0) - (column.get(from) ?? 0) - 1);
  });
});

describe('a required edge', () => {
  test('is not missing where receipts lead to bundle, ticket, decision and approvals', () => {
    expect(missingEdges(SCENE.book, SCENE.registry, RELEASE)).toEqual([]);
  });

  test.each([
    ['release-bundle', 'nobody signed its bundle'],
    ['promotion-ticket', 'its ticket is not on the branch'],
    ['release-decision', 'names no decision'],
    ['approval', '0 approvals of 1'],
  ] as const)('is missing without %s', (kind, reason) => {
    const { book } = changing(SCENE, kind, () => undefined);
    const missing = missingEdges(book, SCENE.registry, RELEASE);
    expect(missing).toHaveLength(2);
    for (const each of missing) expect(each.reason).toContain(reason);
  });

  test('is missing where a receipt names one before that is gone', () => {
    const { book } = changing(SCENE, 'deploy-receipt', (each) => altered(each, { previous: digestOf('4') }));
    const reasons = missingEdges(book, SCENE.registry, RELEASE).map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason.includes('the previous one is missing'))).toHaveLength(4);
  });

  describe('of what a drill left live', () => {
    const live = SCENE.book.statements.find(
      ({ statement: { kind, predicate } }) =>
        kind === 'deploy-receipt' &&
        'tier' in predicate &&
        predicate.tier === 'staging' &&
        predicate.surface === 'shop',
    )!;
    const { statement } = live as typeof live & { readonly statement: Statement<'deploy-receipt'> };
    const missed = (restores = live.id, subjects = statement.subjects) => {
      const told = sample('promotion-ticket', {
        cause: 'rollback',
        surface: 'shop',
        tier: 'staging',
        drill: true,
        restores,
        exercises: digestOf('7'),
        gateDecision: undefined,
        approvals: undefined,
      });
      const ticket = verified({ ...told, subjects: statement.subjects });
      const sequence = statement.predicate.sequence + 1;
      const predicate = { ...statement.predicate, cause: 'rollback', restores, ticketId: ticket.id, sequence };
      const receipt = held('deploy-receipt', { ...predicate, previous: live.id }, subjects);
      const { book } = withBook(SCENE, { statements: [...SCENE.book.statements, ticket, receipt] });
      return missingEdges(book, SCENE.registry, RELEASE).map(({ reason }) => reason);
    };

    test('leads to the decision by which that was let through before', () => {
      expect(missed()).toEqual([]);
    });

    test('is missing where its ticket restores nothing of before, or another release', () => {
      expect(missed(digestOf('8'))).toEqual([expect.stringContaining('names no previous receipt')]);
      const other = SCENE.book.statements.find(
        ({ id, statement: { kind, predicate } }) =>
          kind === 'deploy-receipt' && 'surface' in predicate && predicate.surface === 'docs' && id !== live.id,
      )!;
      expect(missed(other.id)).toEqual([expect.stringMatching(/another release|names no previous receipt/)]);
    });
  });
});
