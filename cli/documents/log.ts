import { join } from 'node:path';
import { type Command, Option } from 'commander';
import {
  LOG_JOURNAL,
  LOG_PAGE,
  type LogEntry,
  nextLine,
  parseLog,
  renderLog,
} from '../../documents/notes/readiness-log';
import { textOfExisting } from '../../registry/existing-file';
import { findTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { writeFileWhole } from '../../registry/written-file';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { registryRoot } from '../desk/own-statement';
import { example } from '../help';
import { surfaceOption } from '../release-options';

interface AppendFlags {
  readonly kind: LogEntry['kind'];
  readonly text: string;
  readonly by: string;
  readonly surface?: string;
  readonly tier?: string;
}

function textOf(root: string, path: string): string {
  return textOfExisting(join(root, path)) ?? '';
}

function requireKnown(flags: AppendFlags, self: Command, context: Context): string {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const surfaces = registry.surfaces.map(({ id }) => id);
  if (flags.surface !== undefined && !surfaces.includes(flags.surface)) {
    throw new UserError(`there is no surface "${flags.surface}"`, { place: '--surface', allowed: surfaces.join(', ') });
  }
  if (flags.tier !== undefined && !findTier(registry, flags.tier)) {
    const allowed = registry.tiers.map(({ id }) => id).join(', ');
    throw new UserError(`there is no tier "${flags.tier}"`, { place: '--tier', allowed });
  }
  return registryRoot(common, context);
}

function append(flags: AppendFlags, self: Command, context: Context): void {
  const common = commonOptions(self, context);
  const root = requireKnown(flags, self, context);
  const journal = textOf(root, LOG_JOURNAL);
  const entries = parseLog(journal);
  const page = textOf(root, LOG_PAGE);
  // An append that was interrupted between its two files left the page one entry behind.
  const pages = ['', renderLog(entries), renderLog(entries.slice(0, -1))];
  if (!pages.includes(page)) {
    throw new UserError('the page differs from the journal', {
      place: LOG_PAGE,
      exitCode: 1,
      allowed: `the page as causeway log append wrote it; entries go into ${LOG_JOURNAL} by this command alone`,
    });
  }
  const { kind, text, by, surface = null, tier = null } = flags;
  const line = nextLine(entries, { at: common.now.toISOString(), kind, by, surface, tier, text });
  writeFileWhole(join(root, LOG_JOURNAL), journal + line);
  writeFileWhole(join(root, LOG_PAGE), renderLog(parseLog(journal + line)));
  if (common.json) printJson(context, { schema: 'causeway/log-append/v1', entry: JSON.parse(line), page: LOG_PAGE });
  else context.print(`added    entry ${entries.length + 1} to ${LOG_JOURNAL}\nrendered ${LOG_PAGE}`);
}

/** `causeway log`. */
export function addLogCommands(program: Command, context: Context): void {
  const log = program.command('log').description('the deployment readiness log; entries are only added');
  const appended = log
    .command('append')
    .description(`adds an entry to ${LOG_JOURNAL} and renders ${LOG_PAGE}`)
    .addOption(
      new Option('--kind <kind>', 'what it is').choices(['update', 'blocker', 'approval']).makeOptionMandatory(),
    )
    .addOption(new Option('--text <text>', 'one line').makeOptionMandatory())
    .addOption(new Option('--by <person>', 'user:<login> or team:<slug>').makeOptionMandatory())
    .addOption(surfaceOption('the surface that it is about'))
    .option('--tier <id>', 'the tier that it is about')
    .action((flags: AppendFlags, self: Command) => append(flags, self, context));
  example(appended, 'causeway log append --kind blocker --text "no backup yet" --by team:web --tier production');
}
