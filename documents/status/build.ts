import type { EvidenceBook } from '../../evidence/branch/branch';
import { refusedOf } from '../../evidence/readers/answer';
import { openIncidents } from '../../evidence/readers/incidents';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import type { Surface } from '../../registry/schema/surface';
import { tierChain, tiersOf } from '../../registry/selectors';
import { type Decisions, decisionsIn } from './decisions';
import { secretsSoon, waiverStatus } from './due';
import type { StatusFacts } from './facts';
import type { IncidentStatus, PlaceStatus, Status, SurfaceStatus, TierStatus } from './model';
import { type FoundPlace, placeIn } from './place';
import { problemsIn } from './problems';
import { type Approvers, approversIn, eventOf, releaseOf } from './release';
import { stackStatuses } from './stacks';
import { unreadIn } from './unread';
import { waitingFor } from './waiting';

const NOWHERE: FoundPlace = {
  state: 'unread',
  receipt: undefined,
  receipts: [],
  reason: 'the evidence branch was not read',
};

interface Desk {
  readonly facts: StatusFacts;
  readonly book: EvidenceBook | undefined;
  readonly approvers: Approvers;
  readonly decisions: Decisions;
}

function tierStatuses({ registry }: StatusFacts): readonly TierStatus[] {
  return tierChain(registry).map(({ id, branch, promotesFrom, soak, gate, approval }) => ({
    id,
    branch,
    promotesFrom: promotesFrom ?? null,
    soak,
    gate: gate.mode,
    reviewers: approval?.reviewers ?? [],
    quorum: approval?.quorum ?? 0,
  }));
}

function surfaceStatus(surface: Surface, { facts, book, approvers, decisions }: Desk): SurfaceStatus {
  const { registry, now } = facts;
  const { id, description, owner, repository } = surface;
  const tiers = tiersOf(registry, surface);
  const found = new Map(tiers.map((tier) => [tier.id, book ? placeIn(book, id, tier.id) : NOWHERE]));
  const places = tiers.map((tier): PlaceStatus => {
    const livePlace = found.get(tier.id) ?? NOWHERE;
    const before = found.get(tier.promotesFrom ?? '') ?? NOWHERE;
    const decision = decisions.of(id, tier.id);
    const next = tiers.find(({ promotesFrom }) => promotesFrom === tier.id)?.id;
    return {
      tier: tier.id,
      state: livePlace.state,
      reason: livePlace.reason,
      release: book && livePlace.receipt ? releaseOf(livePlace.receipt, book, approvers, now) : null,
      waiting: book ? waitingFor({ registry, book, now, surface: id, tier, livePlace, before, decision }) : null,
      decision: decision?.digest ?? null,
      history: livePlace.receipts.map((receipt) => eventOf(receipt, approvers, registry, next)),
    };
  });
  const incidentsRead = book !== undefined && refusedOf(book, 'incident', { surface: id }) === undefined;
  return { id, description, owner, repository, incidentsRead, places };
}

function incidentsIn({ book }: Desk, surfaces: readonly SurfaceStatus[]): readonly IncidentStatus[] | null {
  if (!book) return null;
  const open = surfaces.flatMap(({ id: surface }) =>
    openIncidents(book, surface).map(({ predicate }) => {
      const { incidentId, tier, severity, openedAt, impact } = predicate;
      return { id: incidentId, surface, tier, severity, openedAt, impact };
    }),
  );
  return open.length > 0 || surfaces.every(({ incidentsRead }) => incidentsRead) ? open : null;
}

/** The state of everything that a registry governs. Pure: the same facts give the same document. */
export function buildStatus(facts: StatusFacts, reports: readonly GateReport[] = []): Status {
  const book = facts.book.ok ? facts.book.value : undefined;
  const decisions = decisionsIn(book, reports);
  const approvers = book ? approversIn(book) : () => [];
  const desk = { facts, book, approvers, decisions };
  const surfaces = facts.registry.surfaces.map((surface) => surfaceStatus(surface, desk));
  const parts = {
    surfaces,
    decisions: decisions.all,
    decisionsRead: book !== undefined && refusedOf(book, 'release-decision') === undefined,
    stacks: stackStatuses(facts),
    incidents: incidentsIn(desk, surfaces),
    waivers: facts.waivers.ok ? facts.waivers.value.map((verdict) => waiverStatus(verdict, facts.now)) : null,
    secrets: secretsSoon(facts.registry, facts.now),
  };
  return {
    schema: 'causeway/status/v1',
    at: facts.now.toISOString(),
    organization: facts.registry.organization.login,
    registryDigest: facts.registryDigest,
    evidenceHead: book?.head ?? null,
    problems: problemsIn(facts, parts),
    unread: unreadIn(facts, parts, (kind, where) => (book ? refusedOf(book, kind, where) : undefined)),
    tiers: tierStatuses(facts),
    ...parts,
  };
}
