import type { Command } from 'commander';
import type { Context } from './context';

/** Adds one group of commands to the program. */
type AddCommands = (program: Command, context: Context) => void;

/**
 * The function that adds each first-level command, by name, in the order of the help. Loaded on demand: all of them
 * together load every client and library, which takes longer than most commands.
 */
export const GROUPS: Readonly<Record<string, () => AddCommands>> = {
  init: () => (require('./registry/init') as typeof import('./registry/init')).addInitCommand,
  import: () => (require('./registry/import') as typeof import('./registry/import')).addImportCommand,
  doctor: () => (require('./world/doctor') as typeof import('./world/doctor')).addDoctorCommand,
  bootstrap: () => (require('./registry/bootstrap') as typeof import('./registry/bootstrap')).addBootstrapCommand,
  registry: () => (require('./registry/registry') as typeof import('./registry/registry')).addRegistryCommands,
  status: () => (require('./status/status') as typeof import('./status/status')).addStatusCommand,
  report: () => (require('./status/report-command') as typeof import('./status/report-command')).addReportCommand,
  plan: () => (require('./registry/plan') as typeof import('./registry/plan')).addPlanCommand,
  policy: () => (require('./world/policy') as typeof import('./world/policy')).addPolicyCommands,
  docs: () => (require('./documents/docs') as typeof import('./documents/docs')).addDocsCommands,
  surfaces: () => (require('./delivery/surfaces') as typeof import('./delivery/surfaces')).addSurfacesCommands,
  bundle: () => (require('./delivery/bundle') as typeof import('./delivery/bundle')).addBundleCommands,
  evidence: () => (require('./evidence/evidence') as typeof import('./evidence/evidence')).addEvidenceCommands,
  slo: () => (require('./evidence/slo') as typeof import('./evidence/slo')).addSloCommands,
  receipt: () => (require('./evidence/receipt') as typeof import('./evidence/receipt')).addReceiptCommands,
  ticket: () => (require('./evidence/ticket') as typeof import('./evidence/ticket')).addTicketCommands,
  release: () => (require('./delivery/release') as typeof import('./delivery/release')).addReleaseCommands,
  promote: () => (require('./delivery/promote') as typeof import('./delivery/promote')).addPromoteCommands,
  deploy: () => (require('./delivery/deploy') as typeof import('./delivery/deploy')).addDeployCommand,
  gate: () => (require('./gate/gate') as typeof import('./gate/gate')).addGateCommands,
  lkg: () => (require('./delivery/lkg') as typeof import('./delivery/lkg')).addLkgCommand,
  monitor: () => (require('./delivery/monitor') as typeof import('./delivery/monitor')).addMonitorCommand,
  rollback: () => (require('./delivery/rollback') as typeof import('./delivery/rollback')).addRollbackCommands,
  lineage: () => (require('./gate/lineage') as typeof import('./gate/lineage')).addLineageCommands,
  durability: () => (require('./gate/durability') as typeof import('./gate/durability')).addDurabilityCommands,
  access: () => (require('./world/access') as typeof import('./world/access')).addAccessCommands,
  preview: () => (require('./world/preview') as typeof import('./world/preview')).addPreviewCommands,
  apply: () => (require('./delivery/apply') as typeof import('./delivery/apply')).addApplyCommands,
  comment: () => (require('./delivery/comment') as typeof import('./delivery/comment')).addCommentCommands,
  isolation: () => (require('./world/isolation') as typeof import('./world/isolation')).addIsolationCommands,
  workflows: () => (require('./checks/workflows') as typeof import('./checks/workflows')).addWorkflowsCommands,
  checks: () => (require('./checks/checks') as typeof import('./checks/checks')).addChecksCommands,
  scope: () => (require('./checks/scope') as typeof import('./checks/scope')).addScopeCommands,
  tests: () => (require('./checks/tests') as typeof import('./checks/tests')).addTestsCommands,
  netlify: () => (require('./checks/netlify') as typeof import('./checks/netlify')).addNetlifyCommands,
  live: () => (require('./world/live') as typeof import('./world/live')).addLiveCommands,
  oidc: () => (require('./world/oidc') as typeof import('./world/oidc')).addOidcCommand,
  state: () => (require('./world/state') as typeof import('./world/state')).addStateCommands,
  emulator: () => (require('./world/emulator') as typeof import('./world/emulator')).addEmulatorCommand,
  drift: () => (require('./world/drift') as typeof import('./world/drift')).addDriftCommand,
  adopt: () => (require('./world/adopt') as typeof import('./world/adopt')).addAdoptCommand,
  recover: () => (require('./world/recover') as typeof import('./world/recover')).addRecoverCommand,
  rename: () => (require('./registry/rename') as typeof import('./registry/rename')).addRenameCommand,
  remove: () => (require('./registry/remove') as typeof import('./registry/remove')).addRemoveCommand,
  partitions: () => (require('./registry/partitions') as typeof import('./registry/partitions')).addPartitionsCommand,
  parity: () => (require('./registry/parity') as typeof import('./registry/parity')).addParityCommand,
  secrets: () => (require('./registry/secrets') as typeof import('./registry/secrets')).addSecretsCommands,
  waiver: () => (require('./evidence/waiver') as typeof import('./evidence/waiver')).addWaiverCommands,
  notes: () => (require('./gate/notes') as typeof import('./gate/notes')).addNotesCommands,
  readiness: () => (require('./gate/readiness') as typeof import('./gate/readiness')).addReadinessCommands,
  checklist: () => (require('./documents/checklist') as typeof import('./documents/checklist')).addChecklistCommands,
  incident: () => (require('./documents/incident') as typeof import('./documents/incident')).addIncidentCommands,
  completion: () => (require('./completion') as typeof import('./completion')).addCompletionCommand,
  log: () => (require('./documents/log') as typeof import('./documents/log')).addLogCommands,
};

