import { checkoutScene } from './scenes/checkout-scene';
import { companyScene } from './scenes/company-scene';
import {
  CHECKLIST,
  DATABASE,
  EXCEPTIONS,
  HOTFIX,
  INCIDENT,
  OFFLINE,
  OPERATOR,
  README,
  RELEASE,
  ROTATION,
  STAGING,
} from './scenes/company-stories';
import { rollbackScene } from './scenes/rollback-scene';
import type { OpenScene } from './scenes/scene';

/**
 * A command by its name, its exit code, its output, and its stderr (default nothing). `engine`: in
 * test/engine/documents.test.ts.
 */
export type Run =
  | readonly [name: string, code: number, says: RegExp, warns?: RegExp]
  | readonly [name: string, by: 'engine'];

/** The scene of one document's commands, and each of them in the document's order. */
export interface DocumentRuns {
  readonly scene: OpenScene;
  readonly runs: readonly Run[];
}

const sound: Run = ['registry check', 0, /sound/];
const current: Run = ['docs check', 0, /all are current/];
const asPlanned: Run = ['live verify', 0, /0 differences, 0 unverified/];
const guarded: Run = ['preview guard', 0, /passes: 0 removals, 0 outside the plan/];
const policies: Run = ['policy check', 0, /on the registry/];
const due: Run = ['secrets due', 1, /^3 due/];
const built: Run = ['docs build', 0, /^written {2}.github\/CODEOWNERS/];
const samePeople: Run = ['access diff', 0, /^Nobody gains or loses access/];
const adopted: Run = ['adopt', 'engine'];

/**
 * How each `causeway` command of the documents runs: its exact words, in a scene with everything that it needs. A
 * documented command that is not listed here fails the test.
 */
