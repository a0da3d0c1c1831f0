import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { NO_EXIT_CODE, readReport } from '../../evidence/adapters/adapter';
import type { Page } from '../../evidence/adapters/lighthouse-page';
import type { HandedIn } from '../../evidence/adapters/origin';
import type { ReportReading } from '../../evidence/adapters/reading';
import { type Configuration, testResultStatement } from '../../evidence/adapters/test-result';
import type { EvidenceFile } from '../../evidence/branch/branch';
import { loadSloPolicy } from '../../gate/slo/load';
import { surfaceHosts } from '../../plan/surface-hosts';
import { isThere } from '../../registry/existing-file';
import type { Registry } from '../../registry/schema';
import type { Check, EvidenceAdapter } from '../../registry/schema/check';
import { UserError } from '../../registry/user-error';
import { writeFileWhole } from '../../registry/written-file';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { type EvidenceDesk, evidenceDesk, requireDigest, requireFullId, requireSurface } from '../desk/evidence-desk';
import { registryRoot } from '../desk/own-statement';
import { type RunFlags, workflowRun } from '../desk/workflow-run';
import { example } from '../help';
import { reportFile } from '../print/report-file';
import { commitOption, surfaceOption } from '../release-options';
import { addEvidencePack } from './evidence-pack';
import { addEvidencePush } from './evidence-push';
import { addEvidenceQuarantine } from './evidence-quarantine';
import { addEvidenceRun } from './evidence-run';
import { addEvidenceSign } from './evidence-sign';
import { toolExitCode } from './exit-code';

interface AddFlags extends EvidenceFlags, RunFlags {
  readonly check: string;
  readonly surface: string;
  readonly commit: string;
  readonly bundle: string;
  readonly exitCode?: string;
  readonly exitCodeFile?: string;
  readonly page?: string;
  readonly out?: string;
  readonly append: boolean;
}

function requireCheck(
  registry: Registry,
  id: string,
  surfaceId: string,
): Check & { readonly evidence: EvidenceAdapter } {
  const surface = requireSurface(registry, surfaceId);
  const isAsked = ({ id: checkId, scope, repositories }: Check) =>
    scope === 'repository'
      ? (repositories ?? [surface.repository]).includes(surface.repository)
      : surface.evidence.includes(checkId) || surface.data?.rehearsal === checkId;
  const asked = registry.checks.flatMap((check) => {
    const { evidence } = check;
    return evidence !== undefined && isAsked(check) ? [{ ...check, evidence }] : [];
  });
  const check = asked.find((each) => each.id === id);
  if (check) return check;
  const allowed = asked.map((each) => each.id).join(', ') || 'none: no check of the surface has a report';
  throw new UserError(`${surfaceId} is not asked for a report of "${id}"`, { place: '--check', allowed });
}

function pageOf({ page: url, surface: id }: AddFlags, registry: Registry): Page {
  if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new UserError('this is not the address of a page', { place: '--page', allowed: 'an http or https address' });
  }
  const surface = registry.surfaces.find((each) => each.id === id);
  return { url, hosts: surface ? surfaceHosts(registry, surface) : [] };
}

/** The verdict on a report, and the file that configured it. */
function judged(
  desk: EvidenceDesk,
  { evidence, suppressions }: Pick<Check, 'suppressions'> & { readonly evidence: EvidenceAdapter },
  bytes: Buffer,
  { exitCode, ...handedIn }: HandedIn & { readonly exitCode: number | undefined },
  page: Page,
  context: Context,
): { readonly reading: ReportReading; readonly configuration: readonly Configuration[] } {
  const { slo } = desk.registry;
  if (evidence !== 'lighthouse' || slo === undefined) {
    return { reading: readReport(evidence, bytes, { ...handedIn, exitCode, suppressions }), configuration: [] };
  }
  const policy = loadSloPolicy(join(registryRoot(desk.common, context), slo), slo, desk.registry);
  const reading = readReport(evidence, bytes, { ...handedIn, exitCode, page, scores: policy.value.lighthouse });
  return { reading, configuration: [{ name: slo, bytes: policy.bytes }] };
}

function requireFree(context: Context, out: string | undefined): void {
  if (out === undefined || !isThere(resolve(context.cwd, out))) return;
  throw new UserError('the file already exists', { place: out, allowed: 'another --out; nothing was changed' });
}

