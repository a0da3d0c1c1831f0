import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { surfaceFiles } from '../../documents/templates/checkout';
import { atMilestone, MILESTONES } from '../../documents/templates/programme';
import { surfaceTemplates } from '../../documents/templates/templates';
import { checkRequiredContexts, contextsExitCode } from '../../live/workflows/check';
import { calleesOf, readWorkflows } from '../../live/workflows/checkout';
import { reportedContexts } from '../../live/workflows/contexts';
import { githubName } from '../../registry/github-name';
import { markdownTable } from '../../registry/markdown';
import type { Check } from '../../registry/schema/check';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { repositoryKey, repositoryOption } from '../desk/repository-key';
import { example } from '../help';
import { writeNewFiles } from '../input/new-files';
import { table } from '../print/tables';
import { surfaceOption } from '../release-options';
import { generatedExitCode, generatedLines, generatedWorkflows } from './generated';
import { addWorkflowsBuild } from './workflows-build';

interface Flags {
  readonly repository?: string;
  readonly callee: ReadonlyMap<string, string>;
  readonly milestone?: Check['milestone'];
  readonly format: 'table' | 'markdown';
}

function addCallee(text: string, given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [, repository, folder] = /^([^/=]+\/[^/=]+)=(.+)$/.exec(text) ?? [];
  if (repository === undefined || folder === undefined) {
    throw new UserError(`"${text}" names no checkout`, { place: '--callee', allowed: 'OWNER/NAME=DIR' });
  }
  return new Map([...given, [githubName(repository), folder]]);
}

function addTemplateCommand(workflows: Command, context: Context): void {
  const template = workflows
    .command('template')
    .description('writes the workflows for a surface’s containers and manifests, if it has any; overwrites no file')
    .argument('[dir]', 'a checkout of the surface’s repository', '.')
    .addOption(surfaceOption().makeOptionMandatory())
    .action((dir: string, { surface: id }: { readonly surface: string }, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const surface = registry.surfaces.find((each) => each.id === id);
      if (!surface) {
        throw new UserError(`there is no surface "${id}"`, {
          place: '--surface',
          allowed: registry.surfaces.map((each) => each.id).join(', '),
        });
      }
      const root = resolve(context.cwd, dir);
      const templates = surfaceTemplates(surface, surfaceFiles(surface, root, dir), registry.runners.default);
      const { written, kept } = writeNewFiles(root, templates);
      const known = new Set(registry.checks.map((check) => check.context));
      const checks = templates.flatMap(({ check }) => (known.has(check.context) ? [] : [check]));
      if (common.json) {
        printJson(context, { schema: 'causeway/workflows-template/v1', surface: id, written, kept, checks });
        return;
      }
      if (templates.length === 0) context.print(`${id} has neither containers nor manifests: it needs no workflow`);
      for (const path of written) context.print(`written  ${path}`);
      for (const path of kept) context.print(`kept     ${path}`);
      if (checks.length === 0) return;
      context.print(`Next: add to "checks" of ${common.registry}\n${JSON.stringify(checks, null, 2)}`);
    });
  example(template, 'causeway workflows template --surface api');
}

/** `causeway workflows check`, `build`, `template` and `copy`. */
export function addWorkflowsCommands(program: Command, context: Context): void {
  const workflows = program.command('workflows').description('what workflow files report, and workflows for surfaces');
  example(workflows, 'causeway workflows check');
  addTemplateCommand(workflows, context);
  addWorkflowsBuild(workflows, context);
  const check = workflows
    .command('check')
    .description(
      'compares the workflows with the registry; exit 1 when a generated file differs or calls a workflow of another registry, or a required check has no workflow that always reports it; 3 when it could not find out, for example whose files these are',
    )
    .argument('[dir]', 'a checkout of the repository', '.')
    .addOption(repositoryOption('which repository it is, where it is not the governing one'))
    .addOption(
      new Option('--callee <owner/name=dir>', 'a checkout at the commit that callers name; repeatable')
        .argParser(addCallee)
        .default(new Map(), 'none'),
    )
    .addOption(
      new Option(
        '--milestone <milestone>',
        'also judge the advisory checks that must block from this milestone on',
      ).choices(MILESTONES),
    )
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'markdown']).default('table'))
    .action((dir: string, flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const loaded = requireRegistry(common, context).registry;
      const registry = flags.milestone === undefined ? loaded : atMilestone(loaded, flags.milestone);
      const read = (folder: string) => readWorkflows(resolve(context.cwd, folder), folder);
      const own = read(dir);
      const others = [...flags.callee].map(([name, folder]) => [name, read(folder)] as const);
      const find = calleesOf(own, new Map(others));
      const repository = repositoryKey(registry, flags.repository, context) ?? registry.governance.repository;
      const required = checkRequiredContexts(registry, repository, own, find);
      const callees = new Map([...flags.callee].map(([name, folder]) => [name, resolve(context.cwd, folder)]));
      const uses = own.flatMap(({ path, jobs }) => jobs.flatMap((job) => (job.uses ? [{ path, uses: job.uses }] : [])));
      const root = resolve(context.cwd, dir);
      const generated = generatedWorkflows({ registry, repository, root, dir, callees }, uses, common, context);
      const codes = [generatedExitCode(generated), contextsExitCode(required)];
      const code = codes.includes(1) ? 1 : codes.includes(3) ? 3 : 0;
      if (common.json) {
        const reported = own.flatMap((workflow) =>
          reportedContexts(workflow, find, registry.repositories[repository]?.workflowPermissions),
        );
        printJson(context, {
          schema: 'causeway/workflows-check/v1',
          repository,
          ok: code === 0,
          required,
          reported,
          generated,
        });
      } else {
        context.print(
          (flags.format === 'markdown' ? markdownTable : table)(
            ['branch', 'required check', 'verdict', 'why'],
            required.map((each) => [each.branch, each.context, each.verdict, each.why]),
          ),
        );
        for (const line of generatedLines(generated)) context.print(line);
      }
      context.exit(code);
    });
  example(check, 'causeway workflows check . --repository web');
}
