import type { Command } from 'commander';
import type { Context } from './context';

/** Adds one group of commands to the program. */
type AddCommands = (program: Command, context: Context) => void;

/**
 * What adds each command of the first level, by its name, in the order of the help. Loaded only when it is wanted: all of
 * them together load every client and library that there is, which takes longer than most commands.
 */
export const GROUPS: Readonly<Record<string, () => AddCommands>> = {
  init: () => (require('./init') as typeof import('./init')).addInitCommand,
  bootstrap: () => (require('./bootstrap') as typeof import('./bootstrap')).addBootstrapCommand,
  registry: () => (require('./registry') as typeof import('./registry')).addRegistryCommands,
  plan: () => (require('./plan') as typeof import('./plan')).addPlanCommand,
  policy: () => (require('./policy') as typeof import('./policy')).addPolicyCommands,
  docs: () => (require('./docs') as typeof import('./docs')).addDocsCommands,
  surfaces: () => (require('./surfaces') as typeof import('./surfaces')).addSurfacesCommands,
  bundle: () => (require('./bundle') as typeof import('./bundle')).addBundleCommands,
  evidence: () => (require('./evidence') as typeof import('./evidence')).addEvidenceCommands,
  slo: () => (require('./slo') as typeof import('./slo')).addSloCommands,
  receipt: () => (require('./receipt') as typeof import('./receipt')).addReceiptCommands,
  ticket: () => (require('./ticket') as typeof import('./ticket')).addTicketCommands,
  release: () => (require('./release') as typeof import('./release')).addReleaseCommands,
  promote: () => (require('./promote') as typeof import('./promote')).addPromoteCommands,
  deploy: () => (require('./deploy') as typeof import('./deploy')).addDeployCommand,
  gate: () => (require('./gate') as typeof import('./gate')).addGateCommands,
  lkg: () => (require('./lkg') as typeof import('./lkg')).addLkgCommand,
  monitor: () => (require('./monitor') as typeof import('./monitor')).addMonitorCommand,
  rollback: () => (require('./rollback') as typeof import('./rollback')).addRollbackCommands,
  lineage: () => (require('./lineage') as typeof import('./lineage')).addLineageCommands,
  durability: () => (require('./durability') as typeof import('./durability')).addDurabilityCommands,
  access: () => (require('./access') as typeof import('./access')).addAccessCommands,
  preview: () => (require('./preview') as typeof import('./preview')).addPreviewCommands,
  apply: () => (require('./apply') as typeof import('./apply')).addApplyCommands,
  comment: () => (require('./comment') as typeof import('./comment')).addCommentCommands,
  isolation: () => (require('./isolation') as typeof import('./isolation')).addIsolationCommands,
  workflows: () => (require('./workflows') as typeof import('./workflows')).addWorkflowsCommands,
  checks: () => (require('./checks') as typeof import('./checks')).addChecksCommands,
  scope: () => (require('./scope') as typeof import('./scope')).addScopeCommands,
  tests: () => (require('./tests') as typeof import('./tests')).addTestsCommands,
  netlify: () => (require('./netlify') as typeof import('./netlify')).addNetlifyCommands,
  live: () => (require('./live') as typeof import('./live')).addLiveCommands,
  drift: () => (require('./drift') as typeof import('./drift')).addDriftCommand,
  adopt: () => (require('./adopt') as typeof import('./adopt')).addAdoptCommand,
  partitions: () => (require('./partitions') as typeof import('./partitions')).addPartitionsCommand,
  parity: () => (require('./parity') as typeof import('./parity')).addParityCommand,
  secrets: () => (require('./secrets') as typeof import('./secrets')).addSecretsCommands,
  waiver: () => (require('./waiver') as typeof import('./waiver')).addWaiverCommands,
  notes: () => (require('./notes') as typeof import('./notes')).addNotesCommands,
  readiness: () => (require('./readiness') as typeof import('./readiness')).addReadinessCommands,
  checklist: () => (require('./checklist') as typeof import('./checklist')).addChecklistCommands,
  incident: () => (require('./incident') as typeof import('./incident')).addIncidentCommands,
  log: () => (require('./log') as typeof import('./log')).addLogCommands,
};

// Options of the program itself that take a value, which is no command.
const WITH_VALUE: readonly string[] = ['--registry', '--now'];

// They describe all commands, and need them all.
const ABOUT_ALL: readonly string[] = ['docs'];

/** The group that a command line asks for; undefined where it is none or help, which all have a part in. */
export function groupOf(args: readonly string[]): string | undefined {
  const name = args.find((arg, index) => !arg.startsWith('-') && !WITH_VALUE.includes(args[index - 1] ?? ''));
  if (name === undefined || ABOUT_ALL.includes(name)) return undefined;
  return Object.hasOwn(GROUPS, name) ? name : undefined;
}
