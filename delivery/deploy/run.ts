import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Ledger } from '../../evidence/ledger/ledger';
import type { Receipt } from '../../evidence/receipts/receipt';
import { signReceipt, writeReceipt } from '../../evidence/receipts/write';
import type { Ticket } from '../../evidence/tickets/ticket';
import { UserError } from '../../registry/user-error';
import type { VerifiedBundle } from '../bundle/contents';
import type { BundleStore } from '../bundle/store';
import { deployedBy } from '../targets/deployed';
import { readMarker } from '../targets/marker';
import type { Release } from '../targets/release';
import type { Marker, Target } from '../targets/target';
import { type FoundLive, foundLive } from './found-live';
import { type HealthPatience, NOTHING_SEEN } from './health';
import { releaseBundle, restorablePrevious } from './prepare';
import { type Published, type PublishSteps, publishBundle, readBackOnly } from './publish';
import { type Deployer, NOWHERE, receiptDraft } from './receipt-draft';

/** The dependencies of deploying. */
export interface DeployDesk {
  /** Has the branch by which the ticket was judged, and stores the receipt. */
  readonly ledger: Ledger;
  readonly store: BundleStore;
  readonly target: () => Promise<Target>;
  readonly deployer: Deployer;
  readonly patience: HealthPatience;
  readonly progress: (text: string) => void;
}

/** The result of a deploy. */
export interface DeployResult {
  /**
   * `deployed` now, `resumed` the deploy that a killed run had published, `already` there with its receipt, or
   * `failed`.
   */
  readonly state: 'deployed' | 'resumed' | 'already' | 'failed';
  readonly receipt: Receipt;
  readonly reason: string | undefined;
  readonly exitCode: 0 | 1 | 2 | 3;
}

interface Reached {
  readonly target: Target | undefined;
  readonly published: Published;
  readonly ticketId: string;
  readonly isResumed: boolean;
  readonly files: string | undefined;
}

function targetFields(target: Target | undefined, { deploy, isReadBack }: Published, files?: string) {
  return {
    // Without a read-back the files were not seen.
    ...(isReadBack && files !== undefined ? { filesDigest: files } : {}),
    provider: target?.provider ?? NOWHERE,
    siteId: target?.siteId ?? NOWHERE,
    deployId: deploy?.deployId ?? NOWHERE,
    url: target?.liveUrl ?? NOWHERE,
    publishedReadBack: isReadBack,
  };
}

// Everything that verifiers require of the receipt is checked before the deploy: a deploy without a receipt has no
// owner.
async function proveReceipt(release: Release, ticket: Ticket, desk: DeployDesk): Promise<void> {
  const { ledger, deployer } = desk;
  const now = ledger.now();
  const nothing = { deploy: undefined, health: NOTHING_SEEN, isReadBack: false, failure: undefined };
  const draft = receiptDraft(release, ticket, deployer, {
    outcome: 'failed',
    startedAt: now,
    finishedAt: now,
    ticketId: ticket.id,
    target: targetFields(undefined, nothing),
    health: NOTHING_SEEN,
  });
  await signReceipt(ledger, draft, release.commit);
}

async function reach(
  release: Release,
  ticket: Ticket,
  book: EvidenceBook,
  desk: DeployDesk,
): Promise<Reached | Receipt> {
  const { progress, patience, ledger } = desk;
  let target: Target | undefined;
  // A holder of the target's token can serve a release's marker with other files.
  const liveNow = async (marker: Marker | undefined, bundle: VerifiedBundle, at: Target): Promise<FoundLive> => {
    const live = foundLive(marker, book, release);
    if (live.state === 'other' || marker === undefined) return live;
    const files = at.filesDigest(bundle, marker);
    const refusal = await at.filesRefusal(files, { isForeign: live.state === 'unfinished' });
    if (refusal === undefined) return live;
    progress(`the live site has the marker of the release, but ${refusal}`);
    return { state: 'other' };
  };
  try {
    const bundle = await releaseBundle(desk.store, book, release);
    target = await desk.target();
    const found = await readMarker(target.liveUrl, patience.timeoutMs);
    const live = await liveNow(found.ok ? found.marker : undefined, bundle, target);
    if (live.state === 'done') return live.receipt;
    const previous = await restorablePrevious(target, book, release);
    const own = {
      surface: release.surface.id,
      tier: release.tier.id,
      bundleDigest: release.bundle,
      ticketId: ticket.id,
    };
    const there = live.state === 'unfinished' ? await target.published() : undefined;
    const marker = there && live.state === 'unfinished' ? live.marker : own;
    const at = target;
    const steps: PublishSteps = {
      target,
      marker,
      page: release.surface.health,
      now: ledger.now,
      patience,
      progress,
      rulesRefusal: (url) => at.rulesRefusal(bundle, url),
      files: target.filesDigest(bundle, marker),
      previous: previous && deployedBy(previous),
    };
    const published = there ? await readBackOnly(steps, there) : await publishBundle(steps, bundle);
    const { files } = steps;
    return { target, published, ticketId: marker.ticketId, isResumed: there !== undefined, files };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const failure = { reason: error.message, exitCode: error.exitCode };
    const published = { deploy: undefined, health: NOTHING_SEEN, isReadBack: false, failure };
    return { target, published, ticketId: ticket.id, isResumed: false, files: undefined };
  }
}

/**
 * Deploys a release under a verified and spent ticket, and writes its receipt, even after a failure. It continues a
 * killed run: a published deploy is read back and gets its receipt, one with its receipt is left alone. Rejects with
 * UserError, with nothing deployed, when no receipt could be written.
 */
export async function runDeploy(release: Release, ticket: Ticket, desk: DeployDesk): Promise<DeployResult> {
  const { ledger } = desk;
  const startedAt = ledger.now();
  const book = await ledger.book();
  await proveReceipt(release, ticket, desk);
  const reached = await reach(release, ticket, book, desk);
  if ('statement' in reached) return { state: 'already', receipt: reached, reason: undefined, exitCode: 0 };
  const { target, published, ticketId, isResumed, files } = reached;
  const { failure, health } = published;
  const draft = receiptDraft(release, ticket, desk.deployer, {
    outcome: failure ? 'failed' : 'succeeded',
    startedAt,
    finishedAt: ledger.now(),
    ticketId,
    health,
    target: targetFields(target, published, files),
  });
  const { receipt } = await writeReceipt(ledger, draft, release.commit);
  if (failure) return { state: 'failed', receipt, reason: failure.reason, exitCode: failure.exitCode };
  return { state: isResumed ? 'resumed' : 'deployed', receipt, reason: undefined, exitCode: 0 };
}
