import type { Receipt } from '../../evidence/receipts/receipt';
import type { Choice } from '../../evidence/receipts/rollback-choice';
import type { Statement } from '../../evidence/statement/statement';
import { canonicalDigest } from '../../registry/digest';
import { answerLimit } from '../monitor/watch';
import { deployedBy, markerOf } from '../targets/deployed';
import { type SmokeResult, smoke } from '../targets/smoke';
import type { Marker, Target } from '../targets/target';
import type { RollbackDesk } from './desk';

/** The checks whose fresh results the gate requires of the restored release (docs/evidence.md). */
const CHECKS = ['smoke', 'canary'] as const;
const PROBES = 3;

/** The result of several questions in a row. */
export interface Proof {
  readonly checks: number;
  readonly passed: number;
  readonly firstOkAt: Date | undefined;
  readonly lastOkAt: Date | undefined;
  /** The reason of the last failure; undefined without one. */
  readonly fault: string | undefined;
}

function limitOf({ surface }: RollbackDesk): number | undefined {
  return surface.health && answerLimit(surface.health);
}

/** Asks an address once for a release's health and marker. */
function askOnce(desk: RollbackDesk, url: string, marker: Marker): Promise<SmokeResult> {
  const timeoutMs = limitOf(desk);
  return smoke({ url, health: desk.surface.health, marker, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
}

/** Asks an address as often in a row as the registry's failure limit. */
async function probe(desk: RollbackDesk, url: string, marker: Marker): Promise<Proof> {
  const checks = desk.surface.health?.failureLimit ?? PROBES;
  const passed: Date[] = [];
  await desk.clock.sleep(0);
  let fault: string | undefined;
  for (let index = 0; index < checks; index += 1) {
    const result = await askOnce(desk, url, marker);
    if (result.ok) passed.push(desk.clock.now());
    else fault = result.reason;
  }
  return { checks, passed: passed.length, firstOkAt: passed[0], lastOkAt: passed.at(-1), fault };
}

function resultOf(desk: RollbackDesk, origin: Receipt, checkId: string, proof: Proof): Statement<'test-result'> {
  const { commit, bundle } = origin.statement.subjects;
  const { checks, passed, fault } = proof;
  const { runId, runAttempt: attempt } = desk.run;
  return {
    kind: 'test-result',
    subjects: { ...(commit === undefined ? {} : { commit }), ...(bundle === undefined ? {} : { bundle }) },
    predicate: {
      result: fault === undefined ? 'PASSED' : 'FAILED',
      configuration: [],
      checkId,
      surface: desk.surface.id,
      counts: { passed, failed: checks - passed, skipped: 0 },
      tool: 'causeway',
      runId,
      attempt,
      reportDigest: canonicalDigest({ checkId, checks, passed, fault: fault ?? null }),
    },
  };
}

/**
 * Checks a deploy at its own address before publishing. For a deploy without one, completeness in the store is all that
 * can be checked.
 */
export async function proveBefore(desk: RollbackDesk, target: Target, { good, origin }: Choice): Promise<void> {
  const url = await desk.ownAddress(origin.statement.predicate.target.deployId);
  if (url !== undefined) {
    await recordSmoke(desk, url, origin);
    return;
  }
  const found = await target.restorable(deployedBy(good));
  const fault = found.status === 'restorable' ? undefined : found.reason;
  const passed = fault === undefined ? 1 : 0;
  await recordProof(desk, good, { checks: 1, passed, firstOkAt: undefined, lastOkAt: undefined, fault });
}

/**
 * Asks an address and records the result as fresh smoke and canary evidence, a failure too, so that the gate sees it.
 */
export async function recordSmoke(
  desk: RollbackDesk,
  url: string,
  served: Receipt,
  marker = markerOf(served),
): Promise<Proof> {
  const proof = await probe(desk, url, marker);
  await recordProof(desk, served, proof);
  return proof;
}

async function recordProof(desk: RollbackDesk, origin: Receipt, proof: Proof): Promise<void> {
  const results = CHECKS.map((checkId) => resultOf(desk, origin, checkId, proof));
  await desk.ledger.record(results, `Smoke of ${desk.surface.id} on ${desk.tier.id}: ${proof.fault ?? 'passed'}`);
}
