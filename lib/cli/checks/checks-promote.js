"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addChecksPromote", {
    enumerable: true,
    get: function() {
        return addChecksPromote;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _baseline = require("../../delivery/checks/baseline");
const _history = require("../../delivery/checks/history");
const _registryedit = require("../../delivery/checks/registry-edit");
const _place = require("../../delivery/github/place");
const _git = require("../../evidence/git/git");
const _remote = require("../../evidence/git/remote");
const _beside = require("../../evidence/waivers/beside");
const _judge = require("../../evidence/waivers/judge");
const _credentials = require("../../live/credentials");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _ownstatement = require("../desk/own-statement");
const _repositorykey = require("../desk/repository-key");
const _help = require("../help");
function count(text) {
    if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
    throw new _commander.InvalidArgumentError('allowed: 1 to 999');
}
function rate(text) {
    const share = Number(text);
    if (/^\d(?:\.\d{1,4})?$/.test(text) && share < 1) return share;
    throw new _commander.InvalidArgumentError('allowed: 0 to below 1, e.g. 0.02');
}
function requireCheck(registry, id) {
    const check = registry.checks.find((each)=>each.id === id);
    if (check) return check;
    const allowed = registry.checks.map((each)=>each.id).join(', ');
    throw new _usererror.UserError(`there is no check "${id}"`, {
        place: '--check',
        allowed
    });
}
async function history(check, registry, flags, context, now) {
    const { workflow, runs, days, flakeRate } = flags;
    if (workflow === undefined) {
        throw new _usererror.UserError('which workflow runs the check?', {
            place: '--workflow',
            allowed: 'a file of .github/workflows'
        });
    }
    const key = (0, _repositorykey.requireRepositoryKey)(registry, flags.repository, context);
    const owner = registry.organization.login;
    const { name, defaultBranch: branch } = (0, _selectors.repositoryOf)(registry, key);
    const at = (0, _place.githubPlace)((0, _credentials.githubCredentials)(context.env, owner), owner, name);
    // Twice as far as it must reach back: flakes before the last red run count too.
    const outcomes = await (0, _history.checkHistory)(at, {
        workflow,
        context: check.context,
        branch,
        days: days * 2,
        now
    });
    return (0, _baseline.judgeBaseline)(outcomes, {
        runs,
        days,
        flakeRate
    }, now);
}
function surfacesOf({ id, scope, repositories }, registry) {
    return registry.surfaces.filter(({ evidence })=>scope === 'repository' || evidence.includes(id)).filter(({ repository })=>repositories?.includes(repository) ?? true).map((surface)=>surface.id);
}
// The waiver is of the release that cannot wait: the checkout's own commit. Taking a check back uses none of its uses up.
function requireWaiver(check, registry, common, context) {
    const root = (0, _ownstatement.registryRoot)(common, context);
    const commit = (0, _git.gitText)(root, 'rev-parse', '--verify', 'HEAD^{commit}');
    const facts = {
        approvers: registry.governance.waiverApprovers,
        now: common.now,
        uses: ()=>0
    };
    const verdicts = (0, _beside.waiversBeside)(root, registry, common.now).map((each)=>(0, _judge.judgeWaiver)(each, facts));
    const surfaces = surfacesOf(check, registry);
    const question = {
        checkId: check.id,
        category: check.category,
        surfaces,
        at: {
            commit
        }
    };
    const before = (one, other)=>(0, _remote.hasCommit)(root, one) && (0, _remote.hasCommit)(root, other) ? (0, _remote.isAncestor)(root, one, other) : undefined;
    const { waived, refusals } = (0, _judge.waiverFor)(verdicts, question, before);
    if (waived) return waived.waiverId;
    throw new _usererror.UserError(`a check that blocks becomes advisory only by a waiver: ${refusals[0] ?? 'there is none'}`, {
        place: registry.waivers,
        allowed: `an approved waiver of ${check.id} for ${surfaces.join(', ')} and the commit ${commit} (causeway waiver new)`,
        exitCode: 1
    });
}
function show(context, check, { ok, considered, green, since, flakes, reasons }) {
    const from = since === null ? '' : ` since ${since}`;
    context.print(`${check.id}: ${green} green runs in a row${from}, ${flakes} flakes in ${considered} runs`);
    if (!ok) context.print([
        'its history is too short:',
        ...reasons.map((reason)=>`  ${reason}`)
    ].join('\n'));
}
async function promote(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const check = requireCheck(registry, flags.check);
    if (check.mode === flags.to) {
        throw new _usererror.UserError(`${check.id} is ${check.mode} already`, {
            place: '--to',
            allowed: 'the other mode'
        });
    }
    const baseline = flags.to === 'blocking' ? await history(check, registry, flags, context, common.now) : null;
    const waiver = flags.to === 'advisory' ? requireWaiver(check, registry, common, context) : null;
    const ok = baseline?.ok !== false;
    const file = flags.out ?? common.registry;
    if (ok) {
        const path = [
            'checks',
            registry.checks.indexOf(check),
            'mode'
        ];
        const text = (0, _nodefs.readFileSync)((0, _common.registryPath)(common, context), 'utf8');
        const edited = (0, _registryedit.editRegistry)(text, [
            {
                path,
                value: flags.to
            }
        ], {
            file: common.registry,
            now: common.now
        });
        (0, _nodefs.writeFileSync)((0, _nodepath.resolve)(context.cwd, file), edited);
    }
    if (common.json) {
        (0, _common.printJson)(context, {
            schema: 'causeway/checks-promote/v1',
            ok,
            check: check.id,
            to: flags.to,
            baseline,
            waiver
        });
    } else {
        if (baseline) show(context, check, baseline);
        if (waiver !== null) context.print(`the waiver ${waiver} lets ${check.id} be advisory`);
        context.print(ok ? `written  ${file}: ${check.id} is ${flags.to}; Pulumi puts it in force` : 'nothing was written');
    }
    context.exit(ok ? 0 : 1);
}
function addChecksPromote(checks, context) {
    const command = checks.command('promote').description('advisory to blocking by proven history, or back by a waiver: an edit of the registry, for review').addOption(new _commander.Option('--check <id>', 'the check').makeOptionMandatory()).addOption(new _commander.Option('--to <mode>', 'what it becomes').choices([
        'blocking',
        'advisory'
    ]).default('blocking')).addOption(new _commander.Option('--workflow <file>', 'the workflow that runs it')).addOption((0, _repositorykey.repositoryOption)('the repository that it runs in, where there are several')).addOption(new _commander.Option('--runs <n>', 'green runs in a row').argParser(count).default(20)).addOption(new _commander.Option('--days <n>', 'days that they reach back').argParser(count).default(14)).addOption(new _commander.Option('--flake-rate <share>', 'the largest share of flaky runs').argParser(rate).default(0.02)).addOption(new _commander.Option('--out <file>', 'write the registry here instead')).action((flags, self)=>promote(flags, self, context));
    (0, _help.example)(command, 'causeway checks promote --check contract --workflow ci.yml --repository services');
}
