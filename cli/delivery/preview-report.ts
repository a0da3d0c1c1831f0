import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { changesBySurface } from '../../delivery/preview/changes';
import { previewMarkdown } from '../../delivery/preview/markdown';
import {
  type PreviewReport,
  previewVerdict,
  type ShownViolation,
  type StackPreview,
  VERDICT_CODES,
} from '../../delivery/preview/preview-report';
import { guardRun } from '../../delivery/preview/sarif';
import { accessDiff } from '../../live/access/diff';
import { guardPreview } from '../../live/blast-radius/guard';
import { readPreview } from '../../live/blast-radius/preview';
import { planStack } from '../../plan/stack';
import type { PolicyFinding } from '../../policy/evaluate';
import { version } from '../../policy/package.json';
import { sarifReport } from '../../policy/report/sarif';
import type { PolicyReport } from '../../policy/report/summary';
import { rules } from '../../policy/rules';
import { type LoadedRegistry, loadRegistry } from '../../registry/load';
import { FOUNDATION } from '../../registry/naming';
import { outputMark, writeOutput } from '../../registry/own-output';
import { UserError } from '../../registry/user-error';
import { type CommonOptions, commonOptions, printJson, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { readInput } from '../input/input-file';

interface ReportFlags {
  readonly preview: ReadonlyMap<string, string>;
  readonly before?: string;
  readonly config?: string;
  readonly out?: string;
  readonly sarif?: string;
}

function addPreview(text: string, given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [, stack, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (stack === undefined || file === undefined || given.has(stack)) {
    const message =
      stack !== undefined && given.has(stack) ? `"${stack}" is given twice` : `"${text}" names no preview`;
    throw new UserError(message, { place: '--preview', allowed: 'STACK=FILE, once for each stack' });
  }
  return new Map([...given, [stack, file]]);
}

interface Looked {
  readonly preview: StackPreview;
  /** The rules that ran; undefined where the preview could not be checked. */
  readonly ran?: Pick<PolicyReport, 'rules' | 'own'>;
  readonly findings: readonly PolicyFinding[];
}

/** One stack's preview. An unreadable one is reported as such, and does not hide the others. */
async function look(
  [stack, file]: readonly [string, string],
  { loaded, common, context, config }: Desk,
): Promise<Looked> {
  // Loaded for a check only: the rules' engine side loads the Pulumi SDK.
  const { checkDocument } = require('../../policy/check') as typeof import('../../policy/check');
  const [slice = '', partition] = stack.split(/\.(.*)/s, 2);
  const { registry, digest } = loaded;
  const plan = planStack(registry, { stack, tier: slice === FOUNDATION ? undefined : slice, partition });
  const path = registryPath(common, context);
  const root = dirname(dirname(path));
  try {
    const text = await readInput(context, file);
    const preview = readPreview(text, file);
    const guard = guardPreview(registry, preview, { plan, stack, partition, allow: new Map(), now: common.now });
    const settings = {
      registry,
      digest,
      file: common.registry,
      text: readFileSync(path, 'utf8'),
      root,
      now: common.now,
      configuration: config === undefined ? join(root, 'policy', 'config') : resolve(context.cwd, config),
    };
    const seen = { stack, guard, changes: changesBySurface(preview.steps) };
    const policies = checkDocument(settings, 'preview', JSON.parse(text));
    if (policies.stacks.some((each) => each !== stack)) {
      return { preview: { stack, failure: `the preview is of ${policies.stacks.join(', ')}` }, findings: [] };
    }
    return { preview: seen, findings: policies.findings, ran: policies };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { preview: { stack, failure: error.message }, findings: [] };
  }
}

interface Desk {
  readonly loaded: LoadedRegistry;
  readonly common: CommonOptions;
  readonly context: Context;
  readonly config: string | undefined;
}

function violation({ rule, level, status, stack, what }: PolicyFinding): ShownViolation {
  return { level, unverified: status === 'unverified', rule: rule.code, stack, what, fix: rule.fix };
}

function put(context: Context, file: string | undefined, content: string): void {
  if (file === undefined) return;
  const target = resolve(context.cwd, file);
  writeOutput(target, content);
}

async function report(flags: ReportFlags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const loaded = requireRegistry(common, context);
  const before =
    flags.before === undefined
      ? undefined
      : loadRegistry(resolve(context.cwd, flags.before), { now: common.now, name: flags.before }).registry;
  const looked: Looked[] = [];
  for (const each of flags.preview) looked.push(await look(each, { loaded, common, context, config: flags.config }));
  const findings = looked.flatMap((each) => each.findings);
  const whole: PreviewReport = {
    stacks: looked.map(({ preview }) => preview),
    violations: findings.map(violation),
    access: before && accessDiff(before, loaded.registry),
    doubts: [],
  };
  const verdict = previewVerdict(whole);
  const text = previewMarkdown(whole);
  const ran = looked.flatMap((each) => each.ran ?? [])[0] ?? { rules, own: null };
  const policies: PolicyReport = {
    ...ran,
    on: 'preview',
    stacks: [...flags.preview.keys()],
    resources: 0,
    findings,
    registry: {
      file: common.registry,
      digest: loaded.digest,
      text: readFileSync(registryPath(common, context), 'utf8'),
    },
  };
  const log = sarifReport(policies, version) as { readonly runs: readonly object[] };
  const sarif = { ...log, runs: [...log.runs, guardRun(whole, common.registry, version)] };
  put(context, flags.sarif, `${JSON.stringify(sarif, null, 2)}\n`);
  put(context, flags.out, `${text}\n\n${outputMark('preview report')}\n`);
  if (common.json) printJson(context, { schema: 'causeway/preview-report/v1', verdict, ...whole });
  else if (flags.out === undefined) context.print(text);
  else context.print(`written  ${flags.out}: ${verdict}`);
  context.exit(VERDICT_CODES[verdict]);
}

/** `causeway preview report`. */
export function addPreviewReport(preview: Command, context: Context): void {
  const command = preview
    .command('report')
    .description(
      'reports previews, policy findings and access changes together; exit 1 when something is refused, 3 when something could not be read',
    )
    .addOption(
      new Option('--preview <stack=file>', 'the output of `pulumi preview --json --show-sames` of a stack; repeatable')
        .argParser(addPreview)
        .default(new Map(), 'none')
        .makeOptionMandatory(),
    )
    .addOption(new Option('--before <registry>', 'the registry before: the report tells what access changes'))
    .addOption(
      new Option('--config <folder>', "the stacks' levels; default policy/config beside the registry's folder"),
    )
    .addOption(new Option('--out <file>', 'write the Markdown here'))
    .addOption(new Option('--sarif <file>', 'write SARIF here, for code scanning'))
    .action((flags: ReportFlags, self: Command) => report(flags, self, context));
  example(
    command,
    'causeway preview report --preview foundation=f.json --preview dev=d.json --before main.json --out report.md',
  );
}
