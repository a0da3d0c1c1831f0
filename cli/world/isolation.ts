import { type Command, Option } from 'commander';
import { netlifyCredentials } from '../../live/credentials';
import { NO_FACTS, parseFacts, withObserved } from '../../live/isolation/facts';
import { isolationLint } from '../../live/isolation/lint';
import { isolationMatrix, matrixExitCode, targetCohort, verdictExitCode } from '../../live/isolation/matrix';
import { type Observation, observeIsolation } from '../../live/isolation/observe';
import { parseStackOutputs, toldFingerprints } from '../../live/isolation/stack-fingerprints';
import { NetlifyReader } from '../../live/netlify/reader';
import { planTier } from '../../plan/tier';
import type { StackFingerprints } from '../../plan/types';
import { markdownTable } from '../../registry/markdown';
import type { Registry } from '../../registry/schema';
import { tierChain, tiersOf } from '../../registry/selectors';
import { netlifyOf } from '../../registry/targets';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { type CacheFlag, cacheOption } from '../desk/cache-option';
import { readersFor } from '../desk/live-readers';
import { example } from '../help';
import { readInput } from '../input/input-file';
import { table } from '../print/tables';

interface Flags extends CacheFlag {
  readonly facts?: string;
  readonly stackOutputs?: readonly string[];
  readonly live?: boolean;
  readonly format: 'table' | 'markdown';
  readonly cohort?: number;
}

function withOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--facts <file>',
        'what was recorded (JSON): fingerprints (“KEY FINGERPRINT”, both as secrets rotate --json prints them), token owners, reviewers',
      ),
    )
    .addOption(
      new Option(
        '--stack-outputs <file...>',
        'what pulumi stack output --json --show-secrets printed of each tier’s stack: the fingerprints of its secrets',
      ),
    )
    .addOption(
      new Option(
        '--live',
        'read secrets’ names, sites and reviewers now, and whose NETLIFY_API_TOKEN_<SURFACE>_<TIER> or _<TIER> is; what cannot be read is unverified',
      ),
    )
    .addOption(cacheOption())
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'markdown']).default('table'));
}

/** Netlify tokens of surfaces on tiers. GitHub does not reveal deploy secrets, so somebody has to supply them. */
function tokenReaders({ env }: Context, registry: Registry): ReadonlyMap<string, NetlifyReader> {
  const suffix = (text: string) => text.toUpperCase().replaceAll('-', '_');
  return new Map(
    registry.surfaces
      .filter((surface) => netlifyOf(surface))
      .flatMap((surface) => tiersOf(registry, surface).map(({ id: tier }) => ({ surface: surface.id, tier })))
      .flatMap(({ surface, tier }) => {
        const names = [`NETLIFY_API_TOKEN_${suffix(surface)}_${suffix(tier)}`, `NETLIFY_API_TOKEN_${suffix(tier)}`];
        const token = names.map((name) => env[name]).find(Boolean);
        if (!token) return [];
        const { endpoint } = netlifyCredentials({ ...env, NETLIFY_API_TOKEN: token });
        return [[`${surface}/${tier}`, new NetlifyReader({ endpoint, token })] as const];
      }),
  );
}

async function stackFingerprints(context: Context, registry: Registry, { stackOutputs = [] }: Flags) {
  const tiers = tierChain(registry).map(({ id }) => id);
  const stacks: StackFingerprints[] = [];
  for (const file of stackOutputs) {
    const stack = parseStackOutputs(await readInput(context, file), file);
    if (stack && !tiers.includes(stack.tier)) {
      throw new UserError(`no tier "${stack.tier}" in the registry`, { place: file, allowed: tiers.join(', ') });
    }
    if (stack) stacks.push(stack);
  }
  return toldFingerprints(stacks);
}

async function factsOf(context: Context, registry: Registry, flags: Flags): Promise<Observation> {
  const { facts: file, live } = flags;
  const given = file === undefined ? NO_FACTS : parseFacts(await readInput(context, file), file);
  const told = await stackFingerprints(context, registry, flags);
  const recorded = { ...given, fingerprints: { ...given.fingerprints, ...told } };
  if (live !== true) return { facts: recorded, doubts: [] };
  const plans = tierChain(registry).map(({ id }) => planTier(registry, id));
  const readers = readersFor(context, plans, registry.organization, flags);
  const { facts, doubts } = await observeIsolation(registry, { ...readers, tokens: tokenReaders(context, registry) });
  return { facts: withObserved(recorded, facts), doubts };
}

function cohortNumber(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is not a cohort`, { place: '--cohort', allowed: '1 to 99' });
}

/** `causeway isolation matrix` and `causeway isolation lint`. */
export function addIsolationCommands(program: Command, context: Context): void {
  const isolation = program.command('isolation').description('what surfaces and tiers have in common');
  example(isolation, 'causeway isolation matrix');

  const matrix = withOptions(isolation.command('matrix'))
    .description('judges every pair of surfaces on every tier; exit 1 when a pair is denied, 3 when it is unverified')
    .addOption(
      new Option('--cohort <n>', 'surfaces of cohorts up to this; default the registry’s target').argParser(
        cohortNumber,
      ),
    )
    .action(async (flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const { facts, doubts } = await factsOf(context, registry, flags);
      const whole = isolationMatrix(registry, facts, flags.cohort ?? targetCohort(registry));
      const { cells, coverage } = whole;
      const isWanted = flags.cohort !== undefined || registry.isolationTarget !== undefined;
      if (common.json) printJson(context, { schema: 'causeway/isolation-matrix/v1', coverage, cells, doubts });
      else {
        const { cohort, allowed, denied, unverified, beyond, unassigned } = coverage;
        context.print(
          [
            `Cohorts up to ${cohort}: ${cells.length} cells, ${allowed} allowed, ${denied} denied, ${unverified} unverified.`,
            ...(coverage.empty === undefined ? [] : [`${coverage.empty}${isWanted ? ': unverified' : ''}.`]),
            ...doubts.map((doubt) => `unverified: ${doubt}`),
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
      context.exit(matrixExitCode(whole, isWanted));
    });
  example(matrix, 'causeway isolation matrix --cohort 2 --facts facts.json');

  const lint = withOptions(isolation.command('lint'))
    .description(
      'looks for shared secrets and sites. Off unless the registry turns it on; then what cannot be verified fails',
    )
    .action(async (flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const { enabled } = registry.isolationLint;
      // Off means that nothing is checked, and the world is not read.
      const { facts, doubts } = enabled ? await factsOf(context, registry, flags) : { facts: NO_FACTS, doubts: [] };
      const { findings } = isolationLint(registry, facts);
      if (common.json) printJson(context, { schema: 'causeway/isolation-lint/v1', enabled, findings, doubts });
      else if (!enabled) context.print('The isolation lint is off: isolationLint.enabled is false in the registry.');
      else {
        const wrong = findings.filter(({ verdict }) => verdict !== 'allowed');
        for (const doubt of doubts) context.print(`unverified: ${doubt}`);
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
