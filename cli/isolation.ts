import { type Command, Option } from 'commander';
import { type IsolationFacts, NO_FACTS, parseFacts } from '../live/isolation/facts';
import { isolationLint } from '../live/isolation/lint';
import { isolationMatrix, targetCohort, verdictExitCode } from '../live/isolation/matrix';
import { UserError } from '../registry/user-error';
import { commonOptions, printJson, requireRegistry } from './common';
import type { Context } from './context';
import { example } from './help';
import { readInput } from './input-file';
import { markdownTable } from './markdown';
import { table } from './tables';

interface Flags {
  readonly facts?: string;
  readonly format: 'table' | 'markdown';
  readonly cohort?: number;
}

function withOptions(command: Command): Command {
  return command
    .addOption(new Option('--facts <file>', 'what was read of the world: fingerprints, token owners, reviewers (JSON)'))
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'markdown']).default('table'));
}

async function factsOf(context: Context, { facts }: Flags): Promise<IsolationFacts> {
  return facts === undefined ? NO_FACTS : parseFacts(await readInput(context, facts), facts);
}

function cohortNumber(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is no cohort`, { place: '--cohort', allowed: '1 to 99' });
}

/** `causeway isolation matrix` and `causeway isolation lint`. */
export function addIsolationCommands(program: Command, context: Context): void {
  const isolation = program.command('isolation').description('what surfaces and tiers have in common');
  example(isolation, 'causeway isolation matrix');

  const matrix = withOptions(isolation.command('matrix'))
    .description('every pair of surfaces on every tier; exit 1 when something is denied, 3 when it is unverified')
    .addOption(
      new Option('--cohort <n>', 'surfaces of cohorts up to this; default the registry’s target').argParser(
        cohortNumber,
      ),
    )
    .action(async (flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const facts = await factsOf(context, flags);
      const { cells, coverage } = isolationMatrix(registry, facts, flags.cohort ?? targetCohort(registry));
      if (common.json) printJson(context, { schema: 'causeway/isolation-matrix/v1', coverage, cells });
      else {
        const { cohort, allowed, denied, unverified, beyond, unassigned } = coverage;
        context.print(
          [
            `Cohorts up to ${cohort}: ${cells.length} cells, ${allowed} allowed, ${denied} denied, ${unverified} unverified.`,
            `In later cohorts: ${beyond.join(', ') || 'none'}. In no cohort: ${unassigned.join(', ') || 'none'}.`,
          ].join('\n'),
        );
        if (cells.length > 0) {
          context.print(
            (flags.format === 'markdown' ? markdownTable : table)(
              ['tier', 'surface', 'and', 'in common', 'verdict', 'proof'],
              cells.map((cell) => [cell.tier, cell.left, cell.right, cell.aspect, cell.verdict, cell.proof]),
            ),
          );
        }
      }
      context.exit(verdictExitCode(cells));
    });
  example(matrix, 'causeway isolation matrix --cohort 2 --facts facts.json');

  const lint = withOptions(isolation.command('lint'))
    .description('off unless the registry turns it on; then whatever cannot be verified fails')
    .action(async (flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const { enabled, findings } = isolationLint(registry, await factsOf(context, flags));
      if (common.json) printJson(context, { schema: 'causeway/isolation-lint/v1', enabled, findings });
      else if (!enabled) context.print('The isolation lint is off: isolationLint.enabled is false in the registry.');
      else {
        const wrong = findings.filter(({ verdict }) => verdict !== 'allowed');
        context.print(`Isolation lint: ${findings.length} looked at, ${wrong.length} not allowed or unverified.`);
        if (wrong.length > 0) {
          context.print(
            (flags.format === 'markdown' ? markdownTable : table)(
              ['verdict', 'rule', 'subject', 'proof'],
              wrong.map(({ verdict, rule, subject, proof }) => [verdict, rule, subject, proof]),
            ),
          );
        }
      }
      context.exit(verdictExitCode(findings));
    });
  example(lint, 'causeway isolation lint --facts facts.json');
}
