import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Baseline, judgeBaseline } from '../../delivery/checks/baseline';
import { checkHistory } from '../../delivery/checks/history';
import { editRegistry } from '../../delivery/checks/registry-edit';
import { githubPlace } from '../../delivery/github/place';
import { gitText } from '../../evidence/git/git';
import { hasCommit, isAncestor } from '../../evidence/git/remote';
import { waiversInFolder } from '../../evidence/waivers/folder';
import { judgeWaiver, waiverFor } from '../../evidence/waivers/judge';
import { githubCredentials } from '../../live/credentials';
import type { Registry } from '../../registry/schema';
import type { Check } from '../../registry/schema/check';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { type CommonOptions, commonOptions, printJson, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { registryRoot } from '../desk/own-statement';
import { repositoryOption, requireRepositoryKey } from '../desk/repository-key';
import { example } from '../help';
import { writeEditedRegistry } from '../registry/edited-registry';

interface PromoteFlags {
  readonly check: string;
  readonly to: Check['mode'];
  readonly workflow?: string;
  readonly repository?: string;
  readonly runs: number;
  readonly days: number;
  readonly flakeRate: number;
  readonly out?: string;
}

function count(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('allowed: 1 to 999');
}

function rate(text: string): number {
  const share = Number(text);
  if (/^\d(?:\.\d{1,4})?$/.test(text) && share < 1) return share;
  throw new InvalidArgumentError('allowed: 0 to below 1, e.g. 0.02');
}

function requireCheck(registry: Registry, id: string): Check {
  const check = registry.checks.find((each) => each.id === id);
  if (check) return check;
  const allowed = registry.checks.map((each) => each.id).join(', ');
  throw new UserError(`there is no check "${id}"`, { place: '--check', allowed });
}

async function history(check: Check, registry: Registry, flags: PromoteFlags, context: Context, now: Date) {
  const { workflow, runs, days, flakeRate } = flags;
  if (workflow === undefined) {
    throw new UserError('the workflow of the check is missing', {
      place: '--workflow',
      allowed: 'a file of .github/workflows',
    });
  }
  const key = requireRepositoryKey(registry, flags.repository, context);
  const owner = registry.organization.login;
  const { name, defaultBranch: branch } = repositoryOf(registry, key);
  const at = githubPlace(githubCredentials(context.env, registry.organization), owner, name);
  // Twice the required span, because flakes before the last red run count too.
  const outcomes = await checkHistory(at, { workflow, context: check.context, branch, days: days * 2, now });
  return judgeBaseline(outcomes, { runs, days, flakeRate }, now);
}

function surfacesOf({ id, scope, repositories }: Check, registry: Registry): readonly string[] {
  return registry.surfaces
    .filter(({ evidence }) => scope === 'repository' || evidence.includes(id))
    .filter(({ repository }) => repositories?.includes(repository) ?? true)
    .map((surface) => surface.id);
}

// The waiver covers the release that cannot wait: the checkout's own commit. Turning a check back uses up none of the
// waiver's uses.
function requireWaiver(check: Check, registry: Registry, common: CommonOptions, context: Context): string {
  const root = registryRoot(common, context);
  const commit = gitText(root, 'rev-parse', '--verify', 'HEAD^{commit}');
  const facts = { approvers: registry.governance.waiverApprovers, now: common.now, uses: () => 0 };
  const verdicts = waiversInFolder(root, registry, common.now).map((each) => judgeWaiver(each, facts));
  const surfaces = surfacesOf(check, registry);
  const question = { checkId: check.id, category: check.category, surfaces, at: { commit } };
  const before = (one: string, other: string) =>
    hasCommit(root, one) && hasCommit(root, other) ? isAncestor(root, one, other) : undefined;
  const { waived, refusals } = waiverFor(verdicts, question, before);
  if (waived) return waived.waiverId;
  throw new UserError(`a blocking check becomes advisory only with a waiver: ${refusals[0] ?? 'there is none'}`, {
    place: registry.waivers,
    allowed: `an approved waiver of ${check.id} for ${surfaces.join(', ')} and the commit ${commit} (causeway waiver new)`,
    exitCode: 1,
  });
}

function show(context: Context, check: Check, { ok, considered, green, since, flakes, reasons }: Baseline): void {
  const from = since === null ? '' : ` since ${since}`;
  context.print(`${check.id}: ${green} green runs in a row${from}, ${flakes} flakes in ${considered} runs`);
  if (!ok) context.print(['its history is too short:', ...reasons.map((reason) => `  ${reason}`)].join('\n'));
}

async function promote(flags: PromoteFlags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const check = requireCheck(registry, flags.check);
  if (check.mode === flags.to) {
    throw new UserError(`${check.id} is ${check.mode} already`, { place: '--to', allowed: 'the other mode' });
  }
  const baseline = flags.to === 'blocking' ? await history(check, registry, flags, context, common.now) : null;
  const waiver = flags.to === 'advisory' ? requireWaiver(check, registry, common, context) : null;
  const ok = baseline?.ok !== false;
  const file = flags.out ?? common.registry;
  if (ok) {
    const path = ['checks', registry.checks.indexOf(check), 'mode'];
    const text = readFileSync(registryPath(common, context), 'utf8');
    const edited = editRegistry(text, [{ path, value: flags.to }], { file: common.registry, now: common.now });
    writeEditedRegistry(edited, flags.out, common, context);
  }
  if (common.json) {
    printJson(context, { schema: 'causeway/checks-promote/v1', ok, check: check.id, to: flags.to, baseline, waiver });
  } else {
    if (baseline) show(context, check, baseline);
    if (waiver !== null) context.print(`the waiver ${waiver} lets ${check.id} be advisory`);
    context.print(
      ok ? `written  ${file}: ${check.id} is ${flags.to}; the next pulumi up applies it` : 'nothing was written',
    );
  }
  context.exit(ok ? 0 : 1);
}

/** `causeway checks promote`. */
export function addChecksPromote(checks: Command, context: Context): void {
  const command = checks
    .command('promote')
    .description(
      'edits the registry so that an advisory check blocks, if its history allows that; --back needs a waiver. Review and merge the edit',
    )
    .addOption(new Option('--check <id>', 'the check').makeOptionMandatory())
    .addOption(new Option('--to <mode>', 'the new mode').choices(['blocking', 'advisory']).default('blocking'))
    .addOption(new Option('--workflow <file>', 'the workflow that runs it'))
    .addOption(repositoryOption('the repository that it runs in, where there are several'))
    .addOption(new Option('--runs <n>', 'green runs in a row').argParser(count).default(20))
    .addOption(new Option('--days <n>', 'how many days back runs count').argParser(count).default(14))
    .addOption(new Option('--flake-rate <share>', 'the largest share of flaky runs').argParser(rate).default(0.02))
    .addOption(new Option('--out <file>', 'write the registry here instead'))
    .action((flags: PromoteFlags, self: Command) => promote(flags, self, context));
  example(command, 'causeway checks promote --check contract --workflow ci.yml --repository services');
}
