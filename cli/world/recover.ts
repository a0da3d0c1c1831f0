import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { isLeftOver, type RecoverReport, recoverExitCode, recoverStack } from '../../live/recover/recover';
import type { Outcome } from '../../live/recover/recovery';
import { commonOptions, printJson, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { type CacheFlag, cacheOption } from '../desk/cache-option';
import { readersFor } from '../desk/live-readers';
import { addOneStackOptions, ENGINE_LIMIT, type OneStackFlags, oneStack } from '../desk/one-stack';
import { example } from '../help';

interface Flags extends CacheFlag, OneStackFlags {
  readonly yes?: boolean;
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  adopted: 'it exists: the state records it',
  replaced: 'it exists: the state records it, and the next up deletes the one that it replaces',
  absent: 'it does not exist: the next up creates it',
  repeated: 'the next up writes it again',
  'read again': 'the state keeps it and reads it again',
  deleted: 'it no longer exists: the state drops it',
  left: 'the registry no longer names it: nothing is done; restore the registry, or remove it by hand',
};

const LOCK_UNKNOWN =
  'Lock: this backend does not show whether a lock is held. If an update reports a lock and no other update runs: pulumi cancel STACK';

function lockLines({ locks }: RecoverReport): readonly string[] {
  if (locks === undefined) return [LOCK_UNKNOWN];
  return locks.map(({ pid, since }) => `Lock: of process ${pid}, since ${since}, which has ended; it is released.`);
}

function report(found: RecoverReport): string {
  const { stack, isDone, checkpoint, cut, interrupted } = found;
  if (!isLeftOver(found)) {
    return [`${stack}: nothing was left behind.`, ...(found.locks === undefined ? [LOCK_UNKNOWN] : [])].join('\n');
  }
  const isOver =
    interrupted.every(({ operation }) => operation === 'gone') && !found.locks?.length && checkpoint === 'whole';
  return [
    isOver ? `${stack}: the state contains objects that Netlify no longer has.` : `${stack}: an update did not finish.`,
    ...lockLines(found),
    ...(checkpoint === 'cut'
      ? [
          `Checkpoint: truncated while it was written; its backup is complete.${cut === undefined ? '' : ` Kept as ${cut}`}`,
        ]
      : []),
    ...interrupted.map(({ operation, name, outcome }) => `${operation} ${name}: ${OUTCOMES[outcome]}`),
    isDone
      ? `Recovered${recoverExitCode(found) === 0 ? '' : ', except for what the registry does not name'}. Next: pulumi up --stack ${stack}`
      : 'Nothing was changed. The same command with --yes does this.',
  ].join('\n');
}

/** `causeway recover`. */
export function addRecoverCommand(program: Command, context: Context): void {
  const recover = addOneStackOptions(program.command('recover'))
    .description('shows what a killed or failed update left behind; --yes repairs it. Deletes nothing')
    .addOption(new Option('--yes', 'repair; without it nothing changes, and leftovers exit with 1'))
    .addOption(cacheOption())
    .action(async (flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const { plan } = oneStack(registry, flags);
      const found = await recoverStack({
        plan,
        readers: readersFor(context, [plan], registry.organization, flags),
        engine: {
          folder: resolve(context.cwd, flags.dir),
          env: { ...context.env, CAUSEWAY_REGISTRY: registryPath(common, context) },
          timeoutMs: ENGINE_LIMIT,
        },
        now: common.now,
        isDone: flags.yes === true,
      });
      if (common.json) printJson(context, { schema: 'causeway/recover/v1', ...found, locks: found.locks ?? null });
      else context.print(report(found));
      context.exit(recoverExitCode(found));
    });
  example(recover, 'causeway recover --tier staging --yes');
}
