import { type Command, Option } from 'commander';
import { readRulesetHistory } from '../../live/github/ruleset-history';
import { whatChanged } from '../../live/report/history';
import { planFoundation } from '../../plan/foundation';
import { markdownTable } from '../../registry/markdown';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { type CacheFlag, cacheOption } from '../desk/cache-option';
import { readersFor } from '../desk/live-readers';
import { example } from '../help';
import { table } from '../print/tables';

interface Flags extends CacheFlag {
  readonly partition?: string;
  readonly format: 'table' | 'markdown';
}

/** `causeway live history`. */
export function addHistoryCommand(live: Command, context: Context): void {
  const history = live
    .command('history')
    .description('who changed what in rulesets, newest first; exit 3 when a history could not be read')
    .addOption(new Option('--partition <group>', 'only this group of repositories'))
    .addOption(cacheOption())
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'markdown']).default('table'))
    .action(async (flags: Flags, self: Command) => {
      const common = commonOptions(self, context);
      const { registry } = requireRegistry(common, context);
      const plan = planFoundation(registry, { partition: flags.partition });
      const { github } = readersFor(context, [plan], registry.organization, flags);
      const { changes, doubts } = await readRulesetHistory(github, plan);
      if (common.json) printJson(context, { schema: 'causeway/ruleset-history/v2', changes, doubts });
      else {
        for (const doubt of doubts) context.print(`unverified: ${doubt}`);
        context.print(
          (flags.format === 'markdown' ? markdownTable : table)(
            ['when', 'who', 'repository', 'ruleset', 'version', 'what'],
            changes.map((change) => {
              const { at, by, repository, ruleset, version } = change;
              return [at, by, repository, ruleset, String(version), whatChanged(change)];
            }),
          ),
        );
      }
      context.exit(doubts.length > 0 ? 3 : 0);
    });
  example(history, 'causeway live history --format markdown');
}