async function append(desk: EvidenceDesk, file: EvidenceFile, what: string, context: Context): Promise<string> {
  try {
    return await desk.ledger.append([file], `test-result ${what}`);
  } catch (error) {
    // The check's result is printed even where it could not be recorded.
    context.warn(`not recorded: ${what}`);
    throw error;
  }
}

async function add(file: string, flags: AddFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  const check = requireCheck(desk.registry, flags.check, flags.surface);
  requireFullId(flags.commit);
  requireDigest(flags.bundle, '--bundle');
  requireFree(context, flags.out);
  if (!flags.append && flags.out === undefined) {
    throw new UserError('the result would be lost', { place: '--no-append', allowed: '--out FILE with --no-append' });
  }
  const run = { ...workflowRun(context, flags), checkId: check.id };
  const report = reportFile(context, file);
  const page = pageOf(flags, desk.registry);
  const exitCode = toolExitCode(flags, context);
  const handedIn = { exitCode, commit: flags.commit, now: desk.common.now };
  const { reading, configuration } = judged(desk, check, report, handedIn, page, context);
  if (exitCode === undefined && reading.problems.every((problem) => problem === NO_EXIT_CODE)) {
    throw new UserError(`the report is not a pass: ${NO_EXIT_CODE}`, {
      place: '--exit-code',
      allowed: '--exit-code N, or --exit-code-file with what `causeway evidence run` wrote; nothing was recorded',
    });
  }
  const { commit, bundle, surface } = flags;
  const statement = testResultStatement({ commit, bundle, surface, ...run }, report, reading, configuration);
  const { path, bytes, verified } = await desk.ledger.sign(statement);
  if (flags.out !== undefined) {
    const out = resolve(context.cwd, flags.out);
    writeFileWhole(out, bytes, { isNew: true });
  }
  const head = flags.append
    ? await append(desk, { path, bytes }, `${check.id} of ${surface}: ${reading.result}`, context)
    : null;
  const { result, counts, tool, problems } = reading;
  if (desk.common.json) {
    const about = { check: check.id, surface, commit, bundle, ...run, result, counts, tool, problems };
    printJson(context, { schema: 'causeway/evidence-add/v1', id: verified.id, ...about, path, head, out: flags.out });
  } else {
    const { passed, failed, skipped } = counts;
    context.print(
      `${check.id} of ${surface}: ${result} (${passed} passed, ${failed} failed, ${skipped} skipped; ${tool})`,
    );
    for (const problem of problems) context.print(`  ${problem}`);
    context.print(`${verified.id}\n  ${head === null ? `written to ${flags.out ?? ''}` : `recorded at ${path}`}`);
  }
  context.exit(result === 'FAILED' ? 1 : 0);
}

/** `causeway evidence`. */
export function addEvidenceCommands(program: Command, context: Context): void {
  const evidence = program.command('evidence').description('results of checks, signed and recorded');
  const added = withEvidence(evidence.command('add'))
    .description(
      'reads a tool’s report, signs its result and records it; a failed result is recorded too and exits with 1',
    )
    .argument('<file>', 'the report that the tool wrote')
    .addOption(new Option('--check <id>', 'the check of the registry').makeOptionMandatory())
    .addOption(surfaceOption('the surface that was checked').makeOptionMandatory())
    .addOption(commitOption('the full id of the commit').makeOptionMandatory())
    .addOption(new Option('--bundle <digest>', 'the bundle that was checked').makeOptionMandatory())
    .option(
      '--exit-code <n>',
      'the exit code of the tool; any code except 0 is a failure, and without it nothing passes',
    )
    .option('--exit-code-file <file>', 'a file with the exit code, as `causeway evidence run` writes it')
    .option('--page <url>', 'the page that a Lighthouse report is about; default: any page of a host of the surface')
    .option('--run <id>', 'the run of the workflow; default: GITHUB_RUN_ID')
    .option('--attempt <n>', 'the attempt of that run; default: GITHUB_RUN_ATTEMPT')
    .option('--out <file>', 'write the statement to a new file')
    .option('--no-append', 'do not write to the evidence branch')
    .action((file: string, flags: AddFlags, self: Command) => add(file, flags, self, context));
  example(
    added,
    'causeway evidence add --check unit --surface storefront --commit "$COMMIT" --bundle "$BUNDLE" --exit-code "$CODE" report.json',
  );
  addEvidenceRun(evidence, context);
  addEvidencePush(evidence, context);
  addEvidenceSign(evidence, context);
  addEvidencePack(evidence, context);
  addEvidenceQuarantine(evidence, context);
}
