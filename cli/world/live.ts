import path from 'node:path';
import { type Command, Option } from 'commander';
import { type AnyStatement, statementBytes } from '../../evidence/statement/statement';
import { manualProofStatement, rulesetVerificationStatement } from '../../live/closure';
import { findingsExitCode, sortedFindings } from '../../live/finding';
import { readSnapshot } from '../../live/read-snapshot';
import { FINDING_HEADS, findingRows } from '../../live/report/rows';
import { sarifReport } from '../../live/report/sarif';
import { verifyPlan } from '../../live/verify-plan';
import { version } from '../../package.json';
import { planFoundation } from '../../plan/foundation';
import { planTier } from '../../plan/tier';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import { markdownTable } from '../../registry/markdown';
import { writeOutput } from '../../registry/own-output';
import type { Registry } from '../../registry/schema';
import { Principal, Text } from '../../registry/schema/primitives';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, refuseOverridesInCi, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { type CacheFlag, cacheOption } from '../desk/cache-option';
import { readersFor } from '../desk/live-readers';
import { example } from '../help';
import { documentFile } from '../input/document-file';
import { table } from '../print/tables';
import { addHistoryCommand } from './live-history';
import { addIssuesCommand } from './live-issues';
import { type HeldFlags, heldBy, type StateFlags, stateFindings } from './live-state';
import { statesOption } from './states-option';

interface StackFlags extends CacheFlag {
  readonly tier?: string;
  readonly foundation?: boolean;
  readonly partition?: string;
}

interface ProofFlags {
  readonly manualProof?: string;
  readonly by?: string;
  readonly what?: string;
  readonly proofStatement?: string;
}

interface VerifyFlags extends StackFlags, ProofFlags, StateFlags, HeldFlags {
  readonly format: 'table' | 'markdown' | 'sarif';
  readonly evidence?: string;
}

function planOf(registry: Registry, { tier, foundation, partition }: StackFlags): FoundationPlan | TierPlan {
  if ((tier === undefined) === (foundation !== true)) {
    throw new UserError('say which stack', {
      place: '--tier',
      allowed: 'exactly one of --tier <tier> and --foundation',
    });
  }
  return tier === undefined ? planFoundation(registry, { partition }) : planTier(registry, tier, { partition });
}

function withStack(command: Command): Command {
  return command
    .addOption(new Option('--tier <tier>', 'the tier’s stack'))
    .addOption(new Option('--foundation', 'the foundation stack'))
    .addOption(new Option('--partition <group>', 'only this group of repositories'))
    .addOption(cacheOption());
}

/** The largest proof, such as a screenshot, in bytes. */
const MAX_PROOF_BYTES = 64 * 1024 * 1024;

function proofOf(context: Context, flags: ProofFlags, stack: string, at: Date) {
  const { manualProof: file, by, what, proofStatement: target } = flags;
  if ([file, by, what, target].every((each) => each === undefined)) return undefined;
  const person = Principal.safeParse(by);
  const words = Text.safeParse(what);
  if (file === undefined || target === undefined || !person.success || !words.success) {
    throw new UserError('the manual proof is incomplete', {
      place: '--manual-proof',
      allowed: '--manual-proof FILE, --by user:LOGIN, --what TEXT and --proof-statement FILE together',
    });
  }
  const content = documentFile(context, file, { most: MAX_PROOF_BYTES, noun: 'proof' });
  const fileName = path.basename(file);
  return {
    target,
    statement: manualProofStatement({ stack, person: person.data, what: words.data, fileName, content, at }),
  };
}

function writeStatement(context: Context, target: string, statement: AnyStatement): void {
  const file = path.resolve(context.cwd, target);
  writeOutput(file, statementBytes(statement));
}

function withReport(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', 'how to report').choices(['table', 'markdown', 'sarif']).default('table'),
    )
    .addOption(new Option('--evidence <file>', 'write the ruleset-verification statement, to be signed'))
    .addOption(new Option('--manual-proof <file>', 'a proof where no machine could look'))
    .addOption(new Option('--by <principal>', 'who vouches for it'))
    .addOption(new Option('--what <text>', 'what it shows'))
    .addOption(new Option('--proof-statement <file>', 'write the manual-proof statement, to be signed'))
    .addOption(
      new Option('--state <file>', '`pulumi stack history --json` or `pulumi stack export`: changes without a receipt'),
    )
    .addOption(new Option('--receipts <files...>', 'signed apply receipts of the stack'))
    .addOption(statesOption());
}

/** `causeway live snapshot` and `causeway live verify`. */
export function addLiveCommands(program: Command, context: Context): void {
  const live = program.command('live').description('GitHub and Netlify as they are');
  example(live, 'causeway live verify --tier production');

  const snapshot = withStack(live.command('snapshot'))
    .description('what is there, as one JSON document; exit 3 when something could not be seen')
    .action(async (flags: StackFlags, self: Command) => {
      const { registry } = requireRegistry(commonOptions(self, context), context);
      const plan = planOf(registry, flags);
      const taken = await readSnapshot(plan, readersFor(context, [plan], registry.organization, flags));
      printJson(context, taken);
      context.exit(taken.unverified.length > 0 ? 3 : 0);
    });
  example(snapshot, 'causeway live snapshot --foundation');

  const verify = withReport(withStack(live.command('verify')))
    .description(
      'compares GitHub and Netlify with the plan; exit 1 when something differs, 3 when something could not be read',
    )
    .action(async (flags: VerifyFlags, self: Command) => {
      refuseOverridesInCi(self, context);
      const common = commonOptions(self, context);
      const { registry, digest: registryDigest } = requireRegistry(common, context);
      const plan = planOf(registry, flags);
      const { stack } = plan;
      const { now } = common;
      const proof = proofOf(context, flags, stack, now);
      const registryFile = registryPath(common, context);
      const changes = await stateFindings(context, flags, { registry, registryFile, stack, now });
      const held = await heldBy(context, flags);
      const readers = readersFor(context, [plan], registry.organization, flags);
      const verified = await verifyPlan(registry, plan, readers, now, held);
      const { snapshot: seen } = verified;
      const findings = sortedFindings([...verified.findings, ...changes]);
      if (flags.evidence !== undefined) {
        const statement = rulesetVerificationStatement({ ...verified, findings }, { registryDigest, readAt: now });
        writeStatement(context, flags.evidence, statement);
      }
      if (proof) writeStatement(context, proof.target, proof.statement);
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

  addHistoryCommand(live, context);
  addIssuesCommand(live, context);
}
