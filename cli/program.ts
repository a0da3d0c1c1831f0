import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { UserError } from '../registry/user-error';
import { addAccessCommands } from './access';
import { addAdoptCommand } from './adopt';
import { addApplyCommands } from './apply';
import { addBootstrapCommand } from './bootstrap';
import { addBundleCommands } from './bundle';
import { addChecklistCommands } from './checklist';
import { addChecksCommands } from './checks';
import { addCommentCommands } from './comment';
import { addCommonOptions } from './common';
import type { Context } from './context';
import { addDeployCommand } from './deploy';
import { addDocsCommands } from './docs';
import { addDriftCommand } from './drift';
import { addDurabilityCommands } from './durability';
import { addEvidenceCommands } from './evidence';
import { addGateCommands } from './gate';
import { beStrict, example } from './help';
import { addIncidentCommands } from './incident';
import { addInitCommand } from './init';
import { addIsolationCommands } from './isolation';
import { addLineageCommands } from './lineage';
import { addLiveCommands } from './live';
import { addLkgCommand } from './lkg';
import { addLogCommands } from './log';
import { addMonitorCommand } from './monitor';
import { addNetlifyCommands } from './netlify';
import { addNotesCommands } from './notes';
import { addParityCommand } from './parity';
import { addPartitionsCommand } from './partitions';
import { addPlanCommand } from './plan';
import { addPolicyCommands } from './policy';
import { addPreviewCommands } from './preview';
import { addPromoteCommands } from './promote';
import { addReadinessCommands } from './readiness';
import { addReceiptCommands } from './receipt';
import { addRegistryCommands } from './registry';
import { addReleaseCommands } from './release';
import { addRollbackCommands } from './rollback';
import { addScopeCommands } from './scope';
import { addSecretsCommands } from './secrets';
import { addSloCommands } from './slo';
import { addSurfacesCommands } from './surfaces';
import { addTestsCommands } from './tests';
import { addTicketCommands } from './ticket';
import { addWaiverCommands } from './waiver';
import { addWorkflowsCommands } from './workflows';

/** Adds one group of commands to the program. */
type AddCommands = (program: Command, context: Context) => void;

const GROUPS: readonly AddCommands[] = [
  addInitCommand,
  addBootstrapCommand,
  addRegistryCommands,
  addPlanCommand,
  addPolicyCommands,
  addDocsCommands,
  addSurfacesCommands,
  addBundleCommands,
  addEvidenceCommands,
  addSloCommands,
  addReceiptCommands,
  addTicketCommands,
  addReleaseCommands,
  addPromoteCommands,
  addDeployCommand,
  addGateCommands,
  addLkgCommand,
  addMonitorCommand,
  addRollbackCommands,
  addLineageCommands,
  addDurabilityCommands,
  addAccessCommands,
  addPreviewCommands,
  addApplyCommands,
  addCommentCommands,
  addIsolationCommands,
  addWorkflowsCommands,
  addChecksCommands,
  addScopeCommands,
  addTestsCommands,
  addNetlifyCommands,
  addLiveCommands,
  addDriftCommand,
  addAdoptCommand,
  addPartitionsCommand,
  addParityCommand,
  addSecretsCommands,
  addWaiverCommands,
  addNotesCommands,
  addReadinessCommands,
  addChecklistCommands,
  addIncidentCommands,
  addLogCommands,
];

/** The program with all of its commands. */
export function buildProgram(context: Context): Command {
  const program = new Command('causeway')
    .description('Governed deployments from one registry file.')
    .version(version)
    .configureOutput({
      writeOut: (text) => context.print(text.trimEnd()),
      writeErr: (text) => context.warn(text.trimEnd()),
    });
  addCommonOptions(program);
  example(program, 'causeway registry check');
  for (const add of GROUPS) add(program, context);
  beStrict(program, context.warn);
  return program;
}

/**
 * Runs one command line (without `node` and the script). A person's error is printed without a stack, as JSON too where
 * one document was asked for; anything else is a bug and thrown.
 */
export async function run(args: readonly string[], context: Context): Promise<void> {
  try {
    await buildProgram(context).parseAsync([...args], { from: 'user' });
  } catch (error) {
    const isJson = args.includes('--json');
    if (error instanceof CommanderError) {
      // Help and version "fail" with 0; whatever else commander refuses is bad usage.
      if (error.exitCode === 0) return;
      context.exit(2);
      if (isJson) context.print(JSON.stringify({ error: { message: error.message, exitCode: 2 } }, null, 2));
      return;
    }
    if (!(error instanceof UserError)) throw error;
    context.exit(error.exitCode);
    context.warn(`causeway: ${error.describe()}`);
    if (!isJson) return;
    const { message, place, allowed, exitCode } = error;
    context.print(JSON.stringify({ error: { message, place, allowed, exitCode } }, null, 2));
  }
}
