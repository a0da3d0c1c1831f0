import { NETLIFY_TOKEN } from '../../plan/service-environments';
import { WORKFLOW } from '../../plan/workflow-names';
import { downloadOf, upload } from '../parts/artifacts';
import { DEFAULT_BRANCH, ownCheckout } from '../parts/checkout';
import { causeway, outputOf } from '../parts/command';
import { previewEnvironment } from '../parts/environments';
import { OWN_TOKEN, REPOSITORY_ENV } from '../parts/governing';
import { UNLESS_CANCELLED } from '../parts/record';
import { runOn } from '../parts/runners';
import { projectSetUp, setUp } from '../parts/set-up';
import { oneAfterAnother, ownCall, QUEUE_NOTE, SECRETS_NOTE } from '../parts/triggers';
import type { Setting } from '../setting';
import { type Inputs, type Job, type Values, type Workflow, x } from '../shape';

const RUN: Inputs = {
  run: { description: 'The run that built its bundles; none: it was closed', type: 'string', default: '' },
};
const HEAD = 'github.event.pull_request.head.sha';
const OPENED = `github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name`;
const FROM_HERE = `${OPENED} == github.repository`;
const CHANGED = 'fromJSON(needs.changed.outputs.changed).surfaces';
const SURFACES = 'fromJSON(needs.surfaces.outputs.surfaces)';
const SURFACE: Values = { SURFACE: x('matrix.surface') };
const TOKEN: Values = { [NETLIFY_TOKEN]: x(`secrets.${NETLIFY_TOKEN}`) };

function forkJob(setting: Setting): Job {
  return {
    about:
      'GitHub passes neither secrets nor variables to the run of a fork. This job says so, and every other job is skipped.',
    name: 'no preview for forks',
    if: `${OPENED} != github.repository`,
    ...runOn(setting, 'short'),
    permissions: {},
    steps: [{ run: 'echo "a pull request that comes from a fork has no preview"' }],
  };
}

function changedJob(setting: Setting): Job {
  return {
    name: 'changed',
    if: `github.event_name == 'pull_request' && github.event.action != 'closed' && github.event.pull_request.head.repo.full_name == github.repository`,
    ...runOn(setting, 'short'),
    permissions: { contents: 'read' },
    outputs: { changed: x('steps.changed.outputs.changed') },
    steps: [
      ownCheckout(HEAD, 'all'),
      setUp(),
      outputOf('changed', 'surfaces changed --base "$BASE" --head "$HEAD"', {
        BASE: x('github.event.pull_request.base.sha'),
        HEAD: x(HEAD),
      }),
    ],
  };
}

function buildJob(setting: Setting): Job {
  return {
    name: `build ${x('matrix.surface')}`,
    needs: 'changed',
    if: `${CHANGED}[0] != null`,
    strategy: { 'fail-fast': false, matrix: { surface: x(`${CHANGED}.*.id`) } },
    ...runOn(setting, 'build'),
    permissions: { contents: 'read' },
    env: SURFACE,
    steps: [
      ownCheckout(HEAD, 'all'),
      ...projectSetUp(),
      causeway('surfaces build --surface "$SURFACE" --out tree'),
      causeway('bundle build --surface "$SURFACE" --commit "$HEAD" --tree tree --out bundle', {
        env: { HEAD: x(HEAD) },
      }),
      upload({ name: `bundle-${x('matrix.surface')}`, path: 'bundle', missing: 'error', hidden: true }),
    ],
  };
}

function handOverJob(setting: Setting): Job {
  return {
    name: 'hand-over',
    needs: 'build',
    if: x(`!cancelled() && ${FROM_HERE} && (needs.build.result == 'success' || github.event.action == 'closed')`),
    ...runOn(setting, 'short'),
    permissions: { actions: 'write', contents: 'read' },
    steps: [
      ownCheckout(DEFAULT_BRANCH),
      setUp(),
      causeway(`preview start --pull "$PULL" \${BUILT:+--run "$BUILT"}`, {
        env: { ...OWN_TOKEN, BUILT: x(`github.event.action != 'closed' && github.run_id || ''`) },
      }),
    ],
  };
}

