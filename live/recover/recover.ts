import { readFileSync } from 'node:fs';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import type { EngineRun } from '../drift/pulumi';
import type { Readers } from '../read-snapshot';
import { readSnapshot } from '../read-snapshot';
import { type Exported, readExported, requireUnchanged, stateChanged } from './deployment';
import { backendUrl, exportedState, heldElsewhere, importState, mustPulumi, projectName, refreshOnly } from './engine';
import {
  backupOfCut,
  checkpointText,
  type LockHolder,
  lockHolders,
  refuseRunning,
  restoreBackup,
  type StateFiles,
  stateFiles,
} from './file-backend';
import { plannedCreates } from './orphans';
import { withPresentSites } from './present-sites';
import { adoptedAddresses, type Interrupted, type Recovery, recoveryOf } from './recovery';
import { refuseHeld } from './refuse-held';

/** The inputs of a recovery. */
export interface RecoverOrder {
  readonly plan: FoundationPlan | TierPlan;
  readonly readers: Readers;
  readonly engine: EngineRun;
  readonly now: Date;
  /** Carry it out; otherwise only report. */
  readonly isDone: boolean;
}

/** The remains of an update, and the actions on them. */
export interface RecoverReport {
  readonly stack: string;
  readonly isDone: boolean;
  /** The holders of locks; undefined where the backend does not tell. */
  readonly locks: readonly LockHolder[] | undefined;
  readonly checkpoint: 'whole' | 'cut';
  /** The place of the saved truncated checkpoint. */
  readonly cut?: string | undefined;
  readonly interrupted: readonly Interrupted[];
}

/** Whether anything was left behind. */
export function isLeftOver({ locks, checkpoint, interrupted }: RecoverReport): boolean {
  return (locks?.length ?? 0) > 0 || checkpoint === 'cut' || interrupted.length > 0;
}

/**
 * 0: nothing is left behind, 1: something is, 3: nothing was found, but this backend does not show whether a lock is
 * held.
 */
export function recoverExitCode(report: RecoverReport): 0 | 1 | 3 {
  if (!isLeftOver(report)) return report.locks === undefined ? 3 : 0;
  return report.isDone && report.interrupted.every(({ outcome }) => outcome !== 'left') ? 0 : 1;
}

// A file of the backend wraps the deployment as `checkpoint.latest` (apitype.VersionedCheckpoint).
function exportedOf(backup: string, stack: string): Exported {
  const { version, features, checkpoint } = JSON.parse(checkpointText(backup)) as {
    readonly version: unknown;
    readonly features?: unknown;
    readonly checkpoint?: { readonly latest?: unknown };
  };
  return readExported(JSON.stringify({ version, features, deployment: checkpoint?.latest ?? {} }), stack);
}

async function refuseOthers(recovery: Recovery, stack: string, engine: EngineRun): Promise<void> {
  if (adoptedAddresses(recovery).length > 0) refuseHeld(recovery, await heldElsewhere(stack, engine));
}

// Only a lock whose process has ended (refuseRunning). Another update may have begun since the first look. A backend that
// is not a folder does not show who holds a lock. There the import fails while the stack is locked, and nothing that may
// still run is cancelled.
async function unlock(stack: string, files: StateFiles | undefined, engine: EngineRun): Promise<void> {
  const locks = files === undefined ? [] : lockHolders(files, stack);
  refuseRunning(locks, stack);
  if (locks.length > 0) await mustPulumi(['cancel', stack, '--yes', '--non-interactive'], engine);
}

/** The plan with its sites' present names, and what is there of it. */
async function seenNow(planned: RecoverOrder['plan'], { deployment }: Exported, readers: Readers) {
  const first = await readSnapshot(planned, readers);
  const plan = await withPresentSites(planned, deployment.resources ?? [], first, readers.netlify);
  // The contents of a site are read under its present name alone.
  return { plan, snapshot: plan === planned ? first : await readSnapshot(plan, readers) };
}

/**
 * Recovers a stack from a killed or failed update: the lock, a truncated checkpoint, and operations whose result the
 * engine never learned. Deletes nothing at GitHub or Netlify, and adopts no object that the plan does not name or that
 * another stack holds. Throws a UserError where it could not look (exit 3).
 */
export async function recoverStack(order: RecoverOrder): Promise<RecoverReport> {
  const { readers, engine, now, isDone } = order;
  const { stack } = order.plan;
  const project = projectName(engine);
  const files = stateFiles(await backendUrl(engine), { folder: engine.folder, project, stack });
  const locks = files && lockHolders(files, stack);
  refuseRunning(locks ?? [], stack);
  const backup = files && backupOfCut(files);
  const before = files && backup && readFileSync(files.checkpoint, 'utf8');
  // This comes before reading the services: a state that somebody writes in between differs at the end.
  const known = backup === undefined ? await exportedState(stack, engine) : exportedOf(backup, stack);
  const { plan, snapshot } = await seenNow(order.plan, known, readers);
  const checkpoint = backup === undefined ? 'whole' : 'cut';
  let cut: string | undefined;
  if (files !== undefined && backup !== undefined) {
    // The engine cannot read a truncated checkpoint. The backup is judged before it replaces the checkpoint.
    const { interrupted } = recoveryOf(plan, known, [], snapshot);
    if (!isDone) return { stack, isDone, locks, checkpoint, interrupted };
    refuseRunning(lockHolders(files, stack), stack);
    // Somebody may have repaired the checkpoint since the first look, and not yet completely.
    if (backupOfCut(files) !== backup || readFileSync(files.checkpoint, 'utf8') !== before) throw stateChanged(stack);
    cut = restoreBackup(files, backup, now);
  }
  const creates = await plannedCreates(stack, engine);
  const state = backup === undefined ? known : await exportedState(stack, engine);
  const recovery = recoveryOf(plan, state, creates, snapshot);
  await refuseOthers(recovery, stack, engine);
  if (isDone) {
    await unlock(stack, files, engine);
    if (recovery.interrupted.length > 0) {
      requireUnchanged(state, await exportedState(stack, engine), stack);
      await importState(stack, recovery.exported, engine);
    }
    if (recovery.refreshed.length > 0) await refreshOnly(stack, recovery.refreshed, engine);
  }
  return { stack, isDone, locks, checkpoint, cut, interrupted: recovery.interrupted };
}
