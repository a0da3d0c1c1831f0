import { appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import canonicalize from 'canonicalize';
import type { Command } from 'commander';
import { Ledger, readerWithoutTrust } from '../../evidence/ledger/ledger';
import type { Sign } from '../../evidence/ledger/signed-file';
import { signerFrom } from '../../evidence/signing/signer';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import type { TrustBase } from '../../evidence/verification/verify-statement';
import { evaluateGate } from '../../gate/decision/evaluate';
import { requireReadable } from '../../gate/decision/size';
import { headline, summaryOf } from '../../gate/decision/summary';
import { verificationSummary } from '../../gate/decision/vsa';
import { gateExitCode } from '../../gate/facts/blocking';
import { REPORT_FILE, readReport } from '../../gate/facts/gate-report';
import { deriveLineage, LINEAGE_FILE, lineageBytes } from '../../gate/lineage/derive';
import { registrySourceIn } from '../../gate/observe/registry-source';
import { artifactSteps } from '../../gate/run/artifacts';
import { assembleInputs } from '../../gate/run/assemble';
import { collectInputs } from '../../gate/run/collect';
import { inputsOfOriginal, originalOf, replayDecision } from '../../gate/run/replay';
import { waiverStatements } from '../../gate/run/waiver-statements';
import { waiverName } from '../../gate/run/waivers';
import { version } from '../../package.json';
import { requireOutputPlace, writeOutput } from '../../registry/own-output';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, refuseOverridesInCi, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { readApproverTeams } from '../desk/approver-teams';
import { evidenceBranchOf } from '../desk/evidence-branch';
import { requireFullId, requirePlace } from '../desk/evidence-desk';
import { registryRoot, requireTrust } from '../desk/own-statement';
import { requireRepositoryKey } from '../desk/repository-key';
import { example } from '../help';
import { DECISION_FILE, type EvaluateFlags, evaluateOptions } from './evaluate-options';
import { boundedFile, type GateDocuments, inputsBeside, readGateDocuments } from './gate-documents';
import { recordedHeadOf } from './recorded-head';

/**
 * The registry's trust base; undefined where it trusts nobody, or where the trusted root cannot be read, which the
 * report states.
 */
function trustIn(registry: Registry, root: string): TrustBase | undefined {
  try {
    return registry.trust && requireTrust(registry, root);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

// Team membership matters only for a waiver that somebody approved.
async function teamsBeside({ documents }: GateDocuments, registry: Registry, context: Context, now: Date) {
  const isAsked = documents.some((each) => waiverName(each)?.includes('.approval-'));
  if (!isAsked || documents.some(({ kind }) => kind === 'approver-teams')) return [];
  const found = await readApproverTeams(registry, context, now);
  for (const reason of found?.unread ?? []) context.warn(`unverified: ${reason}`);
  return found ? [{ kind: 'approver-teams', bytes: found.bytes }] : [];
}

async function signed(report: GateReport, ledger: Ledger | undefined): Promise<Buffer> {
  const bundles = report.release.bundles.map(({ digest }) => digest);
  const [bundle] = bundles;
  const refuse = (reason: string, allowed: string) => new UserError(reason, { place: '--sign', allowed });
  if (bundle === undefined) throw refuse('a decision about no bundle cannot be signed', 'a release with bundles');
  const subjects = { commit: report.release.commit, bundle, bundles };
  if (!ledger) {
    throw refuse('the signed decision would not count: the registry trusts no signer', 'trust entries in the registry');
  }
  const statement = { kind: 'release-decision', subjects, predicate: report } as const;
  // Otherwise every reader would refuse it later, when it is too late to sign another.
  return (await ledger.sign(statement, { place: '--sign' })).bytes;
}

function say(report: GateReport, isJson: boolean, context: Context): void {
  if (isJson) printJson(context, report);
  else context.print(summaryOf(report));
  if (report.decision === 'no-go') context.warn(`causeway: ${headline(report)}`);
}

function questionOf(flags: EvaluateFlags, repository: string) {
  const { kind, commit, tier, surface: surfaces, bundle: bundles = {}, profile, blocking } = flags;
  const stricter = { ...(profile && { profile }), ...(blocking && { mode: 'blocking' as const }) };
  return { kind, repository, commit, tier, bundles, stricter, surfaces };
}

async function evaluate(flags: EvaluateFlags, self: Command, context: Context): Promise<void> {
  refuseOverridesInCi(self, context);
  const common = commonOptions(self, context);
  const loaded = requireRegistry(common, context);
  const { registry } = loaded;
  const now = context.clock(common.now).now;
  requireFullId(flags.commit);
  for (const surface of flags.surface ?? []) requirePlace(registry, surface, flags.tier);
  const root = registryRoot(common, context);
  const repository = requireRepositoryKey(registry, flags.repository, context);
  const trust = trustIn(registry, root);
  const branch = evidenceBranchOf(flags, context, registry);
  const sign: Sign = (statement) => signerFrom(context.env).sign(statement);
  const ledger = trust && new Ledger({ branch, trust, now, sign });
  const given = readGateDocuments(loaded, root, flags, common, context);
  const raw = await collectInputs(questionOf(flags, repository), {
    registry,
    registrySource: registrySourceIn(root, registryPath(common, context), loaded),
    ledger: ledger ?? readerWithoutTrust(branch),
    recordedHead: flags.recordedHead,
    recorded: recordedHeadOf(context, registry),
    checkout: flags.checkout === undefined ? root : resolve(context.cwd, flags.checkout),
    ...given,
    documents: [...given.documents, ...(await teamsBeside(given, registry, context, common.now))],
    now: common.now,
    evaluator: { name: 'causeway', version },
  });
  const read = inputsBeside(resolve(context.cwd, flags.original ?? '.'));
  const inputs = assembleInputs(raw, originalOf(raw, read), ledger?.verifier);
  const report = evaluateGate(inputs);
  const lineage = deriveLineage({ report, statements: inputs.book.statements, beside: waiverStatements(raw) });
  const folder = resolve(context.cwd, flags.out);
  const files = [{ file: LINEAGE_FILE, bytes: lineageBytes(lineage) }];
  requireOutputPlace(join(folder, REPORT_FILE), `json ${report.schema}`);
  requireOutputPlace(join(folder, LINEAGE_FILE), `json ${lineage.schema}`);
  for (const step of artifactSteps(folder, raw, report, { files, kept: inputsOfOriginal(raw, read) })) step.run();
  requireReadable(report);
  if (flags.summary !== undefined) appendFileSync(resolve(context.cwd, flags.summary), `${summaryOf(report)}\n`);
  if (flags.sign) writeOutput(join(folder, DECISION_FILE), await signed(report, ledger));
  say(report, common.json, context);
  context.exit(gateExitCode(report));
}

function replay(file: string, self: Command, context: Context): void {
  const common = commonOptions(self, context);
  const path = resolve(context.cwd, file);
  const { report, identical, reason } = replayDecision(boundedFile(context, file), inputsBeside(path));
  const { decision, decisionDigest } = report;
  if (common.json)
    printJson(context, { schema: 'causeway/gate-replay/v1', identical, reason, decision, decisionDigest });
  else context.print(`${identical ? 'identical' : 'DIFFERENT'}: ${decision} ${decisionDigest}\n  ${reason}`);
  context.exit(identical ? 0 : 1);
}

async function vsa(file: string, context: Context): Promise<void> {
  const reading = readReport(boundedFile(context, file));
  if (!reading.ok)
    throw new UserError(reading.reason, { place: file, allowed: 'a report as causeway gate evaluate writes it' });
  const key = context.env['CAUSEWAY_SIGNING_KEY'];
  if (!key) {
    throw new UserError('there is no key to sign the summary with', {
      place: 'CAUSEWAY_SIGNING_KEY',
      allowed: 'an Ed25519 key: readers verify the summary with a public key, not with a certificate',
    });
  }
  // Loaded only for signing: see signing/signer.ts.
  const { signedEnvelope } =
    require('../../evidence/signing/envelope') as typeof import('../../evidence/signing/envelope');
  const payload = Buffer.from(canonicalize(verificationSummary(reading.report)) ?? '');
  printJson(context, await signedEnvelope(payload, key));
}

/** `causeway gate`. */
export function addGateCommands(program: Command, context: Context): void {
  const gate = program
    .command('gate')
    .description('decides go or no-go for a release; anybody can repeat the decision');
  const evaluated = evaluateOptions(gate.command('evaluate'))
    .description(
      `writes ${join('artifacts', REPORT_FILE)} and ${LINEAGE_FILE}; exit 1 on a blocking no-go, 3 when it cannot find out`,
    )
    .action((flags: EvaluateFlags, self: Command) => evaluate(flags, self, context));
  example(evaluated, 'causeway gate evaluate --tier production --commit "$COMMIT" --notes release-notes.md --sign');
  const replayed = gate
    .command('replay')
    .description('repeats a decision from its recorded inputs; exit 1 when the bytes differ, 3 when an input is gone')
    .argument('<report>', 'the report, with its gate_inputs beside it')
    .action((file: string, _flags: object, self: Command) => replay(file, self, context));
  const summarised = gate
    .command('vsa')
    .description(
      'signs the decision as a SLSA verification summary in a DSSE envelope (CAUSEWAY_SIGNING_KEY); PASSED means go',
    )
    .argument('<report>', 'the report')
    .action((file: string) => vsa(file, context));
  example(summarised, `causeway gate vsa artifacts/${REPORT_FILE}`);
  example(replayed, `causeway gate replay artifacts/${REPORT_FILE}`);
}
