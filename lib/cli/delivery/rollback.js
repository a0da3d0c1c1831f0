"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addRollbackCommands", {
    enumerable: true,
    get: function() {
        return addRollbackCommands;
    }
});
const _commander = require("commander");
const _evidencedesk = require("../desk/evidence-desk");
const _help = require("../help");
const _rollbackdesk = require("./rollback-desk");
const _rollbackplan = require("./rollback-plan");
const _rollbackrun = require("./rollback-run");
const STEP_HELP = 'decide: choose, count approvals, prove, ask the gate, sign the ticket; restore: dispatch the leaf with it and wait; again: have what was restored earn its go; default: all';
function addRollbackCommands(program, context) {
    const rollback = program.command('rollback').description('back to the last known good, without a build');
    const to = ()=>new _commander.Option('--to <receipt>', 'the id of the receipt to restore; default: the newest last known good');
    const planned = (0, _rollbackdesk.withPlace)(rollback.command('plan')).description('what a roll-back would take away and restore, and what it needs; changes nothing').addOption(to()).addOption(new _commander.Option('--drill', 'of a drill')).action((flags, self)=>(0, _rollbackplan.planRollback)(flags, (0, _evidencedesk.evidenceDesk)(flags, self, context), context));
    (0, _help.example)(planned, 'causeway rollback plan --surface storefront --tier production');
    const original = (0, _rollbackdesk.withPlace)(rollback.command('original')).description('the run that keeps the decision about what would be restored, or why there is none').addOption(to()).action((flags, self)=>(0, _rollbackplan.originalOfRollback)(flags, (0, _evidencedesk.evidenceDesk)(flags, self, context), context));
    (0, _help.example)(original, 'causeway rollback original --surface storefront --tier production --json');
    const ran = (0, _rollbackdesk.withRollbackGate)(rollback.command('run')).description('rolls back through the leaf: a ticket, restored and read back, receipts, and the gate again').addArgument(new _commander.Argument('[step]', STEP_HELP).choices(_rollbackrun.STEPS)).addOption(to()).addOption(new _commander.Option('--reason <text>', 'why; the incident says it').default('rolled back by hand')).action((step, flags, self)=>(0, _rollbackrun.runRollback)(step, flags, (0, _evidencedesk.evidenceDesk)(flags, self, context), context));
    (0, _help.example)(ran, 'causeway rollback run --surface storefront --tier production --original artifacts/report.json');
    const drilled = (0, _rollbackdesk.withStatements)((0, _rollbackdesk.withPlace)(rollback.command('drill'))).description('exercises a roll-back through the leaf, which puts back what was live and leaves a signed drill').addArgument(new _commander.Argument('[step]', 'decide: count approvals and sign the ticket; restore: the leaf; default: both').choices([
        'decide',
        'restore'
    ])).action((step, flags, self)=>(0, _rollbackrun.runDrill)(step, flags, (0, _evidencedesk.evidenceDesk)(flags, self, context), context));
    (0, _help.example)(drilled, 'causeway rollback drill --surface storefront --tier staging');
}
