"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addSloCommands", {
    enumerable: true,
    get: function() {
        return addSloCommands;
    }
});
const _nodepath = require("node:path");
const _commander = require("commander");
const _load = require("../../delivery/slo/load");
const _metricsfile = require("../../delivery/slo/metrics-file");
const _release = require("../../delivery/slo/release");
const _report = require("../../delivery/slo/report");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _ownstatement = require("../desk/own-statement");
const _help = require("../help");
const _markdown = require("../print/markdown");
const _tables = require("../print/tables");
function requireTier(registry, id) {
    const tier = (0, _selectors.findTier)(registry, id);
    if (tier) return tier;
    const allowed = registry.tiers.map((each)=>each.id).join(', ');
    throw new _usererror.UserError(`there is no tier "${id}"`, {
        place: '--tier',
        allowed
    });
}
function requireProfile({ id, gate }, asked) {
    if (asked !== 'transitional' || gate.profile === 'transitional') return asked ?? gate.profile;
    throw new _usererror.UserError(`the gate of ${id} is strict`, {
        place: '--profile',
        allowed: 'strict: a flag is only stricter'
    });
}
function requirePolicy(registry) {
    if (registry.slo !== undefined) return registry.slo;
    const allowed = 'slo: "policy/slo/release.json" in the registry';
    throw new _usererror.UserError('the registry names no SLO policy', {
        place: '/slo',
        allowed
    });
}
/** The branch, or why it could not be read. Whatever else is wrong with it (exit 1) is thrown. */ async function bookOrReason(desk) {
    try {
        return await (0, _evidencedesk.evidenceBook)(desk);
    } catch (error) {
        if (error instanceof _usererror.UserError && error.exitCode === 3) return `the evidence could not be read: ${error.message}`;
        throw error;
    }
}
async function evaluate(flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const { registry, common } = desk;
    const tier = requireTier(registry, flags.tier);
    const profile = requireProfile(tier, flags.profile);
    (0, _evidencedesk.requireFullId)(flags.commit);
    for (const surface of flags.surface ?? [])(0, _evidencedesk.requirePlace)(registry, surface, tier.id);
    const all = registry.surfaces.filter((surface)=>(0, _selectors.isOnTier)(surface, tier.id)).map(({ id })=>id);
    const surfaces = flags.surface ?? all;
    const path = requirePolicy(registry);
    const policy = (0, _load.loadSloPolicy)((0, _nodepath.join)((0, _ownstatement.registryRoot)(common, context), path), path, registry);
    const measured = (0, _release.measuredTier)(tier);
    const metrics = flags.metrics === undefined ? undefined : (0, _metricsfile.readMetricsFile)((0, _nodepath.resolve)(context.cwd, flags.metrics), flags.metrics, policy.value, measured);
    const book = await bookOrReason(desk);
    const isRead = typeof book !== 'string';
    const release = {
        policy: policy.value,
        profile,
        tier,
        surfaces,
        commit: flags.commit,
        book,
        metrics
    };
    const evaluation = (0, _release.sloOfRelease)({
        ...release,
        now: common.now
    });
    const blockers = (0, _report.sloBlockers)(evaluation, profile);
    // Without the decisions of before, repeated breaches are not known either.
    const ok = isRead && blockers.length === 0;
    if (common.json) {
        (0, _common.printJson)(context, {
            ...{
                schema: 'causeway/slo/v1',
                ok,
                tier: tier.id,
                measured,
                profile,
                commit: flags.commit,
                surfaces
            },
            ...{
                policy: {
                    uri: path,
                    digest: policy.digest
                },
                metrics: metrics?.digest ?? null,
                evidenceHead: isRead ? book.head : null
            },
            ...{
                checks: (0, _report.sloChecks)(evaluation),
                blockers,
                guidance: evaluation.guidance
            }
        });
    } else {
        const draw = flags.format === 'markdown' ? _markdown.markdownTable : _tables.table;
        context.print(`SLOs of ${tier.id}, measured on ${measured}, ${profile}: ${ok ? 'kept' : 'not kept'}`);
        context.print(draw(_report.SLO_HEADS, (0, _report.sloRows)(evaluation)));
        if (!isRead) context.warn(book);
        for (const line of evaluation.guidance)context.print(`- ${line}`);
    }
    context.exit(ok ? 0 : isRead ? 1 : 3);
}
function addSloCommands(program, context) {
    const slo = program.command('slo').description('service levels that a release must have kept');
    const more = (value, before = [])=>[
            ...before,
            value
        ];
    const evaluated = (0, _evidencebranch.withEvidence)(slo.command('evaluate')).description('judges a release by the SLO policy; what was not measured is a no, and thresholds come with what to do').addOption(new _commander.Option('--tier <tier>', 'the tier that the release goes to').makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'the full id of the release commit').makeOptionMandatory()).addOption(new _commander.Option('--surface <id>', 'a surface of the release; repeatable; default: all of the tier').argParser(more)).addOption(new _commander.Option('--metrics <file>', 'what a job measured: CI duration, latency')).addOption(new _commander.Option('--profile <profile>', 'default: the tier’s').choices([
        'strict',
        'transitional'
    ])).addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'table',
        'markdown'
    ]).default('table')).action((flags, self)=>evaluate(flags, self, context));
    (0, _help.example)(evaluated, 'causeway slo evaluate --tier production --commit "$COMMIT" --metrics artifacts/metrics.json');
}
