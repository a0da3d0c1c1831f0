import { readFileSync } from 'node:fs';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import { UserError } from '../../registry/user-error';
import { type EngineRun, runPulumi } from '../drift/pulumi';
import type { Readers } from '../take';
import { takeSnapshot } from '../take';
import { type Exported, readExported } from './deployment';
import { backendUrl, exportedState, heldElsewhere, importState, mustPulumi, projectName, refreshOnly } from './engine';
import {
  backupOfCut,
  type LockHolder,
  lockHolders,
  refuseRunning,
  restoreBackup,
  type StateFiles,
  stateFiles,
} from './file-backend';
import { plannedCreates } from './orphans';
import { adoptedAddresses, type Interrupted, type Recovery, recoveryOf } from './recovery';

/** What a stack is recovered with. */
export interface RecoverOrder {
  readonly plan: FoundationPlan | TierPlan;
  readonly readers: Readers;
  readonly engine: EngineRun;
  readonly now: Date;
  /** Do it; otherwise only say what would be done. */
  readonly isDone: boolean;
}

/** What was left behind, and what was or would be done about it. */
export interface RecoverReport {
  readonly stack: string;
  readonly isDone: boolean;
  /** Who holds a lock; undefined where the backend does not tell: `pulumi cancel` is run then. */
  readonly locks: readonly LockHolder[] | undefined;
  readonly checkpoint: 'whole' | 'cut';
  /** Where the cut checkpoint was put aside. */
  readonly cut?: string | undefined;
  readonly interrupted: readonly Interrupted[];
}

/** Whether anything was left behind. */
export function isLeftOver({ locks, checkpoint, interrupted }: RecoverReport): boolean {
  return (locks?.length ?? 0) > 0 || checkpoint === 'cut' || interrupted.length > 0;
}

// A file of the backend wraps the deployment as `checkpoint.latest` (apitype.VersionedCheckpoint).
function exportedOf(backup: string, stack: string): Exported {
  const { version, checkpoint } = JSON.parse(readFileSync(backup, 'utf8')) as {
    readonly version: unknown;
    readonly checkpoint?: { readonly latest?: unknown };
  };
  return readExported(JSON.stringify({ version, deployment: checkpoint?.latest ?? {} }), stack);
}

async function refuseOthers(recovery: Recovery, stack: string, engine: EngineRun): Promise<void> {
  const addresses = adoptedAddresses(recovery);
  if (addresses.length === 0) return;
  const held = await heldElsewhere(stack, engine);
  for (const address of addresses) {
    const other = held.get(address);
    if (other === undefined) continue;
    throw new UserError(`${address} belongs to the stack ${other}`, {
      place: address,
      allowed: `an object that no other stack holds; remove it from ${other} first`,
      exitCode: 1,
    });
  }
}

async function unlock(stack: string, locks: readonly LockHolder[] | undefined, engine: EngineRun): Promise<void> {
  const args = ['cancel', stack, '--yes', '--non-interactive'];
  if (locks === undefined) {
    // A backend that is not a folder does not tell who holds a lock. It refuses to cancel where nothing runs, and what
    // comes next fails where the lock is still there.
    await runPulumi(args, engine);
  } else if (locks.length > 0) {
    await mustPulumi(args, engine);
  }
}

function openCut(files: StateFiles | undefined, { isDone, now }: RecoverOrder) {
  const backup = files && backupOfCut(files);
  if (files === undefined || backup === undefined) return { checkpoint: 'whole' } as const;
  return { checkpoint: 'cut', backup, cut: isDone ? restoreBackup(files, backup, now) : undefined } as const;
}

/**
 * What a killed or failed update of a stack left behind, and its recovery: the lock, a checkpoint that was cut, and
 * operations of whose end the engine never learned. Deletes nothing at GitHub or Netlify, and takes no object into the
 * state that the plan does not name or that another stack holds. Throws a UserError where it could not look (exit 3).
 */
export async function recoverStack(order: RecoverOrder): Promise<RecoverReport> {
  const { plan, readers, engine, isDone } = order;
  const { stack } = plan;
  const files = stateFiles(await backendUrl(engine), projectName(engine), stack);
  const locks = files && lockHolders(files);
  refuseRunning(locks ?? []);
  const { checkpoint, backup, cut } = { backup: undefined, cut: undefined, ...openCut(files, order) };
  const before = backup !== undefined && !isDone ? exportedOf(backup, stack) : await exportedState(stack, engine);
  // A cut checkpoint cannot be previewed: what was lost is looked for once its backup is in its place.
  const creates = backup !== undefined && !isDone ? [] : await plannedCreates(stack, engine);
  const recovery = recoveryOf(plan, before, creates, await takeSnapshot(plan, readers));
  await refuseOthers(recovery, stack, engine);
  if (isDone) {
    await unlock(stack, locks, engine);
    if (recovery.interrupted.length > 0) await importState(stack, recovery.exported, engine);
    if (recovery.refreshed.length > 0) await refreshOnly(stack, recovery.refreshed, engine);
  }
  return { stack, isDone, locks, checkpoint, cut, interrupted: recovery.interrupted };
}
