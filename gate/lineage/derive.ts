import type { EvidenceStatement } from '../../evidence/branch/branch';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { sortedBy } from '../../plan/sorted';
import { canonicalDigest } from '../../registry/digest';
import { bytesDigest, REPORT_FILE, reportBytes } from '../facts/gate-report';
import { INPUTS_FOLDER, inputFileName } from '../facts/store';
import { commitNodeId, edgesOf } from './edges';
import type { Lineage, LineageEdge, LineageNode, NodeKind } from './graph';

/** The source of a lineage: a decision and the signed statements among its inputs. */
export interface LineageSource {
  readonly report: GateReport;
  readonly statements: readonly EvidenceStatement[];
  /** Statements besides the branch (waivers), by the kind of their document. */
  readonly beside: readonly Pick<EvidenceStatement, 'id' | 'statement'>[];
}

const NODE_KINDS: Readonly<Record<string, NodeKind>> = {
  'release-bundle': 'artifact',
  'deploy-receipt': 'receipt',
  'apply-receipt': 'receipt',
  approval: 'approval',
  checklist: 'approval',
  'waiver-approval': 'approval',
  waiver: 'waiver',
  'release-decision': 'decision',
  'original-report': 'decision',
  registry: 'registry',
  'trusted-root': 'policy',
  'slo-policy': 'policy',
};

function kindOf(kind: string): NodeKind {
  if (kind.startsWith('waiver/')) return kind.includes('.approval-') ? 'approval' : 'waiver';
  return (Object.hasOwn(NODE_KINDS, kind) ? NODE_KINDS[kind] : undefined) ?? 'input';
}

function nameOf(kind: string, found: Pick<EvidenceStatement, 'statement'> | undefined): string {
  if (!found) return kind;
  const { predicate } = found.statement;
  const parts = [
    'checkId' in predicate ? predicate.checkId : undefined,
    'receiptId' in predicate ? predicate.receiptId : undefined,
    'waiverId' in predicate ? predicate.waiverId : undefined,
    'stack' in predicate ? predicate.stack : undefined,
    'surface' in predicate ? predicate.surface : undefined,
    'tier' in predicate ? predicate.tier : undefined,
  ].filter((part) => part !== undefined);
  return [kind, ...parts].join(' ');
}

function inputNodes({ report, statements, beside }: LineageSource): readonly LineageNode[] {
  const byId = new Map([...statements, ...beside].map((each) => [each.id, each]));
  return report.inputs.map(({ id, kind, digest }) => ({
    id,
    kind: kindOf(kind),
    name: nameOf(kind, byId.get(id)),
    uri: `${INPUTS_FOLDER}/${inputFileName(digest)}`,
    digest,
  }));
}

function namedNodes({ report, statements }: LineageSource): readonly LineageNode[] {
  const commits = new Set([
    report.release.commit,
    ...statements.flatMap(({ statement }) => statement.subjects.commit ?? []),
  ]);
  const bundles = new Map(report.release.bundles.map(({ surface, digest }) => [digest, surface]));
  for (const { statement } of statements) {
    const { bundle } = statement.subjects;
    if (bundle !== undefined && !bundles.has(bundle)) bundles.set(bundle, 'of before');
  }
  const ofCommits = [...commits].map((commit): LineageNode => {
    const id = commitNodeId(commit);
    return { id, kind: 'input', name: `commit ${commit.slice(0, 12)}`, uri: `git:${commit}`, digest: id };
  });
  const ofBundles = [...bundles].map(
    ([id, name]): LineageNode => ({ id, kind: 'bundle', name: `bundle ${name}`, uri: `bundle:${id}`, digest: id }),
  );
  return [...ofCommits, ...ofBundles];
}

function checkNodes({ checks }: GateReport): readonly LineageNode[] {
  return checks.map((check, index) => {
    const id = canonicalDigest(check);
    return { id, kind: 'check', name: check.id, uri: `${REPORT_FILE}#/checks/${index}`, digest: id };
  });
}

function decisionEdges(report: GateReport): readonly LineageEdge[] {
  const root = report.decisionDigest;
  const edge = (from: string, to: string, rel: LineageEdge['rel']): LineageEdge => ({
    from,
    to,
    rel,
    declaredBy: root,
  });
  return [
    ...report.inputs.map(({ id }) => edge(root, id, 'consumes')),
    ...report.release.bundles.map(({ digest }) => edge(root, digest, 'decides')),
    edge(root, commitNodeId(report.release.commit), 'decides'),
    ...report.checks.flatMap((check) => {
      const id = canonicalDigest(check);
      return [edge(root, id, 'decides'), ...check.evidence.map((to) => edge(id, to, 'verifies'))];
    }),
  ];
}

function once<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return sortedBy(new Map(items.map((item) => [key(item), item])).values(), key);
}

/**
 * The lineage of a decision, read from it and from its inputs' envelopes. A reference to something outside the inputs
 * (the ticket of an earlier release) is no edge here; `missingEdges` says what must exist.
 */
export function deriveLineage(source: LineageSource): Lineage {
  const { report } = source;
  const root: LineageNode = {
    id: report.decisionDigest,
    kind: 'decision',
    name: `${report.decision}: ${report.kind} to ${report.release.toTier}`,
    uri: REPORT_FILE,
    digest: bytesDigest(reportBytes(report)),
  };
  const nodes = once([root, ...checkNodes(report), ...namedNodes(source), ...inputNodes(source)], ({ id }) => id);
  const known = new Set(nodes.map(({ id }) => id));
  // An approval names the waiver's file, not its statement.
  const byDigest = new Map(report.inputs.map(({ id, digest }) => [digest, id]));
  const nodeOf = (name: string) => (known.has(name) ? name : byDigest.get(name));
  const declared = [...source.statements, ...source.beside]
    .filter(({ id }) => known.has(id))
    .flatMap(({ id, statement }) =>
      edgesOf(statement).flatMap(({ to: name, rel }): readonly LineageEdge[] => {
        const to = nodeOf(name);
        return to === undefined || to === id ? [] : [{ from: id, to, rel, declaredBy: id }];
      }),
    );
  const edges = once(
    [...decisionEdges(report), ...declared],
    (edge) => `${edge.from} ${edge.to} ${edge.rel} ${edge.declaredBy}`,
  );
  return { schema: 'urn:causeway:lineage:v1', root: root.id, nodes: [...nodes], edges: [...edges] };
}

/** The bytes of a lineage's file. */
export function lineageBytes(lineage: Lineage): Buffer {
  return Buffer.from(`${JSON.stringify(lineage, null, 2)}\n`, 'utf8');
}

/** The name of a lineage's file. */
export const LINEAGE_FILE = 'release_lineage.json';
