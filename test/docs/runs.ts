/** How one command of the documents is run. */
export type Run = { readonly code: number; readonly in: 'here' | 'world' } | string | readonly string[];

/**
 * How the commands of the documents are run here. `here`: in a copy of the checkout, whole. `world`: against the emulators
 * of GitHub and Netlify. Any other needs what no copy has (keys, a release, the engine): it is run up to the first thing
 * that is missing, and whole in the tests that are named, which give it every option that a document gives it.
 */
export const RUNS: Readonly<Record<string, Run>> = {
  'access diff': { in: 'world', code: 0 },
  'access graph': { in: 'here', code: 0 },
  adopt: 'test/engine/adopt.test.ts',
  bootstrap: 'test/cli/bootstrap.test.ts',
  'bundle build': 'test/delivery/bundle-signing.test.ts',
  'checklist sign': 'test/cli/checklist.test.ts',
  'checklist verify': 'test/cli/checklist.test.ts',
  'checks promote': 'test/cli/checks.test.ts',
  'checks report': 'test/cli/checks.test.ts',
  'docs build': { in: 'here', code: 0 },
  'docs check': { in: 'here', code: 0 },
  'docs site': { in: 'here', code: 0 },
  'evidence add': 'test/evidence/adapters/command.test.ts',
  'gate evaluate': ['test/cli/gate.test.ts', 'test/docs/release.test.ts'],
  'gate replay': 'test/cli/gate.test.ts',
  'incident close': 'test/cli/incident.test.ts',
  'incident new': 'test/cli/incident.test.ts',
  init: { in: 'here', code: 0 },
  'lineage render': 'test/cli/lineage.test.ts',
  'lineage verify': 'test/cli/lineage.test.ts',
  'live verify': { in: 'world', code: 0 },
  lkg: 'test/delivery/rollback/flow.test.ts',
  'log append': { in: 'here', code: 0 },
  monitor: 'test/delivery/rollback/flow.test.ts',
  'netlify check': { in: 'here', code: 0 },
  'notes check': 'test/cli/documents.test.ts',
  plan: { in: 'here', code: 0 },
  'policy check': { in: 'here', code: 0 },
  'preview guard': { in: 'here', code: 0 },
  'promote plan': 'test/delivery/promotion/promote.test.ts',
  'promote run': 'test/delivery/promotion/promote.test.ts',
  'receipt list': 'test/cli/receipt.test.ts',
  'receipt verify': 'test/cli/receipt.test.ts',
  'registry check': { in: 'here', code: 0 },
  'registry explain': { in: 'here', code: 0 },
  'rollback drill': ['test/delivery/rollback/flow.test.ts', 'test/delivery/rollback/play.ts'],
  'rollback plan': 'test/delivery/rollback/flow.test.ts',
  'rollback run': ['test/delivery/rollback/flow.test.ts', 'test/delivery/rollback/play.ts'],
  'scope check': 'test/cli/checks.test.ts',
  'secrets due': { in: 'here', code: 1 },
  'secrets rotate': 'test/cli/secrets-rotate.test.ts',
  'slo evaluate': 'test/delivery/slo/command.test.ts',
  'surfaces changed': ['test/delivery/changed-surfaces.test.ts', 'test/docs/release.test.ts'],
  'tests check': 'test/cli/checks.test.ts',
  'waiver approve': 'test/cli/waiver.test.ts',
  'waiver check': 'test/cli/waiver.test.ts',
  'waiver new': 'test/cli/waiver.test.ts',
};

/** The tests in which the real engine runs the Pulumi commands of the documents, and what they run it by. */
export const ENGINE_RUNS: readonly string[] = [
  'demo/engine.ts',
  'test/engine/adopt.test.ts',
  'test/engine/changes.test.ts',
  'test/engine/guard.test.ts',
  'test/engine/policy.test.ts',
];
