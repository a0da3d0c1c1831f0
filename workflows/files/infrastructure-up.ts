import { branchFilter } from '../../formats/patterns/workflow-filter';
import { NETLIFY_TOKEN } from '../../plan/service-environments';
import { WORKFLOW } from '../../plan/workflow-names';
import { appLogin, keySecret } from '../parts/apps';
import { download, upload } from '../parts/artifacts';
import { DEFAULT_BRANCH, ownCheckout } from '../parts/checkout';
import { CAUSEWAY, causeway } from '../parts/command';
import { infrastructureEnvironment, inspectEnvironment } from '../parts/environments';
import { OWN_TOKEN } from '../parts/governing';
import { recordJob } from '../parts/record';
import { runOn } from '../parts/runners';
import { fullSetUp } from '../parts/set-up';
import { READ_BACK, SLICE_ENV, stacksJob } from '../parts/stacks';
import { stateEnvironment, stateLogin, statePermissions, stateSecrets } from '../parts/state';
import { oneAfterAnother, ownCall, QUEUE_NOTE, SECRETS_NOTE } from '../parts/triggers';
import type { Setting } from '../setting';
import { type Job, type Values, type Workflow, x } from '../shape';

/** The inputs of the program and the policy pack. A merged change of any of them is applied. */
const PATHS: readonly string[] = [
  ...['registry/**', 'policy/**', 'plan/**', 'components/**', 'live/**', 'evidence/**', 'formats/**', 'bin/**'],
  ...['sdks/**', 'index.ts', 'program.*', 'package-lock.json', 'Pulumi*.yaml'],
];
const COMMIT = 'github.sha';
const ON_DEFAULT_BRANCH = `github.ref == format('refs/heads/{0}', ${DEFAULT_BRANCH})`;
const EACH = x('fromJSON(needs.stacks.outputs.matrix)');
const PREVIEW =
  'node_modules/.bin/pulumi preview --stack "$STACK" --json --show-sames --non-interactive --policy-pack policy';
// An apply that failed half way also has its receipt. A refused apply has none, because the newest update belongs to
// another run.
const APPLIED = x(`!cancelled() && steps.up.outcome != 'skipped'`);

function login(setting: Setting, role: 'provisioning' | 'inspection'): Values {
  return { ...appLogin(setting, role), [NETLIFY_TOKEN]: x(`secrets.${NETLIFY_TOKEN} || ''`) };
}

function previewJob(setting: Setting): Job {
  const { registry } = setting;
  return {
    name: `preview ${x('matrix.stack')}`,
    needs: 'stacks',
    if: ON_DEFAULT_BRANCH,
    strategy: { matrix: EACH },
    ...runOn(setting, 'preview'),
    environment: inspectEnvironment(setting),
    permissions: { contents: 'read', ...statePermissions(registry) },
    env: { STACK: x('matrix.stack') },
    steps: [
      ownCheckout(COMMIT),
      fullSetUp(),
      ...stateLogin(registry, 'inspect'),
      {
        about: 'Steps exchange files in a folder that the binding ignores, because it covers the checkout.',
        run: 'mkdir -p artifacts',
      },
      {
        run: `${PREVIEW} > artifacts/preview.json`,
        env: { ...login(setting, 'inspection'), ...stateEnvironment(registry) },
      },
      causeway('preview guard artifacts/preview.json --stack "$STACK" --format markdown >> "$GITHUB_STEP_SUMMARY"'),
      causeway('apply bind artifacts/preview.json --stack "$STACK" --out "artifacts/bindings/$STACK.json"'),
      upload({ name: `binding-${x('matrix.stack')}`, path: 'artifacts/bindings', missing: 'error' }),
    ],
  };
}

