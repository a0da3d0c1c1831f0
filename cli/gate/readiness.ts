import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { ReadinessFacts } from '../../gate/readiness/proof';
import { unresolvedEvidence } from '../../gate/readiness/references';
import { openReason, type ReadinessStatus, readinessStatus } from '../../gate/readiness/status';
import { markdownTable } from '../../registry/markdown';
import { parseReadiness, type Readiness } from '../../registry/readiness-file';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, refuseOverridesInCi, requireRegistry } from '../common';
import type { Context } from '../context';
import type { EvidenceFlags } from '../desk/evidence-branch';
import { withEvidence } from '../desk/evidence-branch';
import { evidenceDesk } from '../desk/evidence-desk';
import { registryRoot } from '../desk/own-statement';
import { example } from '../help';
import { fitted, table } from '../print/tables';

/** The largest file whose digest is compared, in bytes. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** The `sha256:…` of a file below a folder; undefined when it is missing, too large or unreadable. */
export function digestBelow(root: string, path: string): string | undefined {
  try {
    const stats = lstatSync(join(root, path));
    if (!stats.isFile() || stats.size > MAX_FILE_BYTES) return undefined;
    return `sha256:${createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex')}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return undefined;
  }
}

/**
 * The registry's readiness file. Throws UserError: exit 2 when it is invalid or names things that the registry lacks;
 * exit 3 when it cannot be read.
 */
export function requireReadiness(registry: Registry, root: string): Readiness {
  const { readiness: path } = registry;
  const allowed = 'readiness: PATH in the registry';
  if (path === undefined)
    throw new UserError('the registry has no readiness section', { place: '/readiness', allowed });
  try {
    const readiness = parseReadiness(readFileSync(join(root, path), 'utf8'), path);
    const [unresolved] = unresolvedEvidence(readiness.items, registry);
    if (unresolved === undefined) return readiness;
    const { pointer, message, allowed: known } = unresolved;
    throw new UserError(message, { place: `${path} ${pointer}`, allowed: known });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof UserError || code === undefined) throw error;
    throw new UserError(`the readiness cannot be read: ${code}`, { place: path, allowed, exitCode: 3 });
  }
}

// An unreadable branch is unverified, not ignored: the report is written, and the exit code shows it.
async function bookOf(flags: EvidenceFlags, self: Command, context: Context): Promise<ReadinessFacts['book']> {
  try {
    return await evidenceDesk(flags, self, context).ledger.book();
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode === 1) throw error;
    context.warn(`the evidence branch was not read: ${error.describe()}`);
    return undefined;
  }
}

function exitCode({ complete, items }: ReadinessStatus): 0 | 1 | 3 {
  if (complete) return 0;
  const proofs = items.flatMap(({ criteria }) => criteria.flatMap((each) => each.proofs));
  const isNo =
    items.some(({ status }) => status === 'open') || proofs.some(({ status }) => /fails|missing/.test(status));
  return isNo ? 1 : 3;
}

type Format = 'table' | 'markdown';

async function status(flags: EvidenceFlags & { format: Format }, self: Command, context: Context): Promise<void> {
  refuseOverridesInCi(self, context);
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const root = registryRoot(common, context);
  const readiness = requireReadiness(registry, root);
  const book = await bookOf(flags, self, context);
  const found = readinessStatus(readiness, { digestOf: (path) => digestBelow(root, path), book });
  const code = exitCode(found);
  if (common.json) {
    printJson(context, { schema: 'causeway/readiness-status/v1', ...found });
  } else {
    const head = ['item', 'title', 'claimed', 'status', 'what is open'];
    const rows = found.items.map((item) => [
      ...[item.id, item.title, item.claimed, item.status, openReason(item) ?? '–'],
    ]);
    const done = found.items.filter((item) => item.status === 'complete').length;
    context.print(flags.format === 'markdown' ? markdownTable(head, rows) : table(head, rows));
    context.print(fitted(`\n${done} of ${found.items.length} complete. This releases nothing.`));
  }
  context.exit(code);
}

/** `causeway readiness`. */
export function addReadinessCommands(program: Command, context: Context): void {
  const readiness = program
    .command('readiness')
    .description('readiness: phases and use cases of a public release, by evidence');
  const shown = withEvidence(readiness.command('status'))
    .description(
      'shows what is open before a public release; exit 1 while something is open or unproven, 3 when it could not find out',
    )
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'markdown']).default('table'))
    .action((flags: EvidenceFlags & { format: Format }, self: Command) => status(flags, self, context));
  example(shown, 'causeway readiness status --format markdown');
}
