import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { gitText } from '../../evidence/git/git';
import { originalOf, runDurability } from '../../gate/durability/run';
import { DURABILITY_FILE, failuresOf } from '../../gate/facts/durability-evidence';
import { version } from '../../package.json';
import { isThere } from '../../registry/existing-file';
import { writeOutput } from '../../registry/own-output';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, refuseOverridesInCi } from '../common';
import type { Context } from '../context';
import { requireFullId } from '../desk/evidence-desk';
import { example } from '../help';
import { commitOption } from '../release-options';
import { boundedFile, inputsBeside, reportIn } from './gate-documents';

interface Flags {
  readonly from: string;
  readonly out: string;
  readonly commit?: string;
}

// Evidence of a working tree that differs from its commit would belong to no commit.
function commitHere({ cwd }: Context): string {
  const changed = gitText(cwd, 'status', '--porcelain', '--untracked-files=no');
  if (changed === '') return gitText(cwd, 'rev-parse', 'HEAD');
  throw new UserError('the working tree differs from its commit', {
    place: '--commit',
    allowed: 'a clean checkout, or --commit',
  });
}

async function run(flags: Flags, self: Command, context: Context): Promise<void> {
  refuseOverridesInCi(self, context);
  const common = commonOptions(self, context);
  if (flags.commit !== undefined) requireFullId(flags.commit);
  const commit = flags.commit ?? commitHere(context);
  const report = reportIn(flags.from);
  if (!isThere(resolve(context.cwd, report))) {
    throw new UserError('there is no decision in this folder', {
      place: flags.from,
      allowed: 'what causeway gate evaluate wrote',
    });
  }
  const read = inputsBeside(resolve(context.cwd, report));
  const original = originalOf(boundedFile(context, report, flags.from), flags.from, read);
  const about = { tool: { name: 'causeway', version }, commit, ranAt: common.now.toISOString() };
  const evidence = await runDurability(original, about, context.progress);
  const path = resolve(context.cwd, flags.out);
  writeOutput(path, `${JSON.stringify(evidence, null, 2)}\n`);
  const failed = evidence.scenarios.filter((scenario) => failuresOf(scenario).length > 0);
  if (common.json) printJson(context, evidence);
  else {
    for (const scenario of evidence.scenarios) {
      const failures = failuresOf(scenario);
      context.print(
        `${failures.length === 0 ? 'passed' : 'FAILED'}  ${scenario.id}: ${scenario.observations.length} observations`,
      );
      for (const failure of failures) context.print(`        ${failure}`);
    }
  }
  context.exit(failed.length === 0 ? 0 : 1);
}

/** `causeway durability`. */
export function addDurabilityCommands(program: Command, context: Context): void {
  const durability = program
    .command('durability')
    .description('durability: decisions when runs are interrupted, repeated or delayed');
  const ran = durability
    .command('run')
    .description(
      'interrupts, repeats and delays a decision in every scenario and writes what happened; exit 1 when a scenario fails',
    )
    .addOption(new Option('--from <dir>', 'the artifacts of a gate run that said go').default('artifacts'))
    .addOption(commitOption('the commit whose code runs; default: that of the clean checkout'))
    .addOption(new Option('--out <file>', 'where the evidence goes').default(join('artifacts', DURABILITY_FILE)))
    .action((flags: Flags, self: Command) => run(flags, self, context));
  example(ran, 'causeway durability run --from artifacts');
}
