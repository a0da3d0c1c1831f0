import { UPLOAD_SARIF } from '../../plan/actions';
import { NETLIFY_TOKEN } from '../../plan/service-environments';
import { WORKFLOW } from '../../plan/workflow-names';
import { appLogin, keySecret } from '../parts/apps';
import { downloadAll, upload } from '../parts/artifacts';
import { DEFAULT_BRANCH, ownCheckout } from '../parts/checkout';
import { causeway } from '../parts/command';
import { inspectEnvironment } from '../parts/environments';
import { OWN_TOKEN } from '../parts/governing';
import { pagesJobs } from '../parts/pages';
import { recordJob, UNLESS_CANCELLED } from '../parts/record';
import { runOn } from '../parts/runners';
import { APP_TOKEN, fullSetUp, setUp } from '../parts/set-up';
import { READ_BACK, SLICE_ENV, stacksJob } from '../parts/stacks';
import { stateEnvironment, stateLogin, statePermissions, stateSecrets } from '../parts/state';
import { oneAfterAnother, ownCall, QUEUE_NOTE, SECRETS_NOTE } from '../parts/triggers';
import type { Setting } from '../setting';
import { type Job, type Values, type Workflow, x } from '../shape';

function driftJob(setting: Setting): Job {
  const { registry } = setting;
  const login: Values = {
    ...appLogin(setting, 'inspection'),
    [NETLIFY_TOKEN]: x(`secrets.${NETLIFY_TOKEN} || ''`),
  };
  return {
    name: `drift ${x('matrix.stack')}`,
    needs: 'stacks',
    strategy: { 'fail-fast': false, matrix: x('fromJSON(needs.stacks.outputs.matrix)') },
    ...runOn(setting, 'drift'),
    environment: inspectEnvironment(setting),
    permissions: {
      actions: 'read',
      contents: 'read',
      'id-token': 'write',
      'security-events': 'write',
      ...statePermissions(registry),
    },
    env: SLICE_ENV,
    steps: [
      ownCheckout(DEFAULT_BRANCH),
      fullSetUp(),
      ...stateLogin(registry, 'inspect'),
      causeway(
        `drift "$SLICE" \${PARTITION:+--partition "$PARTITION"} --found "found/$STACK.json" --format sarif > drift.sarif`,
        { env: { STACK: x('matrix.stack'), ...login, ...stateEnvironment(registry) } },
      ),
      upload({ name: `found-${x('matrix.stack')}`, path: 'found', missing: 'ignore' }, { if: UNLESS_CANCELLED }),
      causeway(`${READ_BACK} --evidence artifacts/verification.json >> "$GITHUB_STEP_SUMMARY"`, {
        if: UNLESS_CANCELLED,
        env: login,
      }),
      causeway('evidence sign artifacts/verification.json --out "statements/$STACK.sigstore.json"', {
        about: 'Every result of the comparison is evidence.',
        if: UNLESS_CANCELLED,
        env: { STACK: x('matrix.stack') },
      }),
      upload({ name: `drift-${x('matrix.stack')}`, path: 'statements', missing: 'error' }, { if: UNLESS_CANCELLED }),
      {
        if: UNLESS_CANCELLED,
        uses: UPLOAD_SARIF,
        with: { sarif_file: 'drift.sarif', category: `drift-${x('matrix.stack')}` },
      },
    ],
  };
}

// The issues of the workflow's own token belong to github-actions[bot], so no person's issue is taken for one of ours.
function issuesJob(setting: Setting): Job {
  return {
    about: 'One issue for each stack that drifted. If a stack could not be read completely, its issue stays unchanged.',
    name: 'issues',
    needs: 'drift',
    if: x(`!cancelled() && needs.drift.result != 'skipped'`),
    ...runOn(setting, 'short'),
    permissions: { contents: 'read', issues: 'write' },
    steps: [
      ownCheckout(DEFAULT_BRANCH),
      setUp(),
      downloadAll('found-*', 'found'),
      causeway('live issues --from found', { env: OWN_TOKEN }),
    ],
  };
}

/** The nightly comparison of the real infrastructure with the applied one. */
export function driftWorkflow(setting: Setting): Workflow {
  return {
    about:
      'Checks every night whether the infrastructure is still as it was applied. It previews every stack with refresh, and reads GitHub and Netlify back.',
    name: WORKFLOW.drift,
    on: {
      schedule: [{ cron: '17 3 * * *' }],
      workflow_dispatch: null,
      workflow_call: ownCall([
        keySecret(setting, 'evidence'),
        keySecret(setting, 'inspection'),
        NETLIFY_TOKEN,
        ...stateSecrets(setting.registry),
      ]),
    },
    notes: {
      ...SECRETS_NOTE,
      ...QUEUE_NOTE,
      'jobs.drift.permissions.actions': 'Code scanning reads which workflow a file comes from.',
    },
    concurrency: oneAfterAnother(WORKFLOW.drift),
    jobs: {
      stacks: stacksJob(setting, DEFAULT_BRANCH),
      drift: driftJob(setting),
      issues: issuesJob(setting),
      record: recordJob(setting, {
        name: 'record',
        needs: 'drift',
        if: UNLESS_CANCELLED,
        artifact: 'drift-*',
        isPattern: true,
        what: 'statements/*',
        isHome: true,
        after: [
          causeway('report --evidence-api --out report/report.html || [ "$?" -ne 2 ]', {
            about:
              'The page of the state, with the results that were just recorded. It is uploaded also when something is wrong (1) or could not be read (3).',
            env: { GITHUB_TOKEN: APP_TOKEN },
          }),
          upload({ name: 'report', path: 'report', missing: 'error' }),
        ],
      }),
      ...(setting.registry.report.publish === 'pages' ? pagesJobs(setting, 'record') : {}),
    },
  };
}
