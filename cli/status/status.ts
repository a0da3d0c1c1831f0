import { type Command, Option } from 'commander';
import { buildStatus } from '../../documents/status/build';
import { statusExitCode } from '../../documents/status/model';
import { commonOptions, printJson, refuseOverridesInCi, requireRegistry } from '../common';
import type { Context } from '../context';
import { cacheOption } from '../desk/cache-option';
import { withEvidence } from '../desk/evidence-branch';
import { example } from '../help';
import { terminalWidth } from '../print/tables';
import { statesOption } from '../world/states-option';
import { readFacts, reportsIn } from './facts';
import type { StatusFlags } from './part';
import { statusText } from './text';

const list = (value: string, before: readonly string[] = []) => [...before, value];

/** The options for a status's sources. */
export function withStatusSources(command: Command): Command {
  return withEvidence(command)
    .addOption(new Option('--live', 'ask GitHub and Netlify now; default: what the last recorded verification found'))
    .addOption(cacheOption())
    .addOption(statesOption())
    .addOption(
      new Option('--gate <report>', 'a gate report beside those on the evidence branch; repeatable').argParser(list),
    );
}

async function show(flags: StatusFlags, self: Command, context: Context): Promise<void> {
  refuseOverridesInCi(self, context);
  const common = commonOptions(self, context);
  const loaded = requireRegistry(common, context);
  const reports = reportsIn(flags, context);
  const status = buildStatus(await readFacts(flags, loaded, common, context), reports);
  if (common.json) printJson(context, status);
  else context.print(statusText(status, terminalWidth()));
  context.exit(statusExitCode(status));
}

/** `causeway status`. */
export function addStatusCommand(program: Command, context: Context): void {
  const command = withStatusSources(program.command('status'))
    .description(
      'shows what is live where, what waits for whom, drift, incidents and what ends soon; exit 1 when something is wrong, 3 when it could not find out',
    )
    .action((flags: StatusFlags, self: Command) => show(flags, self, context));
  example(command, 'causeway status --live');
}
