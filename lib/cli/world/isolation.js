"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addIsolationCommands", {
    enumerable: true,
    get: function() {
        return addIsolationCommands;
    }
});
const _commander = require("commander");
const _credentials = require("../../live/credentials");
const _facts = require("../../live/isolation/facts");
const _lint = require("../../live/isolation/lint");
const _matrix = require("../../live/isolation/matrix");
const _observe = require("../../live/isolation/observe");
const _stackfingerprints = require("../../live/isolation/stack-fingerprints");
const _reader = require("../../live/netlify/reader");
const _tier = require("../../plan/tier");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _livereaders = require("../desk/live-readers");
const _help = require("../help");
const _inputfile = require("../input/input-file");
const _markdown = require("../print/markdown");
const _tables = require("../print/tables");
function withOptions(command) {
    return command.addOption(new _commander.Option('--facts <file>', 'what was recorded (JSON): fingerprints (“KEY FINGERPRINT”, both as secrets rotate --json prints them), token owners, reviewers')).addOption(new _commander.Option('--stack-outputs <file...>', 'what pulumi stack output --json --show-secrets printed of each tier’s stack: the fingerprints of its secrets')).addOption(new _commander.Option('--live', 'read secrets’ names, sites and reviewers now, and whose NETLIFY_API_TOKEN_<SURFACE>_<TIER> or _<TIER> is; what cannot be read is unverified')).addOption((0, _livereaders.cacheOption)()).addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'table',
        'markdown'
    ]).default('table'));
}
/** Netlify tokens of surfaces on tiers: their deploy secrets cannot be read from GitHub, so somebody has to hand them in. */ function tokenReaders({ env }, registry) {
    const suffix = (text)=>text.toUpperCase().replaceAll('-', '_');
    return new Map(registry.surfaces.filter(({ target })=>target.kind === 'netlify').flatMap((surface)=>(0, _selectors.tiersOf)(registry, surface).map(({ id: tier })=>({
                surface: surface.id,
                tier
            }))).flatMap(({ surface, tier })=>{
        const names = [
            `NETLIFY_API_TOKEN_${suffix(surface)}_${suffix(tier)}`,
            `NETLIFY_API_TOKEN_${suffix(tier)}`
        ];
        const token = names.map((name)=>env[name]).find(Boolean);
        if (!token) return [];
        const { endpoint } = (0, _credentials.netlifyCredentials)({
            ...env,
            NETLIFY_API_TOKEN: token
        });
        return [
            [
                `${surface}/${tier}`,
                new _reader.NetlifyReader({
                    endpoint,
                    token
                })
            ]
        ];
    }));
}
async function stackFingerprints(context, registry, { stackOutputs = [] }) {
    const tiers = (0, _selectors.tierChain)(registry).map(({ id })=>id);
    const stacks = [];
    for (const file of stackOutputs){
        const stack = (0, _stackfingerprints.parseStackOutputs)(await (0, _inputfile.readInput)(context, file), file);
        if (stack && !tiers.includes(stack.tier)) {
            throw new _usererror.UserError(`no tier "${stack.tier}" in the registry`, {
                place: file,
                allowed: tiers.join(', ')
            });
        }
        if (stack) stacks.push(stack);
    }
    return (0, _stackfingerprints.toldFingerprints)(stacks);
}
async function factsOf(context, registry, flags) {
    const { facts: file, live } = flags;
    const given = file === undefined ? _facts.NO_FACTS : (0, _facts.parseFacts)(await (0, _inputfile.readInput)(context, file), file);
    const told = await stackFingerprints(context, registry, flags);
    const recorded = {
        ...given,
        fingerprints: {
            ...given.fingerprints,
            ...told
        }
    };
    if (live !== true) return {
        facts: recorded,
        doubts: []
    };
    const plans = (0, _selectors.tierChain)(registry).map(({ id })=>(0, _tier.planTier)(registry, id));
    const readers = (0, _livereaders.readersFor)(context, plans, registry.organization.login, flags);
    const { facts, doubts } = await (0, _observe.observeIsolation)(registry, {
        ...readers,
        tokens: tokenReaders(context, registry)
    });
    return {
        facts: (0, _facts.withObserved)(recorded, facts),
        doubts
    };
}
function cohortNumber(text) {
    if (/^[1-9]\d?$/.test(text)) return Number(text);
    throw new _usererror.UserError(`"${text}" is no cohort`, {
        place: '--cohort',
        allowed: '1 to 99'
    });
}
function addIsolationCommands(program, context) {
    const isolation = program.command('isolation').description('what surfaces and tiers have in common');
    (0, _help.example)(isolation, 'causeway isolation matrix');
    const matrix = withOptions(isolation.command('matrix')).description('every pair of surfaces on every tier; exit 1 when something is denied, 3 when it is unverified').addOption(new _commander.Option('--cohort <n>', 'surfaces of cohorts up to this; default the registry’s target').argParser(cohortNumber)).action(async (flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const { facts, doubts } = await factsOf(context, registry, flags);
        const whole = (0, _matrix.isolationMatrix)(registry, facts, flags.cohort ?? (0, _matrix.targetCohort)(registry));
        const { cells, coverage } = whole;
        const isWanted = flags.cohort !== undefined || registry.isolationTarget !== undefined;
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/isolation-matrix/v1',
            coverage,
            cells,
            doubts
        });
        else {
            const { cohort, allowed, denied, unverified, beyond, unassigned } = coverage;
            context.print([
                `Cohorts up to ${cohort}: ${cells.length} cells, ${allowed} allowed, ${denied} denied, ${unverified} unverified.`,
                ...coverage.empty === undefined ? [] : [
                    `${coverage.empty}${isWanted ? ': unverified' : ''}.`
                ],
                ...doubts.map((doubt)=>`unverified: ${doubt}`),
                `In later cohorts: ${beyond.join(', ') || 'none'}. In no cohort: ${unassigned.join(', ') || 'none'}.`
            ].join('\n'));
            if (cells.length > 0) {
                context.print((flags.format === 'markdown' ? _markdown.markdownTable : _tables.table)([
                    'tier',
                    'surface',
                    'and',
                    'in common',
                    'verdict',
                    'proof'
                ], cells.map((cell)=>[
                        cell.tier,
                        cell.left,
                        cell.right,
                        cell.aspect,
                        cell.verdict,
                        cell.proof
                    ])));
            }
        }
        context.exit((0, _matrix.matrixExitCode)(whole, isWanted));
    });
    (0, _help.example)(matrix, 'causeway isolation matrix --cohort 2 --facts facts.json');
    const lint = withOptions(isolation.command('lint')).description('off unless the registry turns it on; then whatever cannot be verified fails').action(async (flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const { registry } = (0, _common.requireRegistry)(common, context);
        const { enabled } = registry.isolationLint;
        // Off means that nothing is looked at, the world included.
        const { facts, doubts } = enabled ? await factsOf(context, registry, flags) : {
            facts: _facts.NO_FACTS,
            doubts: []
        };
        const { findings } = (0, _lint.isolationLint)(registry, facts);
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/isolation-lint/v1',
            enabled,
            findings,
            doubts
        });
        else if (!enabled) context.print('The isolation lint is off: isolationLint.enabled is false in the registry.');
        else {
            const wrong = findings.filter(({ verdict })=>verdict !== 'allowed');
            for (const doubt of doubts)context.print(`unverified: ${doubt}`);
            context.print(`Isolation lint: ${findings.length} looked at, ${wrong.length} not allowed or unverified.`);
            if (wrong.length > 0) {
                context.print((flags.format === 'markdown' ? _markdown.markdownTable : _tables.table)([
                    'verdict',
                    'rule',
                    'subject',
                    'proof'
                ], wrong.map(({ verdict, rule, subject, proof })=>[
                        verdict,
                        rule,
                        subject,
                        proof
                    ])));
            }
        }
        context.exit((0, _matrix.verdictExitCode)(findings));
    });
    (0, _help.example)(lint, 'causeway isolation lint --facts facts.json');
}
