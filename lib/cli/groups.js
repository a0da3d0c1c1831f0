"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get GROUPS () {
        return GROUPS;
    },
    get groupOf () {
        return groupOf;
    }
});
const GROUPS = {
    init: ()=>require('./registry/init').addInitCommand,
    bootstrap: ()=>require('./registry/bootstrap').addBootstrapCommand,
    registry: ()=>require('./registry/registry').addRegistryCommands,
    plan: ()=>require('./registry/plan').addPlanCommand,
    policy: ()=>require('./world/policy').addPolicyCommands,
    docs: ()=>require('./documents/docs').addDocsCommands,
    surfaces: ()=>require('./delivery/surfaces').addSurfacesCommands,
    bundle: ()=>require('./delivery/bundle').addBundleCommands,
    evidence: ()=>require('./evidence/evidence').addEvidenceCommands,
    slo: ()=>require('./evidence/slo').addSloCommands,
    receipt: ()=>require('./evidence/receipt').addReceiptCommands,
    ticket: ()=>require('./evidence/ticket').addTicketCommands,
    release: ()=>require('./delivery/release').addReleaseCommands,
    promote: ()=>require('./delivery/promote').addPromoteCommands,
    deploy: ()=>require('./delivery/deploy').addDeployCommand,
    gate: ()=>require('./gate/gate').addGateCommands,
    lkg: ()=>require('./gate/lkg').addLkgCommand,
    monitor: ()=>require('./delivery/monitor').addMonitorCommand,
    rollback: ()=>require('./delivery/rollback').addRollbackCommands,
    lineage: ()=>require('./gate/lineage').addLineageCommands,
    durability: ()=>require('./gate/durability').addDurabilityCommands,
    access: ()=>require('./world/access').addAccessCommands,
    preview: ()=>require('./world/preview').addPreviewCommands,
    apply: ()=>require('./delivery/apply').addApplyCommands,
    comment: ()=>require('./delivery/comment').addCommentCommands,
    isolation: ()=>require('./world/isolation').addIsolationCommands,
    workflows: ()=>require('./checks/workflows').addWorkflowsCommands,
    checks: ()=>require('./checks/checks').addChecksCommands,
    scope: ()=>require('./checks/scope').addScopeCommands,
    tests: ()=>require('./checks/tests').addTestsCommands,
    netlify: ()=>require('./checks/netlify').addNetlifyCommands,
    live: ()=>require('./world/live').addLiveCommands,
    emulator: ()=>require('./world/emulator').addEmulatorCommand,
    drift: ()=>require('./world/drift').addDriftCommand,
    adopt: ()=>require('./world/adopt').addAdoptCommand,
    rename: ()=>require('./registry/rename').addRenameCommand,
    remove: ()=>require('./registry/remove').addRemoveCommand,
    partitions: ()=>require('./registry/partitions').addPartitionsCommand,
    parity: ()=>require('./registry/parity').addParityCommand,
    secrets: ()=>require('./registry/secrets').addSecretsCommands,
    waiver: ()=>require('./evidence/waiver').addWaiverCommands,
    notes: ()=>require('./gate/notes').addNotesCommands,
    readiness: ()=>require('./gate/readiness').addReadinessCommands,
    checklist: ()=>require('./documents/checklist').addChecklistCommands,
    incident: ()=>require('./documents/incident').addIncidentCommands,
    log: ()=>require('./documents/log').addLogCommands
};
// Options of the program itself that take a value, which is no command.
const WITH_VALUE = [
    '--registry',
    '--now'
];
// They describe all commands, and need them all.
const ABOUT_ALL = [
    'docs'
];
function groupOf(args) {
    const name = args.find((arg, index)=>!arg.startsWith('-') && !WITH_VALUE.includes(args[index - 1] ?? ''));
    if (name === undefined || ABOUT_ALL.includes(name)) return undefined;
    return Object.hasOwn(GROUPS, name) ? name : undefined;
}
