import { type Command, Option } from 'commander';
import { jsonReport, markdownReport, textReport } from '../../registry/check-report';
import { explainInWords, explainSurface, type TierExplanation } from '../../registry/explain';
import { readRegistry } from '../../registry/load';
import { sarifReport } from '../../registry/sarif';
import { commonOptions, printJson, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { cellLines, fitted, table } from '../print/tables';
import { addRegistryFetch } from './registry-fetch';

type Format = 'text' | 'markdown' | 'sarif';

const ROWS: readonly (readonly [string, (tier: TierExplanation) => string])[] = [
  ['promotes from', ({ promotesFrom }) => promotesFrom ?? '–'],
  ['branch', ({ branch }) => branch],
  ['environment', ({ environment }) => environment],
  ['approvals', ({ approvals }) => cellLines(approvals?.environments ?? [])],
  ['reviewers', ({ approvals }) => cellLines(approvals?.reviewers ?? [])],
  ['soak', ({ soak }) => soak],
  ['gate', ({ gate }) => cellLines([`${gate.mode}, ${gate.profile}`, ...gate.requires])],
  ['variables', ({ variables }) => cellLines(Object.entries(variables).map(([name, value]) => `${name}=${value}`))],
  ['secrets', ({ secrets }) => cellLines(secrets.map((secret) => `${secret.name} (${secret.managed})`))],
  ['toggles', ({ toggles }) => cellLines(Object.entries(toggles).map(([name, value]) => `${name}=${value}`))],
  ['site', ({ site }) => (site ? `${site.team}/${site.name}` : '–')],
  ['address', ({ url }) => url ?? '–'],
];

/** `causeway registry check` and `causeway registry explain`. */
export function addRegistryCommands(program: Command, context: Context): void {
  const registry = program.command('registry').description('checks the registry, explains a surface');
  example(registry, 'causeway registry check');
  addRegistryFetch(registry, context);

  const check = registry
    .command('check')
    .description('checks the registry against every rule; exit 2 when a rule refuses it')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'markdown', 'sarif']).default('text'))
    .action((options: { format: Format }, command: Command) => {
      const common = commonOptions(command, context);
      const file = common.registry;
      const result = readRegistry(registryPath(common, context), { now: common.now, name: file });
      if (common.json) printJson(context, jsonReport(file, result));
      else if (options.format === 'sarif') printJson(context, sarifReport(file, result));
      else
        context.print(options.format === 'markdown' ? markdownReport(file, result) : fitted(textReport(file, result)));
      context.exit(result.ok ? 0 : 2);
    });
  example(check, 'causeway registry check --format sarif > registry.sarif');

  const explain = registry
    .command('explain')
    .description('what one surface means on every tier, in words and as a table')
    .argument('<surface>', 'the id of a surface')
    .action((id: string, _options: object, command: Command) => {
      const common = commonOptions(command, context);
      const explanation = explainSurface(requireRegistry(common, context).registry, id);
      if (common.json) {
        printJson(context, { schema: 'causeway/registry-explain/v1', ...explanation });
        return;
      }
      const { tiers, checks } = explanation;
      context.print(fitted(explainInWords(explanation)));
      context.print(
        table(
          ['', ...tiers.map(({ tier }) => tier)],
          ROWS.map(([name, cell]) => [name, ...tiers.map(cell)]),
        ),
      );
      if (checks.length === 0) return;
      context.print(
        table(
          ['check', 'mode', 'severity', 'context'],
          checks.map((each) => [each.id, each.mode, each.severity, each.context]),
        ),
      );
    });
  example(explain, 'causeway registry explain storefront');
}
