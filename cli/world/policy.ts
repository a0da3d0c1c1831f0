import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { version } from '../../policy/package.json';
import { jsonReport } from '../../policy/report/json';
import { markdownReport } from '../../policy/report/markdown';
import { sarifReport } from '../../policy/report/sarif';
import { exitCode, type PolicyReport } from '../../policy/report/summary';
import { textReport } from '../../policy/report/text';
import { rules } from '../../policy/rules';
import { UserError } from '../../registry/user-error';
import { type CommonOptions, commonOptions, printJson, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { readInput } from '../input/input-file';
import { fitted, table } from '../print/tables';

type On = PolicyReport['on'];
type Format = 'table' | 'markdown' | 'sarif';

interface CheckFlags {
  readonly on: On;
  readonly format: Format;
  readonly config?: string;
}

async function readJson(context: Context, file: string): Promise<unknown> {
  const text = await readInput(context, file);
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError('the file is not JSON', { place: file, allowed: 'what the engine printed with --json' });
  }
}

// Loaded for a check only: the rules' engine side loads the Pulumi SDK, which other commands do not need.
async function check(context: Context, common: CommonOptions, flags: CheckFlags, file: string | undefined) {
  const { checkRegistry, checkDocument } = require('../../policy/check') as typeof import('../../policy/check');
  const loaded = requireRegistry(common, context);
  const path = registryPath(common, context);
  const root = dirname(dirname(path));
  const settings = {
    ...loaded,
    file: common.registry,
    text: readFileSync(path, 'utf8'),
    root,
    configuration: flags.config === undefined ? join(root, 'policy', 'config') : resolve(context.cwd, flags.config),
    now: common.now,
  };
  if (flags.on === 'registry') {
    if (file !== undefined) throw new UserError('the registry is named by --registry', { place: file });
    return checkRegistry(settings);
  }
  if (file === undefined) {
    const allowed =
      flags.on === 'preview' ? 'the output of `pulumi preview --json`' : 'the output of `pulumi stack export`';
    throw new UserError(`a ${flags.on} is needed`, { place: 'FILE', allowed: `${allowed}, or - for stdin` });
  }
  return checkDocument(settings, flags.on, await readJson(context, file));
}

function show(context: Context, { json }: CommonOptions, { format }: CheckFlags, report: PolicyReport) {
  if (json) printJson(context, jsonReport(report));
  else if (format === 'sarif') printJson(context, sarifReport(report, version));
  else context.print(format === 'markdown' ? markdownReport(report) : fitted(textReport(report, table)));
}

/** `causeway policy check` and `causeway policy list`. */
export function addPolicyCommands(program: Command, context: Context): void {
  const policy = program.command('policy').description("the pack's rules on the registry, a preview, exported state");
  example(policy, 'causeway policy check --on registry');

  const command = policy
    .command('check')
    .description('runs the policy rules; exit 1 on a mandatory violation, 3 when a rule could not look')
    .addOption(
      new Option('--on <what>', 'what to check').choices(['registry', 'preview', 'state']).makeOptionMandatory(),
    )
    .addOption(
      new Option('--format <format>', 'how to report').choices(['table', 'markdown', 'sarif']).default('table'),
    )
    .addOption(
      new Option('--config <folder>', "the stacks' levels; default policy/config beside the registry's folder"),
    )
    .argument('[file]', 'the preview or the state; - for stdin')
    .action(async (file: string | undefined, flags: CheckFlags, self: Command) => {
      const common = commonOptions(self, context);
      const report = await check(context, common, flags, file);
      show(context, common, flags, report);
      context.exit(exitCode(report));
    });
  example(command, 'pulumi preview --json | causeway policy check --on preview -');

  const list = policy
    .command('list')
    .description('lists every policy rule with its level')
    .action((_options: object, self: Command) => {
      const { json } = commonOptions(self, context);
      const rows = rules.map(({ code, title, category, severity, level, milestone, scope, why, fix, docs }) => ({
        code,
        title,
        category,
        severity,
        level,
        milestone,
        scope,
        why,
        fix,
        docs,
      }));
      if (json) printJson(context, { schema: 'causeway/policy-list/v1', rules: rows });
      else {
        context.print(
          table(
            ['rule', 'level', 'severity', 'from', 'title'],
            rows.map((row) => [row.code, row.level, row.severity, row.milestone, row.title]),
          ),
        );
      }
    });
  example(list, 'causeway policy list --json');
}