/** The headings of the help, each with its commands. */
const SECTIONS: readonly (readonly [heading: string, commands: readonly string[]])[] = [
  ['Start:', ['init', 'import', 'doctor', 'bootstrap', 'emulator', 'adopt', 'completion']],
  ['Registry:', ['registry', 'plan', 'rename', 'remove', 'partitions', 'parity', 'secrets', 'docs']],
  ['Policy:', ['policy', 'preview', 'access', 'isolation', 'workflows', 'oidc']],
  ['State of the world:', ['status', 'report', 'live', 'drift', 'state', 'recover']],
  ['Evidence:', ['surfaces', 'bundle', 'evidence', 'slo', 'receipt', 'ticket', 'waiver', 'notes']],
  ['Delivery:', ['release', 'promote', 'deploy', 'apply', 'monitor', 'rollback', 'lkg', 'comment']],
  ['Checks:', ['checks', 'scope', 'tests', 'netlify']],
  ['Decisions:', ['gate', 'lineage', 'durability', 'readiness', 'checklist', 'incident', 'log']],
];

/** The heading of a command of the first level. */
export function sectionOf(name: string): string | undefined {
  return SECTIONS.find(([, commands]) => commands.includes(name))?.[0];
}

// Options of the program that take a value, which is no command.
const WITH_VALUE: readonly string[] = ['--registry', '--now'];

// These describe all commands, so they need all of them.
const ABOUT_ALL: readonly string[] = ['docs'];

/** The group that a command line asks for; undefined for none and for help, which needs all groups. */
export function groupOf(args: readonly string[]): string | undefined {
  const name = args.find((arg, index) => !arg.startsWith('-') && !WITH_VALUE.includes(args[index - 1] ?? ''));
  if (name === undefined || ABOUT_ALL.includes(name)) return undefined;
  return Object.hasOwn(GROUPS, name) ? name : undefined;
}
