import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { checkRequiredContexts, contextsExitCode } from '../live/workflows/check';
import { calleesOf, readWorkflows } from '../live/workflows/checkout';
import { reportedContexts } from '../live/workflows/contexts';
import { UserError } from '../registry/user-error';
import { commonOptions, printJson, requireRegistry } from './common';
import type { Context } from './context';
import { example } from './help';
import { markdownTable } from './markdown';
import { table } from './tables';

interface Flags {
  readonly repository?: string;
  readonly callee: ReadonlyMap<string, string>;
  readonly format: 'table' | 'markdown';
}

function addCallee(text: string, given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [, repository, folder] = /^([^/=]+\/[^/=]+)=(.+)$/.exec(text) ?? [];
  if (repository === undefined || folder === undefined) {
    throw new UserError(`"${text}" names no checkout`, { place: '--callee', allowed: 'OWNER/NAME=DIR' });
  }
  return new Map([...given, [repository.toLowerCase(), folder]]);
}

/** `causeway workflows check`. */
export function addWorkflowsCommands(program: Command, context: Context): void {
  const workflows = program.command('workflows').description('what workflow files report');
  example(workflows, 'causeway workflows check');
  const check = workflows
    .command('check')
    .description('exit 1 when a required check can be reported by no workflow or can be skipped, 3 when unknown')
    .argument('[dir]', 'a checkout of the repository', '.')
    .addOption(new Option('--repository <key>', 'which repository it is; default the governing one'))
    .addOption(
      new Option('--callee <owner/name=dir>', 'a checkout at the commit that callers name; repeatable')
        .argParser(addCallee)
        .default(new Map(), 'none'),
    )
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'markdown']).default('table'))
    .action((dir: string, flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const read = (folder: string) => readWorkflows(resolve(context.cwd, folder), folder);
      const own = read(dir);
      const others = [...flags.callee].map(([name, folder]) => [name, read(folder)] as const);
      const find = calleesOf(own, new Map(others));
      const repository = flags.repository ?? registry.governance.repository;
      const required = checkRequiredContexts(registry, repository, own, find);
      const code = contextsExitCode(required);
      if (common.json) {
        const reported = own.flatMap((workflow) => reportedContexts(workflow, find));
        printJson(context, { schema: 'causeway/workflows-check/v1', repository, ok: code === 0, required, reported });
      } else {
        context.print(
          (flags.format === 'markdown' ? markdownTable : table)(
            ['branch', 'required check', 'verdict', 'why'],
            required.map((each) => [each.branch, each.context, each.verdict, each.why]),
          ),
        );
      }
      context.exit(code);
    });
  example(check, 'causeway workflows check . --repository web');
}
