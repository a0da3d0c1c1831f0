import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { reportPage } from '../../documents/report/page';
import { statusExitCode } from '../../documents/status/model';
import { writeOutput } from '../../registry/own-output';
import { commonOptions, printJson, refuseOverridesInCi, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { readFacts, reportsIn } from './facts';
import type { StatusFlags } from './part';
import { makeReport } from './report-document';
import { withStatusSources } from './status';

interface ReportFlags extends StatusFlags {
  readonly out: string;
}

async function write(flags: ReportFlags, self: Command, context: Context): Promise<void> {
  refuseOverridesInCi(self, context);
  const common = commonOptions(self, context);
  const loaded = requireRegistry(common, context);
  const reports = reportsIn(flags, context);
  const facts = await readFacts(flags, loaded, common, context);
  const { document, isViolated } = makeReport({ loaded, facts, reports }, common, context);
  const file = resolve(context.cwd, flags.out);
  writeOutput(file, reportPage(document));
  const { problems, unread } = document.status;
  if (common.json) printJson(context, document);
  else context.print(`written  ${flags.out}: ${problems.length} wrong, ${unread.length} could not be determined`);
  context.exit(isViolated ? 1 : statusExitCode(document.status));
}

/** `causeway report`. */
export function addReportCommand(program: Command, context: Context): void {
  const command = withStatusSources(program.command('report'))
    .description(
      'writes the state as one self-contained page; the exit code is that of `causeway status`, and 1 when a mandatory policy rule is violated',
    )
    .addOption(new Option('--out <file>', 'where the page goes').default('report.html'))
    .action((flags: ReportFlags, self: Command) => write(flags, self, context));
  example(command, 'causeway report --out report.html');
}
