import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { isThere } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { writeFileWhole } from '../../registry/written-file';
import { commonOptions, printJson } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { reportFile } from '../print/report-file';
import { exitCodeFileOf } from './exit-code';

/** Variables for signing and identity, which the project's own tool does not get. */
const WITHHELD: readonly string[] = [
  'CAUSEWAY_SIGNING_KEY',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
];

function requireNew(path: string, context: Context): void {
  if (!isThere(resolve(context.cwd, path))) return;
  throw new UserError('the file already exists and could be mistaken for the output of this run', {
    place: path,
    allowed: 'remove it first; nothing was run',
  });
}

/** Runs a tool and returns its exit code; 128 plus the signal's number where a signal ended it, as a shell does. */
function toolEnd([program = '', ...args]: readonly string[], context: Context): number {
  const env = { ...context.env };
  for (const name of WITHHELD) delete env[name];
  const { status, signal, error } = spawnSync(program, args, { cwd: context.cwd, env, stdio: ['ignore', 2, 2] });
  if (status === null && signal === null) {
    const reason = (error as NodeJS.ErrnoException | undefined)?.code ?? 'no reason given';
    throw new UserError(`the tool could not be started: ${reason}`, {
      place: program,
      allowed: 'a program and its arguments after --',
    });
  }
  return status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

function run(
  command: readonly string[],
  { report }: { readonly report: string },
  self: Command,
  context: Context,
): void {
  const { json } = commonOptions(self, context);
  const file = exitCodeFileOf(report);
  for (const path of [report, file]) requireNew(path, context);
  const exitCode = toolEnd(command, context);
  if (!isThere(resolve(context.cwd, report))) {
    throw new UserError(`the tool ended with ${exitCode} and wrote no report`, {
      place: report,
      allowed: 'the path at which the tool writes its report',
      exitCode: exitCode === 0 ? 3 : 1,
    });
  }
  reportFile(context, report);
  writeFileWhole(resolve(context.cwd, file), `${exitCode}\n`, { isNew: true });
  if (json) printJson(context, { schema: 'causeway/evidence-run/v1', report, exitCodeFile: file, exitCode });
  else context.print(`${report}: the tool ended with ${exitCode}, written to ${file}`);
  context.exit(exitCode === 0 ? 0 : 1);
}

/** `causeway evidence run`. */
export function addEvidenceRun(evidence: Command, context: Context): void {
  const command = evidence
    .command('run')
    .description('runs a check’s tool and keeps its exit code in REPORT.exit-code; exit 1 when the tool failed')
    .argument('<command...>', 'the program and its arguments, after --; no shell takes part')
    .addOption(new Option('--report <file>', 'where the tool writes its report: a new file').makeOptionMandatory())
    .action((command: string[], flags: { report: string }, self: Command) => run(command, flags, self, context));
  example(
    command,
    'causeway evidence run --report reports/unit.json -- npx vitest run --reporter=json --outputFile=reports/unit.json',
  );
}