function upJob(setting: Setting): Job {
  const { registry } = setting;
  const all = { ...login(setting, 'provisioning'), ...stateEnvironment(registry) };
  return {
    name: `up ${x('matrix.stack')}`,
    needs: ['stacks', 'preview'],
    if: ON_DEFAULT_BRANCH,
    strategy: { 'fail-fast': true, 'max-parallel': 1, matrix: EACH },
    ...runOn(setting, 'apply'),
    environment: infrastructureEnvironment(setting),
    permissions: { contents: 'read', 'id-token': 'write', ...statePermissions(registry) },
    env: { STACK: x('matrix.stack'), ...SLICE_ENV },
    steps: [
      ownCheckout(COMMIT),
      fullSetUp(),
      ...stateLogin(registry, 'apply'),
      download(`binding-${x('matrix.stack')}`, 'artifacts/bindings'),
      { run: `${PREVIEW} > artifacts/now.json`, env: all },
      causeway('apply check "artifacts/bindings/$STACK.json" artifacts/now.json'),
      {
        about:
          'The update names its run in the stack’s history, so that the receipt is about this update and no other.',
        id: 'message',
        run: `{ echo 'message<<end'; ${CAUSEWAY} apply message "artifacts/bindings/$STACK.json"; echo end; } >> "$GITHUB_OUTPUT"\n`,
      },
      {
        id: 'up',
        run: 'node_modules/.bin/pulumi up --stack "$STACK" --yes --skip-preview --non-interactive --policy-pack policy --message "$MESSAGE"',
        env: { MESSAGE: x('steps.message.outputs.message'), ...all },
      },
      causeway(`${READ_BACK} --evidence artifacts/read-back.json >> "$GITHUB_STEP_SUMMARY"`, {
        about:
          'An apply that failed half way also has its receipt. A refused apply has none, because the newest update belongs to another run.',
        if: APPLIED,
        env: login(setting, 'provisioning'),
      }),
      {
        if: APPLIED,
        run: 'node_modules/.bin/pulumi stack history --stack "$STACK" --json --page-size 1 > artifacts/history.json',
        env: stateEnvironment(registry),
      },
      causeway(
        'apply receipt "artifacts/bindings/$STACK.json" --history artifacts/history.json --read-back artifacts/read-back.json --evidence-api --out "artifacts/statements/$STACK.sigstore.json"',
        { if: APPLIED, env: OWN_TOKEN },
      ),
      upload({ name: `applied-${x('matrix.stack')}`, path: 'artifacts/statements', missing: 'error' }, { if: APPLIED }),
    ],
  };
}

/** The apply of merged changes. */
export function infrastructureUpWorkflow(setting: Setting): Workflow {
  return {
    about:
      'Applies merged changes, one stack after another: the foundation, then every tier from the first to the last. The apply is bound to the preview: the approved job makes the preview again and refuses any difference.',
    name: WORKFLOW.infrastructureUp,
    on: {
      push: { branches: [branchFilter(setting.repository.defaultBranch)], paths: PATHS },
      workflow_dispatch: null,
      workflow_call: ownCall([
        keySecret(setting, 'evidence'),
        keySecret(setting, 'provisioning'),
        keySecret(setting, 'inspection'),
        NETLIFY_TOKEN,
        ...stateSecrets(setting.registry),
      ]),
    },
    notes: {
      ...SECRETS_NOTE,
      ...QUEUE_NOTE,
      'jobs.preview.if': 'The job may log in to the backend of the state: see `up`.',
      'jobs.up.if': 'The job may sign. If it were dispatched on another branch, it would run that branch’s code.',
      'jobs.up.strategy.fail-fast':
        'The stacks run one after another in the order of the list. The first failure stops the rest.',
    },
    concurrency: oneAfterAnother(WORKFLOW.infrastructureUp),
    jobs: {
      stacks: stacksJob(setting, COMMIT),
      preview: previewJob(setting),
      up: upJob(setting),
      record: recordJob(setting, {
        name: 'record',
        needs: 'up',
        if: x(`!cancelled() && needs.up.result != 'skipped'`),
        artifact: 'applied-*',
        isPattern: true,
        isHome: true,
      }),
    },
  };
}
