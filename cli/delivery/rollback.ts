import { Argument, type Command, Option } from 'commander';
import type { Context } from '../context';
import { evidenceDesk } from '../desk/evidence-desk';
import { example } from '../help';
import { type PlaceFlags, withPlace, withRollbackGate, withStatements } from './rollback-desk';
import { originalOfRollback, type PlanFlags, planRollback } from './rollback-plan';
import { type RollbackStep, type RunFlags, runDrill, runRollback, STEPS } from './rollback-run';

const STEP_HELP =
  'decide: choose, count approvals, prove, ask the gate, sign the ticket; restore: dispatch the leaf with it and wait; again: judge the restored release again; default: all';

/** `causeway rollback`. */
export function addRollbackCommands(program: Command, context: Context): void {
  const rollback = program.command('rollback').description('restores the last known good release without a build');
  const to = () =>
    new Option('--to <receipt>', 'the id of the receipt to restore; default: the newest last known good');
  const planned = withPlace(rollback.command('plan'))
    .description('shows what a rollback would replace and restore, and what it needs; changes nothing')
    .addOption(to())
    .addOption(new Option('--drill', 'of a drill'))
    .action((flags: PlanFlags, self: Command) =>
      planRollback(flags, evidenceDesk(flags, self, context, flags.statements), context),
    );
  example(planned, 'causeway rollback plan --surface storefront --tier production');
  const original = withPlace(rollback.command('original'))
    .description('the run that recorded the decision about the release to restore')
    .addOption(to())
    .action((flags: PlanFlags, self: Command) =>
      originalOfRollback(flags, evidenceDesk(flags, self, context, flags.statements), context),
    );
  example(original, 'causeway rollback original --surface storefront --tier production --json');
  const ran = withRollbackGate(rollback.command('run'))
    .description(
      'rolls back through deploy.yml: signs a ticket, restores, reads back, writes receipts, and asks the gate again',
    )
    .addArgument(new Argument('[step]', STEP_HELP).choices(STEPS))
    .addOption(to())
    .addOption(new Option('--reason <text>', 'why; the incident says it').default('rolled back by hand'))
    .action((step: RollbackStep | undefined, flags: RunFlags, self: Command) =>
      runRollback(step, flags, evidenceDesk(flags, self, context, flags.statements), context),
    );
  example(ran, 'causeway rollback run --surface storefront --tier production --original artifacts/report.json');
  const drilled = withStatements(withPlace(rollback.command('drill')))
    .description(
      'rehearses a rollback: deploy.yml restores the last known good release, puts the live release back, and a signed drill records it',
    )
    .addArgument(
      new Argument('[step]', 'decide: count approvals and sign the ticket; restore: the leaf; default: both').choices([
        'decide',
        'restore',
      ]),
    )
    .action((step: 'decide' | 'restore' | undefined, flags: PlaceFlags, self: Command) =>
      runDrill(step, flags, evidenceDesk(flags, self, context, flags.statements), context),
    );
  example(drilled, 'causeway rollback drill --surface storefront --tier staging');
}