function surfacesJob(setting: Setting): Job {
  return {
    name: 'surfaces',
    if: `github.event_name == 'workflow_dispatch'`,
    ...runOn(setting, 'short'),
    permissions: { actions: 'read', contents: 'read', 'pull-requests': 'read' },
    outputs: { surfaces: x('steps.surfaces.outputs.surfaces') },
    steps: [
      ownCheckout(DEFAULT_BRANCH),
      setUp(),
      outputOf('surfaces', `preview surfaces --pull "$PULL" \${BUILT:+--run "$BUILT"}`, {
        ...OWN_TOKEN,
        BUILT: x('inputs.run'),
      }),
    ],
  };
}

function upJob(setting: Setting): Job {
  return {
    name: `up ${x('matrix.surface')}`,
    needs: 'surfaces',
    if: `${SURFACES}.up[0] != null`,
    strategy: { 'fail-fast': false, matrix: { surface: x(`${SURFACES}.up`) } },
    ...runOn(setting, 'preview'),
    environment: previewEnvironment(),
    permissions: { actions: 'read', contents: 'read', 'pull-requests': 'write' },
    env: SURFACE,
    steps: [
      ownCheckout(DEFAULT_BRANCH),
      setUp(),
      downloadOf('inputs.run', `bundle-${x('matrix.surface')}`, 'bundle'),
      causeway(
        'preview up --surface "$SURFACE" --pull "$PULL" --bundle bundle --junit "artifacts/preview-$SURFACE.xml" --report preview.md',
        { env: TOKEN },
      ),
      causeway('comment put --pull "$PULL" --file preview.md --marker "preview-$SURFACE"', {
        if: UNLESS_CANCELLED,
        env: OWN_TOKEN,
      }),
      upload(
        { name: `preview-${x('matrix.surface')}`, path: 'artifacts', missing: 'error' },
        { about: 'The preview’s answers are evidence for a reviewer.', if: UNLESS_CANCELLED },
      ),
    ],
  };
}

function downJob(setting: Setting): Job {
  return {
    name: `down ${x('matrix.surface')}`,
    needs: 'surfaces',
    if: `${SURFACES}.down[0] != null`,
    strategy: { 'fail-fast': false, matrix: { surface: x(`${SURFACES}.down`) } },
    ...runOn(setting, 'short'),
    environment: previewEnvironment(),
    permissions: { contents: 'read' },
    steps: [
      ownCheckout(DEFAULT_BRANCH),
      setUp(),
      causeway('preview down --surface "$SURFACE" --pull "$PULL"', { env: { ...SURFACE, ...TOKEN } }),
    ],
  };
}

/** Previews of the surfaces that a pull request changes. */
export function pullPreviewWorkflow(setting: Setting): Workflow {
  return {
    about:
      'Deploys a preview of each surface that a pull request changes, as a separate draft deploy, and deletes it when the pull request is closed. The proposed code is built in a job without secrets. Then the run starts this workflow again on the default branch, the only branch that the environment with the token for previews admits. There the default branch’s code deploys the finished bundles.',
    name: WORKFLOW.pullPreview,
    on: {
      pull_request: { types: ['opened', 'synchronize', 'reopened', 'closed'] },
      workflow_dispatch: {
        inputs: { pull: { description: 'The pull request', type: 'string', required: true }, ...RUN },
      },
      workflow_call: ownCall([NETLIFY_TOKEN], {
        pull: { description: 'The pull request', type: 'string', default: '' },
        ...RUN,
      }),
    },
    notes: {
      ...SECRETS_NOTE,
      ...QUEUE_NOTE,
      'on.workflow_call':
        'The caller is a file of the same name, on these same events. The hand-over starts the caller again on the default branch.',
      'jobs.hand-over.permissions.actions': 'The job starts this workflow on the default branch.',
    },
    concurrency: oneAfterAnother(
      `pr-preview-${x('github.event_name')}-${x('github.event.pull_request.number || inputs.pull')}`,
    ),
    env: { ...REPOSITORY_ENV, PULL: x('github.event.pull_request.number || inputs.pull') },
    jobs: {
      fork: forkJob(setting),
      changed: changedJob(setting),
      build: buildJob(setting),
      'hand-over': handOverJob(setting),
      surfaces: surfacesJob(setting),
      up: upJob(setting),
      down: downJob(setting),
    },
  };
}
