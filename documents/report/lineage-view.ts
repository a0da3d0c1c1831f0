import type { EvidenceBook, EvidenceStatement } from '../../evidence/branch/branch';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { isFine } from '../../gate/facts/blocking';
import { deriveLineage } from '../../gate/lineage/derive';
import type { LineageNode, Relation } from '../../gate/lineage/graph';

/** A node of a lineage in words. */
export interface LineageViewNode {
  readonly id: string;
  readonly kind: string;
  /** A short description. */
  readonly label: string;
  /** The time of its signature or decision; null without one. */
  readonly at: string | null;
  /** Whether it is a no: a failure, a refusal, or something that could not be found out. */
  readonly isNo: boolean;
}

/** A lineage for people: words and dates, with every node of the derived lineage. */
export interface LineageView {
  readonly root: string;
  readonly nodes: readonly LineageViewNode[];
  readonly edges: readonly (readonly [from: string, to: string, words: string])[];
}

const RELATIONS: Readonly<Record<Relation, string>> = {
  consumes: 'rests on',
  produces: 'made',
  verifies: 'checked',
  approves: 'approves',
  waives: 'waives',
  promotes: 'is about',
  supersedes: 'follows',
  restores: 'restores',
  revokes: 'revokes',
  decides: 'decides on',
};

const DOCUMENTS: Readonly<Record<string, string>> = {
  registry: 'Registry',
  'trusted-root': 'Trusted root of signatures',
  'slo-policy': 'Service levels',
  metrics: 'Measured service levels',
  notes: 'Release notes',
  live: 'Live verification of this job',
  durability: 'Durability run',
  restorability: 'What can be restored',
  'approver-teams': 'Members of the approvers’ teams',
  'original-report': 'The decision of the release',
};

function statementWords({ statement }: Pick<EvidenceStatement, 'statement'>): string {
  switch (statement.kind) {
    case 'test-result': {
      const { checkId, surface, result, counts } = statement.predicate;
      return `${checkId} of ${surface}: ${result.toLowerCase()} (${counts.passed} passed, ${counts.failed} failed)`;
    }
    case 'deploy-receipt': {
      const { surface, tier, outcome, sequence } = statement.predicate;
      const words = { succeeded: 'deployed to', failed: 'failed on', 'rolled-back': 'rolled back on' };
      return `${surface} ${words[outcome]} ${tier} (receipt ${sequence})`;
    }
    case 'approval': {
      const { login, tier, state } = statement.predicate;
      return `${login} ${state} for ${tier}`;
    }
    case 'promotion-ticket':
      return `Ticket for ${statement.predicate.surface} on ${statement.predicate.tier}`;
    case 'ticket-spent':
      return `Ticket used for ${statement.predicate.surface} on ${statement.predicate.tier}`;
    case 'release-bundle':
      return `Signed build of ${statement.predicate.surface}`;
    case 'ruleset-verification':
      return `Stack ${statement.predicate.stack} read back: ${statement.predicate.verdict}`;
    case 'apply-receipt':
      return `Stack ${statement.predicate.stack} applied: ${statement.predicate.outcome}`;
    case 'drill':
      return `Rollback drill of ${statement.predicate.surface}: ${statement.predicate.result.toLowerCase()}`;
    case 'monitor-verdict':
      return `Monitor of ${statement.predicate.surface} on ${statement.predicate.tier}: ${statement.predicate.verdict}`;
    case 'incident':
      return `Incident ${statement.predicate.incidentId} of ${statement.predicate.surface}`;
    case 'release-decision':
      return `Decision for ${statement.predicate.release.toTier}: ${statement.predicate.decision}`;
    default:
      return statement.kind.replaceAll('-', ' ');
  }
}

// A result that is neither a yes nor a warning. Other statements have no result.
function isNoStatement({ statement }: Pick<EvidenceStatement, 'statement'>): boolean {
  switch (statement.kind) {
    case 'test-result':
    case 'drill':
      return statement.predicate.result === 'FAILED';
    case 'deploy-receipt':
    case 'apply-receipt':
      return statement.predicate.outcome !== 'succeeded';
    case 'approval':
      return statement.predicate.state !== 'approved';
    case 'ruleset-verification':
      return statement.predicate.verdict !== 'verified';
    case 'monitor-verdict':
      return statement.predicate.verdict !== 'healthy';
    case 'release-decision':
      return statement.predicate.decision !== 'go';
    default:
      return false;
  }
}

function isNo(node: LineageNode, report: GateReport, found: EvidenceStatement | undefined): boolean {
  if (found) return isNoStatement(found);
  if (node.id === report.decisionDigest) return report.decision !== 'go';
  const check = node.kind === 'check' ? report.checks.find(({ id }) => id === node.name) : undefined;
  return check !== undefined && !isFine(check.status);
}

// Words for kinds that the lineage does not distinguish.
const KINDS: Readonly<Record<string, string>> = {
  'promotion-ticket': 'ticket',
  'ticket-spent': 'ticket',
  'test-result': 'result',
  'ruleset-verification': 'reading',
};

function labelOf(node: LineageNode, report: GateReport, found: EvidenceStatement | undefined): string {
  if (found) return statementWords(found);
  if (node.id === report.decisionDigest) {
    const { decision, kind, release } = report;
    return `${decision === 'go' ? 'Go' : 'No-go'}: ${kind} to ${release.toTier}`;
  }
  const check = node.kind === 'check' ? report.checks.find(({ id }) => id === node.name) : undefined;
  if (check) return `${check.id}: ${check.status}`;
  return DOCUMENTS[node.name] ?? node.name.charAt(0).toUpperCase() + node.name.slice(1);
}

/** The lineage of a decision in words. It lists every input, even one without a check. */
export function lineageView(report: GateReport, book: EvidenceBook | undefined): LineageView {
  const wanted = new Set(report.inputs.map(({ id }) => id));
  const statements = (book?.statements ?? []).filter(({ id }) => wanted.has(id));
  const byId = new Map(statements.map((each) => [each.id, each]));
  const { root, nodes, edges } = deriveLineage({ report, statements, beside: [] });
  // The decision rests on every input; that edge is drawn only where no other leads there.
  const reached = new Set(edges.filter(({ from, rel }) => from !== root || rel === 'decides').map(({ to }) => to));
  const drawn = edges.filter(({ from, to, rel }) => from !== root || rel === 'decides' || !reached.has(to));
  return {
    root,
    nodes: nodes.map((node) => {
      const found = byId.get(node.id);
      const at = found?.time.toISOString() ?? (node.id === root ? report.evaluatedAt : null);
      const kind = KINDS[found?.statement.kind ?? ''] ?? node.kind;
      return { id: node.id, kind, label: labelOf(node, report, found), at, isNo: isNo(node, report, found) };
    }),
    edges: drawn.map(({ from, to, rel }) => [from, to, RELATIONS[rel]] as const),
  };
}
