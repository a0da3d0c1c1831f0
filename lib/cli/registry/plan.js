"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addPlanCommand", {
    enumerable: true,
    get: function() {
        return addPlanCommand;
    }
});
const _commander = require("commander");
const _foundation = require("../../plan/foundation");
const _tier = require("../../plan/tier");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
const _tables = require("../print/tables");
function environmentTable(environments) {
    return (0, _tables.table)([
        'repository',
        'environment',
        'kind',
        'branches',
        'reviewers',
        'variables',
        'secrets'
    ], environments.map((environment)=>[
            environment.repository.name,
            environment.name,
            environment.kind,
            (0, _tables.lines)(environment.branches),
            (0, _tables.lines)(environment.reviewers),
            (0, _tables.lines)(environment.variables.map(({ name, value })=>`${name}=${value}`)),
            (0, _tables.lines)(environment.secrets.map(({ name, managed })=>`${name} (${managed})`))
        ]));
}
function printTier(context, plan) {
    context.print(`Stack ${plan.stack}: ${plan.environments.length} environments, ${plan.sites.length} sites`);
    context.print(environmentTable(plan.environments));
    if (plan.sites.length === 0) return;
    context.print((0, _tables.table)([
        'site',
        'team',
        'surface',
        'domain',
        'variables',
        'secrets'
    ], plan.sites.map((site)=>[
            site.name,
            site.team,
            site.surface,
            site.domain ?? '–',
            (0, _tables.lines)(site.variables.map(({ name, value })=>`${name}=${value}`)),
            (0, _tables.lines)(site.secrets.map(({ name, managed })=>`${name} (${managed})`))
        ])));
}
function printFoundation(context, { stack, repositories }) {
    const rulesets = repositories.flatMap((repository)=>repository.rulesets);
    const environments = repositories.flatMap((repository)=>repository.environments);
    context.print(`Stack ${stack}: ${repositories.length} repositories, ${rulesets.length} rulesets, ${environments.length} environments`);
    context.print((0, _tables.table)([
        'repository',
        'ruleset',
        'branches',
        'reviews',
        'merge',
        'required checks',
        'may pass'
    ], rulesets.map((ruleset)=>[
            ruleset.repository.name,
            ruleset.name,
            (0, _tables.lines)(ruleset.include),
            String(ruleset.pullRequest?.reviews ?? '–'),
            (0, _tables.lines)(ruleset.pullRequest?.mergeMethods ?? []),
            (0, _tables.lines)(ruleset.requiredChecks.map((check)=>check.context)),
            (0, _tables.lines)(ruleset.bypass.map(({ app })=>app))
        ])));
    context.print((0, _tables.table)([
        'repository',
        'variables',
        'actions',
        'workflow permissions'
    ], repositories.map((repository)=>[
            repository.repository.name,
            (0, _tables.lines)(repository.variables.map(({ name, value })=>`${name}=${value}`)),
            repository.actions.mode,
            repository.workflowPermissions
        ])));
    if (environments.length > 0) context.print(environmentTable(environments));
}
function addPlanCommand(program, context) {
    const command = program.command('plan').description('what a stack holds: --tier for one tier, --foundation for what belongs to repositories').addOption(new _commander.Option('--tier <tier>', 'the plan of one tier').conflicts('foundation')).addOption(new _commander.Option('--foundation', 'the plan of the foundation')).addOption(new _commander.Option('--partition <group>', 'only the repositories of one group')).action((flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const { partition } = flags;
        if (flags.foundation) {
            const plan = (0, _foundation.planFoundation)(registry, {
                partition
            });
            if (common.json) (0, _common.printJson)(context, plan);
            else printFoundation(context, plan);
            return;
        }
        if (flags.tier === undefined) {
            const tiers = (0, _selectors.tierChain)(registry).map(({ id })=>id);
            throw new _usererror.UserError('which plan?', {
                place: 'plan',
                allowed: `--foundation, or --tier ${tiers.join(' | ')}`
            });
        }
        const plan = (0, _tier.planTier)(registry, flags.tier, {
            partition
        });
        if (common.json) (0, _common.printJson)(context, plan);
        else printTier(context, plan);
    });
    (0, _help.example)(command, 'causeway plan --tier staging --json');
}
