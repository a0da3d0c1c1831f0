import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { driftFindings, type StackDrift, stackDrift } from '../../live/drift/drift';
import { type Finding, findingsExitCode } from '../../live/finding';
import { FINDING_HEADS, findingRows } from '../../live/report/rows';
import { sarifReport } from '../../live/report/sarif';
import { version } from '../../package.json';
import { planStack } from '../../plan/stack';
import { markdownTable } from '../../registry/markdown';
import { FOUNDATION } from '../../registry/naming';
import { writeOutput } from '../../registry/own-output';
import type { Registry } from '../../registry/schema';
import { tierChain } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, refuseOverridesInCi, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { type CacheFlag, cacheOption } from '../desk/cache-option';
import { readersFor } from '../desk/live-readers';
import { example } from '../help';
import { type HeldFlags, heldBy } from './live-state';
import { statesOption } from './states-option';

interface Flags extends CacheFlag, HeldFlags {
  readonly tier?: string;
  readonly foundation?: boolean;
  readonly partition?: string;
  readonly dir: string;
  readonly timeout: number;
  readonly format: 'markdown' | 'sarif';
  readonly found?: string;
}

interface Slice {
  readonly stack: string;
  readonly tier: string | undefined;
}

// Like `live verify`: whole stacks, or one group's. `causeway partitions` gives a workflow's matrix over all groups.
function slicesAsked(registry: Registry, { tier, foundation, partition }: Flags): readonly Slice[] {
  if (tier !== undefined && foundation === true) {
    throw new UserError('both --tier and --foundation are given', {
      place: '--tier',
      allowed: '--tier <tier> or --foundation',
    });
  }
  const only = foundation === true ? FOUNDATION : tier;
  const slices = [FOUNDATION, ...tierChain(registry).map(({ id }) => id)];
  if (only !== undefined && !slices.includes(only)) {
    throw new UserError(`no tier "${only}" in the registry`, { place: '--tier', allowed: slices.join(', ') });
  }
  return slices
    .filter((slice) => only === undefined || slice === only)
    .map((slice) => ({
      stack: partition === undefined ? slice : `${slice}.${partition}`,
      tier: slice === FOUNDATION ? undefined : slice,
    }));
}

function minutes(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('allowed: 1 to 9999 minutes');
}

function section(title: string, findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [`${title}: no drift.`];
  return [`${title}:`, markdownTable(FINDING_HEADS, findingRows(findings))];
}

function markdown(drifts: readonly StackDrift[], now: Date): string {
  const verdict = { 0: 'none', 1: 'found', 3: 'not found, but not everything could be looked at' };
  return [
    `# Drift: ${verdict[findingsExitCode(driftFindings(drifts))]}`,
    `${now.toISOString()}, ${drifts.map(({ stack }) => stack).join(', ')}`,
    ...drifts.flatMap(({ stack, engine, live }) => [
      `## ${stack}`,
      ...section('Program and state against the world (`pulumi preview --refresh`)', engine),
      ...section('Plan against the world (`causeway live verify`)', live),
    ]),
  ].join('\n\n');
}

/** `causeway drift`. */
export function addDriftCommand(program: Command, context: Context): void {
  const drift = program
    .command('drift')
    .description('previews with refresh and verifies live, in one report; exit 1 on drift, 3 when it could not look')
    .addOption(new Option('--tier <tier>', 'only the tier’s stack; default all'))
    .addOption(new Option('--foundation', 'only the foundation’s stack'))
    .addOption(new Option('--partition <group>', 'the stacks of this group of repositories'))
    .addOption(new Option('--dir <folder>', 'the Pulumi project’s folder').default('.'))
    .addOption(
      new Option('--timeout <minutes>', 'abandon a preview after this time').argParser(minutes).default(60, '60'),
    )
    .addOption(cacheOption())
    .addOption(statesOption())
    .addOption(new Option('--format <format>', 'how to report').choices(['markdown', 'sarif']).default('markdown'))
    .addOption(new Option('--found <file>', 'write what was found here too, for `causeway live issues`'))
    .action(async (flags: Flags, self: Command) => {
      refuseOverridesInCi(self, context);
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const engine = {
        folder: resolve(context.cwd, flags.dir),
        // Program and verification read the same registry.
        env: { ...context.env, CAUSEWAY_REGISTRY: registryPath(common, context) },
        timeoutMs: flags.timeout * 60_000,
      };
      const { partition } = flags;
      const held = await heldBy(context, flags);
      const sources = slicesAsked(registry, flags).map(({ stack, tier }) => {
        const plan = planStack(registry, { stack, tier, partition });
        return {
          registry,
          stack,
          plan,
          readers: readersFor(context, [plan], registry.organization, flags),
          engine,
          now: common.now,
          held,
        };
      });
      const drifts: StackDrift[] = [];
      for (const source of sources) {
        context.progress(`looking at ${source.stack}`);
        drifts.push(await stackDrift(source));
      }
      const findings = driftFindings(drifts);
      const found = { schema: 'causeway/drift/v1', stacks: drifts };
      if (flags.found !== undefined) {
        writeOutput(resolve(context.cwd, flags.found), `${JSON.stringify(found, null, 2)}\n`);
      }
      if (common.json) printJson(context, found);
      else if (flags.format === 'sarif') printJson(context, sarifReport(findings, common.registry, version));
      else context.print(markdown(drifts, common.now));
      context.exit(findingsExitCode(findings));
    });
  example(drift, 'causeway drift --tier production > drift.md');
}
