import { UPLOAD_SARIF } from '../../plan/actions';
import { NETLIFY_TOKEN } from '../../plan/service-environments';
import { WORKFLOW } from '../../plan/workflow-names';
import { appLogin, keySecret } from '../parts/apps';
import { download, downloadAll, upload } from '../parts/artifacts';
import { DEFAULT_BRANCH, ownCheckout } from '../parts/checkout';
import { CAUSEWAY, causeway } from '../parts/command';
import { inspectEnvironment } from '../parts/environments';
import { OWN_TOKEN, REPOSITORY_ENV } from '../parts/governing';
import { UNLESS_CANCELLED } from '../parts/record';
import { runOn } from '../parts/runners';
import { fullSetUp } from '../parts/set-up';
import { PARTITIONS } from '../parts/stacks';
import { stateEnvironment, stateLogin, statePermissions, stateSecrets } from '../parts/state';
import { ownCall, SECRETS_NOTE } from '../parts/triggers';
import type { Setting } from '../setting';
import { type Job, type Step, type Values, type Workflow, x } from '../shape';

const PULL: Values = { ...OWN_TOKEN, PULL: x('github.event.pull_request.number') };
const FROM_HERE = 'github.event.pull_request.head.repo.full_name == github.repository';
const IS_SOUND = `needs.registry.result == 'success'`;

/** A step that runs a command and adds its report to the summary. */
function summarised(command: string, tee: string): Step {
  // Bash has pipefail here: `tee` must not hide a failed command.
  return { shell: 'bash', run: `${CAUSEWAY} ${command} --format markdown | ${tee} >> "$GITHUB_STEP_SUMMARY"` };
}

function registryJob(setting: Setting): Job {
  return {
    name: 'registry',
    ...runOn(setting, 'short'),
    permissions: { contents: 'read' },
    outputs: { matrix: x('steps.partitions.outputs.matrix') },
    steps: [
      ownCheckout(DEFAULT_BRANCH),
      fullSetUp(),
      causeway('registry fetch --commit "$HEAD" --out artifacts/proposed.json', {
        env: { ...OWN_TOKEN, HEAD: x('github.event.pull_request.head.sha') },
      }),
      PARTITIONS,
      summarised('registry check --registry artifacts/proposed.json', 'tee artifacts/registry.md'),
      summarised(
        'policy check --registry artifacts/proposed.json --config policy/config --on registry',
        'tee -a artifacts/registry.md',
      ),
      upload(
        { name: 'proposed', path: 'artifacts', missing: 'error' },
        { about: 'A refused registry is also reported.', if: UNLESS_CANCELLED },
      ),
    ],
  };
}

function previewJob(setting: Setting): Job {
  const { registry } = setting;
  return {
    name: `preview ${x('matrix.stack')}`,
    needs: 'registry',
    if: FROM_HERE,
    strategy: { 'fail-fast': false, matrix: x('fromJSON(needs.registry.outputs.matrix)') },
    ...runOn(setting, 'preview'),
    environment: inspectEnvironment(setting),
    permissions: { contents: 'read', ...statePermissions(registry) },
    steps: [
      ownCheckout(DEFAULT_BRANCH),
      fullSetUp(),
      ...stateLogin(registry, 'inspect'),
      download('proposed', 'artifacts'),
      { run: 'mkdir -p previews' },
      {
        run: 'node_modules/.bin/pulumi preview --stack "$STACK" --json --show-sames --non-interactive > "previews/$STACK.json"',
        env: {
          STACK: x('matrix.stack'),
          CAUSEWAY_REGISTRY: `${x('github.workspace')}/artifacts/proposed.json`,
          ...appLogin(setting, 'inspection'),
          [NETLIFY_TOKEN]: x(`secrets.${NETLIFY_TOKEN} || ''`),
          ...stateEnvironment(registry),
        },
      },
      upload({ name: `preview-${x('matrix.stack')}`, path: 'previews', missing: 'error' }, { if: UNLESS_CANCELLED }),
    ],
  };
}

const REPORT = `set --
for stack in $STACKS; do set -- "$@" --preview "$stack=previews/$stack.json"; done
${CAUSEWAY} preview report --registry artifacts/proposed.json --before registry/deploy-surfaces.json \\
  --config policy/config "$@" --out artifacts/preview.md --sarif artifacts/preview.sarif
`;

function comment(file: string): string {
  return `comment put --pull "$PULL" --file ${file} --marker infrastructure-preview`;
}

function reportJob(setting: Setting): Job {
  return {
    name: 'report',
    needs: ['registry', 'preview'],
    if: x(`!cancelled() && ${FROM_HERE}`),
    ...runOn(setting, 'short'),
    permissions: { actions: 'read', contents: 'read', 'pull-requests': 'write', 'security-events': 'write' },
    steps: [
      ownCheckout(DEFAULT_BRANCH),
      fullSetUp(),
      download('proposed', 'artifacts'),
      downloadAll('preview-*', 'previews'),
      causeway(comment('artifacts/registry.md'), {
        about: 'A refused registry has no previews, so the comment has only its findings.',
        if: `needs.registry.result != 'success'`,
        env: PULL,
      }),
      {
        about: 'One preview for each stack. A missing preview is reported as not seen.',
        if: IS_SOUND,
        run: REPORT,
        env: { STACKS: x(`join(fromJSON(needs.registry.outputs.matrix).include.*.stack, ' ')`) },
      },
      causeway(comment('artifacts/preview.md'), { if: x(`!cancelled() && ${IS_SOUND}`), env: PULL }),
      {
        if: x(`!cancelled() && ${IS_SOUND}`),
        uses: UPLOAD_SARIF,
        with: {
          sarif_file: 'artifacts/preview.sarif',
          ref: `refs/pull/${x('github.event.pull_request.number')}/head`,
          sha: x('github.event.pull_request.head.sha'),
          category: WORKFLOW.infrastructurePreview,
        },
      },
    ],
  };
}

/** Comments on a pull request with the changes that its registry would make. */
export function infrastructurePreviewWorkflow(setting: Setting): Workflow {
  return {
    about:
      'Comments on a pull request with its effect on the infrastructure. Only the default branch’s code runs here; the pull request’s registry is read as data. Nothing of the pull request is checked out, installed or executed.',
    name: WORKFLOW.infrastructurePreview,
    on: {
      pull_request_target: { types: ['opened', 'synchronize', 'reopened'], paths: ['registry/**'] },
      workflow_call: ownCall([keySecret(setting, 'inspection'), NETLIFY_TOKEN, ...stateSecrets(setting.registry)]),
    },
    notes: {
      ...SECRETS_NOTE,
      'jobs.preview.if': 'A pull request from a fork only has its registry checked.',
      'jobs.report.permissions.actions': 'Code scanning reads which workflow a file comes from.',
    },
    concurrency: {
      group: `${WORKFLOW.infrastructurePreview}-${x('github.event.pull_request.number')}`,
      'cancel-in-progress': true,
    },
    env: REPOSITORY_ENV,
    jobs: { registry: registryJob(setting), preview: previewJob(setting), report: reportJob(setting) },
  };
}
