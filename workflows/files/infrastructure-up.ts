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

/** What the program and the policy pack are made of: a merged change of any of it is applied. */
const PATHS: readonly string[] = [
  ...['registry/**', 'policy/**', 'plan/**', 'components/**', 'live/**', 'evidence/**', 'formats/**', 'bin/**'],
  ...['sdks/**', 'index.ts', 'program.js', 'package-lock.json', 'Pulumi*.yaml'],
];
const COMMIT = 'github.sha';
const ON_DEFAULT_BRANCH = `github.ref == format('refs/heads/{0}', ${DEFAULT_BRANCH})`;
const EACH = x('fromJSON(needs.stacks.outputs.matrix)');
const PREVIEW =
  'node_modules/.bin/pulumi preview --stack "$STACK" --json --show-sames --non-interactive --policy-pack policy';
// An apply that failed half way has its receipt, too; one that was refused has none: the newest update is another's.
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
    ...runOn(setting, 30),
    environment: inspectEnvironment(setting),
    permissions: { contents: 'read', ...statePermissions(registry) },
    env: { STACK: x('matrix.stack') },
    steps: [
      ownCheckout(COMMIT),
      ...fullSetUp(),
      ...stateLogin(registry, 'inspect'),
      {
        about: 'What steps write for each other lies where a binding does not look: it is bound to the checkout.',
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
    ...runOn(setting, 120),
    environment: infrastructureEnvironment(setting),
    permissions: { contents: 'read', 'id-token': 'write', ...statePermissions(registry) },
    env: { STACK: x('matrix.stack'), ...SLICE_ENV },
    steps: [
      ownCheckout(COMMIT),
      ...fullSetUp(),
      ...stateLogin(registry, 'apply'),
      download(`binding-${x('matrix.stack')}`, 'artifacts/bindings'),
      { run: `${PREVIEW} > artifacts/now.json`, env: all },
      causeway('apply check "artifacts/bindings/$STACK.json" artifacts/now.json'),
      {
        about: 'The update says in the stack’s history whose it is: its receipt tells of no other.',
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
          'An apply that failed half way has its receipt, too. One that was refused has none: the newest update is another’s.',
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

/** The apply of what was merged. */
export function infrastructureUpWorkflow(setting: Setting): Workflow {
  return {
    about:
      'Applies what was merged, one stack after another: the foundation, then every tier from the first to the last. What is applied is bound to what was previewed: the approved job makes the preview again and refuses any difference.',
    name: WORKFLOW.infrastructureUp,
    on: {
      push: { branches: [setting.repository.defaultBranch], paths: PATHS },
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
      'jobs.preview.if': 'It may log in to where the state is kept: see `up`.',
      'jobs.up.if': 'It may sign: dispatched on another branch it would run that branch’s code.',
      'jobs.up.strategy.fail-fast':
        'In the order of the list, each after the one before it; the first that fails stops the rest.',
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
