import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { manualProof, rulesetVerification } from '../live/closure';
import { findingsExitCode } from '../live/compare';
import { githubCredentials, netlifyCredentials } from '../live/credentials';
import { GithubReader } from '../live/github/reader';
import { NetlifyReader } from '../live/netlify/reader';
import { FINDING_HEADS, findingRows } from '../live/report/rows';
import { sarifReport } from '../live/report/sarif';
import { type Readers, takeSnapshot } from '../live/take';
import { verifyPlan } from '../live/verify';
import { version } from '../package.json';
import { planFoundation } from '../plan/foundation';
import { planTier } from '../plan/tier';
import type { FoundationPlan, TierPlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import { UserError } from '../registry/user-error';
import { commonOptions, printJson, refuseOverridesInCi, requireRegistry } from './common';
import type { Context } from './context';
import { example } from './help';
import { markdownTable } from './markdown';
import { table } from './tables';

interface Flags {
  readonly tier?: string;
  readonly foundation?: boolean;
  readonly partition?: string;
  readonly cache?: string;
  readonly format: 'table' | 'markdown' | 'sarif';
  readonly evidence?: string;
  readonly manualProof?: string;
  readonly by?: string;
}

function planOf(registry: Registry, { tier, foundation, partition }: Flags): FoundationPlan | TierPlan {
  if ((tier === undefined) === (foundation !== true)) {
    throw new UserError('say which stack', {
      place: '--tier',
      allowed: 'exactly one of --tier <tier> and --foundation',
    });
  }
  return tier === undefined ? planFoundation(registry, { partition }) : planTier(registry, tier, { partition });
}

function readersOf(context: Context, plan: FoundationPlan | TierPlan, { cache }: Flags): Readers {
  const cacheFolder = cache === undefined ? undefined : path.resolve(context.cwd, cache);
  const github = new GithubReader(githubCredentials(context.env, plan.organization), { cacheFolder });
  if (!('sites' in plan) || plan.sites.length === 0) return { github };
  return { github, netlify: new NetlifyReader(netlifyCredentials(context.env)) };
}

function withStack(command: Command): Command {
  return command
    .addOption(new Option('--tier <tier>', 'the tier’s stack'))
    .addOption(new Option('--foundation', 'the foundation stack'))
    .addOption(new Option('--partition <group>', 'only this group of repositories'))
    .addOption(new Option('--cache <folder>', 'keep answers here: an unchanged world then costs no rate limit'));
}

function proofOf(context: Context, { manualProof: file, by, evidence }: Flags, now: Date) {
  if (file === undefined && by === undefined) return undefined;
  if (file === undefined || by === undefined || evidence === undefined) {
    throw new UserError('a manual proof is half given', {
      place: '--manual-proof',
      allowed: '--evidence, --manual-proof and --by together',
    });
  }
  try {
    return manualProof(readFileSync(path.resolve(context.cwd, file)), by, now);
  } catch {
    throw new UserError(`"${file}" cannot be read`, { place: '--manual-proof' });
  }
}

/** `causeway live snapshot` and `causeway live verify`. */
export function addLiveCommands(program: Command, context: Context): void {
  const live = program.command('live').description('GitHub and Netlify as they are');
  example(live, 'causeway live verify --tier production');

  const snapshot = withStack(live.command('snapshot'))
    .description('what is there, as one JSON document; exit 3 when something could not be seen')
    .action(async (flags: Flags, self: Command) => {
      const { registry } = requireRegistry(commonOptions(self, context), context);
      const plan = planOf(registry, flags);
      const taken = await takeSnapshot(plan, readersOf(context, plan, flags));
      printJson(context, taken);
      context.exit(taken.unverified.length > 0 ? 3 : 0);
    });
  example(snapshot, 'causeway live snapshot --foundation');

  const verify = withStack(live.command('verify'))
    .description('compare with the plan; exit 1 when something differs, 3 when something could not be seen')
    .addOption(
      new Option('--format <format>', 'how to report').choices(['table', 'markdown', 'sarif']).default('table'),
    )
    .addOption(new Option('--evidence <file>', 'write the predicate of a ruleset-verification statement, unsigned'))
    .addOption(new Option('--manual-proof <file>', 'attach this file’s digest to the evidence'))
    .addOption(new Option('--by <who>', 'who vouches for the manual proof'))
    .action(async (flags: Flags, self: Command) => {
      refuseOverridesInCi(self, context);
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const plan = planOf(registry, flags);
      const proof = proofOf(context, flags, common.now);
      const verification = await verifyPlan(registry, plan, readersOf(context, plan, flags));
      const { stack, findings, snapshot: seen } = verification;
      if (flags.evidence !== undefined) {
        const file = path.resolve(context.cwd, flags.evidence);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, `${JSON.stringify(rulesetVerification(verification, common.now, proof), null, 2)}\n`);
      }
      if (common.json) {
        printJson(context, { schema: 'causeway/live-verify/v1', stack, snapshotDigest: seen.digest, findings });
      } else if (flags.format === 'sarif') printJson(context, sarifReport(findings, common.registry, version));
      else {
        const blind = findings.filter(({ kind }) => kind === 'unverified').length;
        context.print(
          `${stack}: ${seen.objects.length} objects seen, ${findings.length - blind} differences, ${blind} unverified.`,
        );
        const draw = flags.format === 'markdown' ? markdownTable : table;
        if (findings.length > 0) context.print(draw(FINDING_HEADS, findingRows(findings)));
      }
      context.exit(findingsExitCode(findings));
    });
  example(verify, 'causeway live verify --foundation --evidence artifacts/ruleset-verification.json');
}
