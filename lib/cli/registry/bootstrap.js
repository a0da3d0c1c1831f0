"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addBootstrapCommand", {
    enumerable: true,
    get: function() {
        return addBootstrapCommand;
    }
});
const _commander = require("commander");
const _carryout = require("../../delivery/bootstrap/carry-out");
const _plan = require("../../delivery/bootstrap/plan");
const _seen = require("../../delivery/bootstrap/seen");
const _place = require("../../delivery/github/place");
const _credentials = require("../../live/credentials");
const _preflight = require("../../live/preflight");
const _shell = require("../../live/repair/shell");
const _apppermissions = require("../../plan/app-permissions");
const _foundation = require("../../plan/foundation");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
function words(step, registry) {
    switch(step.kind){
        case 'environment':
            {
                const { repository, name, reviewers } = step.plan;
                const asks = reviewers.length === 0 ? 'nobody is asked' : `asks ${reviewers.join(', ')}`;
                return `make   the environment ${name} of ${repository.name}: ${asks}`;
            }
        case 'branch':
            return `let    ${step.branch} into ${step.plan.name} of ${step.plan.repository.name}`;
        case 'evidence-root':
            return `make   the branch ${step.place.branch} of ${(0, _selectors.repositoryOf)(registry, step.place.repository).name}, with a root of its own`;
    }
}
// While a key is missing, its App may be still to be made: what it is to be allowed, and no more.
function appLines(registry, { secrets }) {
    const missing = new Set(secrets.map(({ name })=>name));
    const told = (permissions)=>Object.entries(permissions).map(([name, level])=>`${name}: ${level}`).join(', ');
    const lines = Object.keys(_apppermissions.APP_PERMISSIONS).flatMap((role)=>{
        const app = registry.apps[role];
        if (!app || !missing.has(app.keySecret)) return [];
        const { repository, organization } = _apppermissions.APP_PERMISSIONS[role];
        const ofOrganization = told(organization);
        return `  ${app.slug}: ${told(repository)}${ofOrganization && `; of the organization ${ofOrganization}`}`;
    });
    return lines.length === 0 ? [] : [
        'Apps whose keys are missing, and their permissions:',
        ...lines
    ];
}
function secretLines(registry, { secrets }) {
    if (secrets.length === 0) return [];
    const { login } = registry.organization;
    return [
        'Then put the secrets in their places; each command asks for the value:',
        ...secrets.map(({ repository, environment, name })=>`  gh secret set ${name} --env ${(0, _shell.quoted)(environment)} --repo ${login}/${repository}`)
    ];
}
async function agreed(flags, context) {
    if (flags.yes) return true;
    if (!context.ask) {
        throw new _usererror.UserError('nobody can be asked', {
            place: 'bootstrap',
            allowed: '--yes, after having read the steps'
        });
    }
    return /^(?:y|yes)$/i.test(await context.ask('Make all of this? (yes/no) '));
}
async function bootstrap(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const owner = registry.organization.login;
    const credentials = (0, _credentials.githubCredentials)(context.env, owner);
    const places = new Map();
    const placeOf = (key)=>{
        const at = places.get(key) ?? (0, _place.githubPlace)(credentials, owner, (0, _selectors.repositoryOf)(registry, key).name);
        places.set(key, at);
        return at;
    };
    const foundation = (0, _foundation.planFoundation)(registry);
    // Everybody who is named must be there before anything is made.
    const identities = await (0, _preflight.githubPreflight)(placeOf(registry.governance.repository).client, registry, foundation);
    const plans = foundation.repositories.flatMap(({ environments })=>environments);
    const look = async ()=>(0, _plan.planBootstrap)(plans, registry.evidence, await (0, _seen.seePlaces)(placeOf, plans, registry.evidence));
    const plan = await look();
    const steps = plan.steps.map((step)=>words(step, registry));
    const say = (line)=>common.json ? undefined : context.print(line);
    const finish = (done, { secrets })=>{
        const { conflicts } = plan;
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/bootstrap/v1',
            done,
            steps,
            conflicts,
            secrets
        });
    };
    for (const step of steps)say(step);
    for (const conflict of plan.conflicts)say(`differs ${conflict}`);
    if (plan.conflicts.length > 0) {
        say('Nothing was written: what is there already and differs is for a person to put right.');
        finish(false, plan);
        context.exit(1);
        return;
    }
    if (steps.length > 0) {
        if (!await agreed(flags, context)) {
            say('Nothing was written.');
            finish(false, plan);
            context.exit(1);
            return;
        }
        for (const [index, step] of plan.steps.entries()){
            context.progress(steps[index] ?? '');
            await (0, _carryout.carryOut)(step, placeOf, identities);
        }
    }
    const after = steps.length === 0 ? plan : await look();
    const isWhole = after.steps.length === 0 && after.conflicts.length === 0;
    if (!isWhole) say('Not everything can be read back yet: run this again.');
    else say(steps.length === 0 ? 'Everything is there already.' : `${steps.length} steps were made and read back.`);
    for (const line of [
        ...appLines(registry, after),
        ...secretLines(registry, after)
    ])say(line);
    finish(isWhole, after);
    context.exit(isWhole ? 0 : 3);
}
function addBootstrapCommand(program, context) {
    const command = program.command('bootstrap').description('once: service environments and the root of the evidence branch; shows first, then asks').addOption(new _commander.Option('--yes', 'do not ask')).action((flags, self)=>bootstrap(flags, self, context));
    (0, _help.example)(command, 'causeway bootstrap');
}
