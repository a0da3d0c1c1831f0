"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addHistoryCommand", {
    enumerable: true,
    get: function() {
        return addHistoryCommand;
    }
});
const _commander = require("commander");
const _rulesethistory = require("../../live/github/ruleset-history");
const _history = require("../../live/report/history");
const _foundation = require("../../plan/foundation");
const _common = require("../common");
const _livereaders = require("../desk/live-readers");
const _help = require("../help");
const _markdown = require("../print/markdown");
const _tables = require("../print/tables");
function addHistoryCommand(live, context) {
    const history = live.command('history').description('who changed what in rulesets, newest first; exit 3 when a history could not be read').addOption(new _commander.Option('--partition <group>', 'only this group of repositories')).addOption((0, _livereaders.cacheOption)()).addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'table',
        'markdown'
    ]).default('table')).action(async (flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const plan = (0, _foundation.planFoundation)(registry, {
            partition: flags.partition
        });
        const { github } = (0, _livereaders.readersFor)(context, [
            plan
        ], plan.organization, flags);
        const { changes, doubts } = await (0, _rulesethistory.readRulesetHistory)(github, plan);
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/ruleset-history/v2',
            changes,
            doubts
        });
        else {
            for (const doubt of doubts)context.print(`unverified: ${doubt}`);
            context.print((flags.format === 'markdown' ? _markdown.markdownTable : _tables.table)([
                'when',
                'who',
                'repository',
                'ruleset',
                'version',
                'what'
            ], changes.map((change)=>{
                const { at, by, repository, ruleset, version } = change;
                return [
                    at,
                    by,
                    repository,
                    ruleset,
                    String(version),
                    (0, _history.whatChanged)(change)
                ];
            })));
        }
        context.exit(doubts.length > 0 ? 3 : 0);
    });
    (0, _help.example)(history, 'causeway live history --format markdown');
}
