import type { EvidenceStatement } from '../../evidence/branch/branch';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { readDocument } from '../../registry/document/read';
import { faultText } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';
import { readReport } from '../facts/gate-report';
import { missingEdges } from '../facts/required-lineage';
import { assembleInputs } from '../run/assemble';
import { type InputReader, originalOf, rawInputsOf } from '../run/replay';
import { waiverStatements } from '../run/waiver-statements';
import { deriveLineage } from './derive';
import { Lineage, type LineageEdge, type LineageNode } from './graph';
import { shapeProblems } from './shape';

/** The result of verifying a lineage. */
export interface LineageVerification {
  readonly ok: boolean;
  readonly nodes: number;
  readonly edges: number;
  /** One sentence each. */
  readonly problems: readonly string[];
}

function parse(bytes: Buffer): Lineage | string {
  const document = readDocument(bytes.toString('utf8'));
  if (!document.ok) return `the lineage is not JSON: ${document.problems[0]?.message ?? ''}`;
  const parsed = Lineage.safeParse(document.value);
  if (parsed.success) return parsed.data;
  return `the lineage has an unexpected structure: ${faultText(parsed.error)}`;
}

const edgeKey = ({ from, to, rel, declaredBy }: LineageEdge) =>
  `${rel} from ${from} to ${to}, declared by ${declaredBy}`;

function nodeProblems(found: readonly LineageNode[], derived: readonly LineageNode[]): readonly string[] {
  const there = new Map(found.map((node) => [node.id, JSON.stringify(node)]));
  const wanted = new Map(derived.map((node) => [node.id, node]));
  return [
    ...derived.flatMap((node) => {
      const own = there.get(node.id);
      if (own === undefined) return [`a node is missing: ${node.name} (${node.id})`];
      return own === JSON.stringify(node) ? [] : [`a node was altered: ${node.name} (${node.id})`];
    }),
    ...found.flatMap(({ id, name }) => (wanted.has(id) ? [] : [`a node that no input declares: ${name} (${id})`])),
  ];
}

function edgeProblems(found: readonly LineageEdge[], derived: readonly LineageEdge[]): readonly string[] {
  const there = new Set(found.map(edgeKey));
  const wanted = new Set(derived.map(edgeKey));
  return [
    ...[...wanted].filter((key) => !there.has(key)).map((key) => `a required edge is missing: ${key}`),
    ...[...there].filter((key) => !wanted.has(key)).map((key) => `an edge that no envelope declares: ${key}`),
    ...(there.size < found.length ? ['an edge occurs twice'] : []),
  ];
}

// The evidence of a check concerns this commit; earlier receipts, drills and decisions are not evidence of it.
function foreignEvidence(report: GateReport, statements: readonly EvidenceStatement[]): readonly string[] {
  const bundles = new Set(report.release.bundles.map(({ digest }) => digest));
  const own: readonly string[] = ['test-result', 'release-bundle', 'rehearsal', 'checklist', 'approval'];
  const byId = new Map(statements.map((each) => [each.id, each.statement]));
  return report.checks
    .filter(({ category }) => category === 'evidence' || category === 'bundle' || category === 'rehearsal')
    .flatMap(({ id, evidence }) =>
      evidence.flatMap((each) => {
        const statement = byId.get(each);
        if (!statement || !own.includes(statement.kind)) return [];
        const { commit, bundle } = statement.subjects;
        if (commit !== report.release.commit) return [`${id} rests on evidence of another commit`];
        const isForeign = bundle !== undefined && !bundles.has(bundle);
        return isForeign ? [`${id} rests on evidence of another bundle`] : [];
      }),
    );
}

function contentProblems(lineage: Lineage, report: GateReport, read: InputReader): readonly string[] {
  const raw = rawInputsOf(report, read);
  const { book, registry, request } = assembleInputs(raw, originalOf(raw, read));
  const derived = deriveLineage({ report, statements: book.statements, beside: waiverStatements(raw) });
  const { commit, surfaces, kind } = request;
  const on = kind === 'rollback' ? report.release.toTier : (report.release.fromTier ?? undefined);
  const refused = book.refused.filter(({ path }) => path.startsWith('sha256:'));
  return [
    ...(lineage.root === derived.root ? [] : ['the root is another decision']),
    ...refused.map(({ path, reason }) => `the input ${path} is not valid: ${reason}`),
    ...nodeProblems(lineage.nodes, derived.nodes),
    ...edgeProblems(lineage.edges, derived.edges),
    ...foreignEvidence(report, book.statements),
    ...missingEdges(book, registry, { commit, surfaces, tier: on }).map(({ reason }) => reason),
  ];
}

/**
 * Verifies a lineage: reads every node's file again, recomputes its digest, verifies its signature and derives the
 * edges again. Anything missing, added, altered, orphaned, cyclic or about another release is a problem.
 */
export function verifyLineage(
  bytes: Buffer,
  { report, read }: { readonly report: Buffer | undefined; readonly read: InputReader },
): LineageVerification {
  const lineage = parse(bytes);
  const none = { ok: false, nodes: 0, edges: 0 };
  if (typeof lineage === 'string') return { ...none, problems: [lineage] };
  const counts = { nodes: lineage.nodes.length, edges: lineage.edges.length };
  const shape = shapeProblems(lineage);
  const reading = report && readReport(report);
  if (!reading?.ok) {
    return { ok: false, ...counts, problems: [...shape, reading?.reason ?? 'the report is gone'] };
  }
  try {
    const problems = [...shape, ...contentProblems(lineage, reading.report, read)];
    return { ok: problems.length === 0, ...counts, problems };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ok: false, ...counts, problems: [...shape, `${error.message} (${error.place ?? ''})`] };
  }
}
