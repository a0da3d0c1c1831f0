import { type Command, Option } from 'commander';
import { checkNotes } from '../../gate/notes/check';
import { findTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { readInput } from '../input/input-file';
import { commitOption, surfacesOption } from '../release-options';

interface NotesFlags {
  readonly tier: string;
  readonly commit: string;
  readonly surface?: readonly string[];
  readonly decision?: string;
}

async function check(file: string, flags: NotesFlags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  if (!findTier(registry, flags.tier)) {
    const allowed = registry.tiers.map(({ id }) => id).join(', ');
    throw new UserError(`there is no tier "${flags.tier}"`, { place: '--tier', allowed });
  }
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(flags.commit)) {
    throw new UserError(`"${flags.commit}" is not a commit`, { place: '--commit', allowed: 'a full commit id' });
  }
  const facts = {
    tier: flags.tier,
    commit: flags.commit,
    ...(flags.surface && { surfaces: flags.surface }),
    ...(flags.decision && { decision: flags.decision }),
  };
  const problems = checkNotes(await readInput(context, file), facts);
  if (common.json) printJson(context, { schema: 'causeway/notes-check/v1', ok: problems.length === 0, file, problems });
  else if (problems.length === 0) context.print(`${file}: the release notes are complete`);
  else for (const { line, message } of problems) context.print(`${file}:${line}: ${message}`);
  context.exit(problems.length === 0 ? 0 : 1);
}

/** `causeway notes`. */
export function addNotesCommands(program: Command, context: Context): void {
  const notes = program.command('notes').description('release notes with machine-readable fields');
  const checked = notes
    .command('check')
    .description(
      'checks release notes and prints the lines that are missing; exit 1 when some are. Template: docs/templates/release-notes.md',
    )
    .argument('<file>', 'the release notes; - for stdin')
    .addOption(new Option('--tier <tier>', 'the tier that the release goes to').makeOptionMandatory())
    .addOption(commitOption('the release commit').makeOptionMandatory())
    .addOption(surfacesOption('a surface of the release; repeatable: exactly these'))
    .option('--decision <digest>', 'the decision’s digest, once there is one')
    .action((file: string, flags: NotesFlags, self: Command) => check(file, flags, self, context));
  example(checked, 'causeway notes check release-notes.md --tier production --commit "$COMMIT"');
}
