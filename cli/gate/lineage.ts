import { dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { LINEAGE_FILE } from '../../gate/lineage/derive';
import { Lineage } from '../../gate/lineage/graph';
import { lineageSvg } from '../../gate/lineage/svg';
import { verifyLineage } from '../../gate/lineage/verify-lineage';
import { readDocument } from '../../registry/document/read';
import { isThere } from '../../registry/existing-file';
import { writeOutput } from '../../registry/own-output';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { boundedFile, inputsBeside, reportIn } from './gate-documents';

function verify(file: string, flags: { readonly report?: string }, self: Command, context: Context): void {
  const common = commonOptions(self, context);
  const path = resolve(context.cwd, file);
  const reportPath = flags.report === undefined ? reportIn(dirname(path)) : resolve(context.cwd, flags.report);
  // A missing report is a finding, unless a person named it.
  const isKnown = flags.report !== undefined || isThere(reportPath);
  const report = isKnown ? boundedFile(context, reportPath, flags.report) : undefined;
  const found = verifyLineage(boundedFile(context, file), { report, read: inputsBeside(reportPath) });
  if (common.json) printJson(context, { schema: 'causeway/lineage-verify/v1', ...found });
  else {
    context.print(`${found.ok ? 'complete' : 'REFUSED'}: ${found.nodes} nodes, ${found.edges} edges`);
    for (const problem of found.problems) context.print(`  ${problem}`);
  }
  context.exit(found.ok ? 0 : 1);
}

function render(file: string, flags: { readonly out?: string }, context: Context): void {
  const document = readDocument(boundedFile(context, file).toString('utf8'));
  const parsed = Lineage.safeParse(document.ok ? document.value : undefined);
  if (!parsed.success) {
    throw new UserError('the file is not a lineage', {
      place: file,
      allowed: `${LINEAGE_FILE} as causeway gate evaluate writes it`,
    });
  }
  const svg = lineageSvg(parsed.data);
  if (flags.out === undefined) context.print(svg.trimEnd());
  else writeOutput(resolve(context.cwd, flags.out), svg);
}

/** `causeway lineage`. */
export function addLineageCommands(program: Command, context: Context): void {
  const lineage = program
    .command('lineage')
    .description('lineage: what a decision rests on, down to commit and bundles');
  const verified = lineage
    .command('verify')
    .description(
      'reads every input of a lineage again and derives every edge again; exit 1 when something is missing, added or altered',
    )
    .argument('<file>', 'the lineage, with the report and its gate_inputs beside it')
    .addOption(new Option('--report <file>', 'the report, if it is elsewhere'))
    .action((file: string, flags: { report?: string }, self: Command) => verify(file, flags, self, context));
  example(verified, `causeway lineage verify ${join('artifacts', LINEAGE_FILE)}`);
  const rendered = lineage
    .command('render')
    .description('draws a lineage as SVG; the same lineage gives the same bytes')
    .argument('<file>', 'the lineage')
    .addOption(new Option('--out <file>', 'the picture; default: stdout'))
    .action((file: string, flags: { out?: string }) => render(file, flags, context));
  example(rendered, `causeway lineage render ${join('artifacts', LINEAGE_FILE)} --out lineage.svg`);
}
