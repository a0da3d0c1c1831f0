import type { WorkflowRun } from '../../evidence/statement/predicates/parts';
import { parseStatement, type Statement } from '../../evidence/statement/statement';
import { readStateFacts, type StateUpdate } from '../../live/state-facts';
import { canonicalDigest } from '../../registry/digest';
import { UserError } from '../../registry/user-error';
import type { Binding } from './binding';

type ReadBack = NonNullable<Statement<'apply-receipt'>['predicate']['readBack']>;

/**
 * The longest time since the end of the update (the job's own steps come between), and the allowed difference between
 * clocks.
 */
const LATEST = 60 * 60_000;
const SKEW = 5 * 60_000;

/**
 * The newest operation of a stack's history: the update of this receipt, recognized by `message` (`applyMessage`).
 * Throws UserError (exit 3) when the history is invalid or empty, still runs, ended more than an hour ago, or its
 * newest entry is no update, or another one's.
 */
export function newestUpdate(
  text: string,
  place: string,
  { now, message }: { readonly now: Date; readonly message: string },
): StateUpdate & { readonly endedAt: string } {
  const refuse = (message: string) =>
    new UserError(message, {
      place,
      exitCode: 3,
      allowed:
        '`pulumi stack history --json --page-size 1`, read right after the `pulumi up --message` of what `causeway apply message` wrote',
    });
  const facts = readStateFacts(text, place);
  const [newest] = facts.form === 'history' ? facts.updates : [];
  if (!newest) throw refuse('there is no update in the history');
  const { kind, endedAt } = newest;
  if (kind !== 'update') throw refuse(`the newest operation is a ${kind}, not an update`);
  if (endedAt === undefined) throw refuse('the update has not ended');
  const age = now.getTime() - Date.parse(endedAt);
  if (age > LATEST || age < -SKEW) throw refuse(`the newest update ended at ${endedAt}: it is a different update`);
  // Somebody may have updated the stack by hand during this run.
  if (newest.message !== message)
    throw refuse(`the newest update is not the one of "${message}": it is a different update`);
  if (newest.changes === undefined) throw refuse('the history does not say what was changed');
  return { ...newest, endedAt };
}

/**
 * The live verification after the update, from the statement of `live verify --evidence`. Throws UserError (exit 2) on
 * another kind of file, or another stack, registry or time.
 */
export function readBackOf(
  bytes: Buffer,
  place: string,
  { binding, endedAt }: { readonly binding: Binding; readonly endedAt: string },
): ReadBack {
  const refuse = (message: string) =>
    new UserError(message, { place, allowed: 'what `causeway live verify --evidence` wrote after this update' });
  const parsed = parseStatement(bytes);
  if (!parsed.ok) throw refuse(`the read-back is not a statement: ${parsed.reason}`);
  const { statement } = parsed;
  if (statement.kind !== 'ruleset-verification') throw refuse(`the read-back is a ${statement.kind}`);
  const { stack, registryDigest, verdict, readAt } = statement.predicate;
  if (stack !== binding.stack) throw refuse(`the read-back is of the stack ${stack}`);
  if (registryDigest !== binding.registry) throw refuse('the read-back is against another registry');
  // The engine counts whole seconds.
  if (Date.parse(readAt) < Math.floor(Date.parse(endedAt) / 1000) * 1000) {
    throw refuse(`the read-back is of ${readAt}, before the update ended`);
  }
  return { digest: statement.subjects.reading ?? '', verdict };
}

/** The content of a receipt. */
export interface ApplyFacts {
  readonly binding: Binding;
  readonly commit: string;
  readonly update: Pick<StateUpdate, 'result' | 'changes'>;
  readonly readBack: ReadBack | undefined;
  readonly finishedAt: Date;
  readonly workflow: WorkflowRun;
}

/** The receipt of one approved apply, to be signed; its subject is the digest of the reviewed plan. */
export function applyReceipt(facts: ApplyFacts): Statement<'apply-receipt'> {
  const { binding, commit, update, readBack, finishedAt, workflow } = facts;
  const { stack, registry, program, lockfile, pack, packConfiguration, plugins, steps, digest } = binding;
  return {
    kind: 'apply-receipt',
    subjects: { plan: digest },
    predicate: {
      stack,
      registryDigest: registry,
      commit,
      programDigest: program,
      lockfileDigest: lockfile,
      packDigest: canonicalDigest({ pack, packConfiguration }),
      plugins,
      changes: { ...update.changes },
      previewStepsDigest: canonicalDigest(steps),
      outcome: update.result === 'succeeded' ? 'succeeded' : 'failed',
      ...(readBack === undefined ? {} : { readBack }),
      finishedAt: finishedAt.toISOString(),
      workflow,
    },
  };
}