export const RUNS: Readonly<Record<string, DocumentRuns>> = {
  'AGENTS.md': {
    scene: checkoutScene(),
    runs: [sound, policies, current, ['scope check', 0, /lane web/]],
  },
  'CONTRIBUTING.md': {
    scene: checkoutScene(),
    runs: [
      ['docs build', 0, /all are current/],
      current,
      ['scope check', 0, /lane web/],
      ['tests check', 0, /1 files of code and 1 of tests/],
      ['checks promote', 0, /contract is blocking/],
    ],
  },
  'README.md': {
    scene: checkoutScene(),
    runs: [sound, ['plan', 0, /^Stack production/], ['access graph', 0, /who.*may.*what/], policies],
  },
  'docs/RELEASE_EXCEPTIONS_POLICY.md': {
    scene: companyScene(EXCEPTIONS),
    runs: [
      ['waiver new', 0, /^written/],
      ['waiver approve', 0, /approval-hubot/],
      ['waiver check', 0, /w-[0-9a-f]{12} │ valid/],
    ],
  },
  'docs/adopting.md': {
    scene: checkoutScene(),
    runs: [
      ...[sound, ['registry explain', 0, /^storefront: /] as const, asPlanned, asPlanned, samePeople, adopted, guarded],
      built,
      ['workflows build', 0, /^written {2}.github\/workflows\/ci-surfaces.yml/],
      // Callers replace the workflows that can be called. ci-surfaces.yml stays.
      ['workflows build', 0, /^written {2}.github\/workflows\/deploy.yml/],
    ],
  },
  'docs/air-gapped.md': {
    scene: companyScene(OFFLINE),
    runs: [
      sound,
      policies,
      current,
      ['waiver check', 0, /no waivers/],
      ['gate replay', 0, /^identical: go/],
      ['lineage verify', 0, /^complete/],
    ],
  },
  'docs/bootstrap.md': {
    scene: checkoutScene({ isEmpty: true }),
    runs: [
      ['registry check', 'engine'],
      ['bootstrap', 'engine'],
      adopted,
      ['preview guard', 'engine'],
      ['live verify', 'engine'],
      ['init', 0, /^written {2}registry\/deploy-surfaces.json/],
    ],
  },
  'docs/changing-things.md': {
    scene: checkoutScene(),
    runs: [
      ['rename', 0, /^written {2}registry\/deploy-surfaces.json: the surface worker is jobs/],
      ['remove', 0, /removal is allowed\n {2}until [\d-]+: surface docs on production/],
    ],
  },
  'docs/checks.md': {
    scene: checkoutScene(),
    runs: [
      ['checks report', 0, /storefront.*success/],
      built,
      ['workflows build', 0, /^written {2}.github\/workflows\/ci-surfaces.yml/],
      ['workflows build', 0, /^all \d+ are current/],
      ['workflows check', 0, /^/],
    ],
  },
  'docs/getting-started.md': {
    scene: checkoutScene({ isEmpty: true }),
    runs: [
      ['init', 0, /^written {2}registry\/deploy-surfaces.json/],
      sound,
      ['registry explain', 0, /^shop: /],
      ['plan', 0, /^Stack foundation/],
      ['plan', 0, /^Stack production/],
      ['access graph', 0, /who.*may.*what/],
      policies,
      built,
      current,
      ['workflows build', 0, /written {2}.github\/workflows\/ci-surfaces.yml/],
      ['workflows check', 0, /generated workflows match the registry/],
      ['docs site', 0, /pages to dist/],
    ],
  },
  'docs/operations/go-live-checklist.md': {
    scene: companyScene(CHECKLIST),
    runs: [
      ['checklist sign', 0, /as product/],
      ['checklist verify', 0, /^pass/],
    ],
  },
  'docs/operations/incident-log.md': {
    scene: companyScene(INCIDENT),
    runs: [
      ['incident new', 0, /^open/],
      ['incident close', 0, /^close/],
    ],
  },
  'docs/operations/release-workflow.md': {
    scene: companyScene(RELEASE),
    runs: [
      ['slo evaluate', 0, /strict: kept/],
      ['receipt verify', 0, /holds/],
      ['notes check', 0, /complete/],
      ['checklist verify', 0, /^pass/],
      ['gate evaluate', 0, /^# GO /],
      ['promote plan', 0, /planned/],
      ['promote run', 0, /2 of 2.*deployed/],
      due,
      asPlanned,
      ['netlify check', 0, /builds as it should/],
    ],
  },
  'docs/release-steps.md': {
    scene: companyScene(README),
    runs: [
      ['surfaces changed', 0, /storefront/],
      ['bundle build', 0, /sha256:/, /^too short to search for in the tree: /],
      ['evidence add', 0, /unit of docs: PASSED/],
      ['gate evaluate', 0, /^# GO /],
      ['gate replay', 0, /^identical: go/],
      ['lineage render', 0, /^<svg/],
    ],
  },
  'docs/runbooks/database.md': {
    scene: companyScene(DATABASE),
    runs: [
      ['evidence add', 0, /migration-rollback of api: PASSED/],
      ['checklist verify', 0, /everything is done/],
    ],
  },
  'docs/runbooks/deployment_staging.md': {
    scene: companyScene(STAGING),
    runs: [
      ['surfaces changed', 0, /docs: it was never released/],
      ['receipt verify', 0, /holds/],
      ['promote plan', 0, /planned/],
      ['gate evaluate', 0, /^# GO /],
      ['promote run', 0, /1 of 1.*deployed/],
      ['receipt list', 0, /staging/],
      asPlanned,
    ],
  },
  'docs/runbooks/hotfix.md': {
    scene: companyScene(HOTFIX),
    runs: [
      ['incident new', 0, /^open/],
      ['surfaces changed', 0, /docs: it was never released/],
      ['waiver new', 0, /^written/],
      ['gate evaluate', 0, /^# GO /],
    ],
  },
  'docs/runbooks/operator.md': {
    scene: companyScene(OPERATOR),
    runs: [
      asPlanned,
      asPlanned,
      due,
      ['waiver check', 0, /no waivers/],
      ['receipt list', 0, /storefront.*staging/],
      sound,
      samePeople,
      guarded,
      ['incident new', 0, /^open/],
      ['incident close', 0, /^close/],
      ['log append', 0, /^added/],
    ],
  },
  'docs/runbooks/rollback.md': {
    scene: rollbackScene,
    runs: [
      ['monitor', 0, /unhealthy[\s\S]*ticket signed/],
      ['rollback run', 0, /restored: .* is live again/],
      ['rollback run', 0, /rolled-back: .* the gate said go/],
      ['lkg', 0, /can be restored/],
      ['rollback plan', 0, /production-b → production-a[\s\S]*restorable/],
      ['rollback run', 0, /ticketed: production-a/],
      ['rollback run', 0, /restored: .* is live again/],
      ['rollback run', 0, /rolled-back: .* the gate said go/],
      ['receipt list', 0, /rolled-back/],
      asPlanned,
      ['rollback drill', 0, /the drill may go/],
      ['rollback drill', 0, /the drill passed/],
    ],
  },
  'docs/runbooks/update-killed.md': {
    scene: checkoutScene(),
    runs: [['recover', 'engine']],
  },
  'docs/runbooks/secret-rotation.md': {
    scene: companyScene(ROTATION),
    runs: [due, ['secrets rotate', 0, /^written .*api-production[\s\S]*lastRotated/], asPlanned],
  },
  'docs/set-up.md': {
    scene: checkoutScene(),
    // A checkout has no engine.
    runs: [
      ['state check', 3, /^the engine cannot read s3:\/\//],
      ['oidc', 0, /"infrastructure-production"/, /^note: the subject has names/],
      ['oidc', 0, /"inspect-production"/, /^note: the subject has names/],
      ['oidc', 0, /assertion\.environment == 'storefront-production'/],
      adopted,
    ],
  },
  'docs/status.md': {
    scene: companyScene(OPERATOR),
    runs: [
      ['status', 1, /wrong; [\s\S]*storefront/],
      ['status', 1, /"schema": "causeway\/status\/v1"/],
      ['report', 1, /^written {2}report.html: \d+ wrong/],
    ],
  },
};

/** The place where CI or a test runs each npm command of the documents, and the words that it uses. */
export const NPM: Readonly<Record<string, { readonly runs: string; readonly as: string }>> = {
  'npm ci': { runs: '.github/workflows/ci-repo-quality.yml', as: 'run: npm ci' },
  'npm run check': { runs: '.ci/run', as: 'npm run --silent check' },
  // `npm test` includes its tests. This entry is for Netlify's previews, which run it.
  'npm run test:unit': { runs: 'test/services/harness/run.test.ts', as: "'test:unit'" },
  'npm start': { runs: 'test/engine/start.test.ts', as: "['start']" },
  'npm test': { runs: '.ci/run', as: 'npm test' },
};
