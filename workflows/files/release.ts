import { branchFilter } from '../../formats/patterns/workflow-filter';
import { WORKFLOW } from '../../plan/workflow-names';
import { calledIn } from '../../registry/naming';
import { branchOf } from '../../registry/selectors';
import { asDelivery, keySecret } from '../parts/apps';
import { download, downloadAll, upload } from '../parts/artifacts';
import { DEFAULT_BRANCH, governingCheckout, sourceBeside, sourceCheckout } from '../parts/checkout';
import { CAUSEWAY, causeway, outputOf } from '../parts/command';
import { deliveryEnvironment } from '../parts/environments';
import {
  EVIDENCE_ENV,
  GOVERNING_NOTE,
  governingEnv,
  OWN_TOKEN,
  REPOSITORY_ENV,
  SOURCE_OPTION,
} from '../parts/governing';
import { recordJob, UNLESS_CANCELLED } from '../parts/record';
import { runOn } from '../parts/runners';
import { APP_TOKEN, projectSetUp, setUp } from '../parts/set-up';
import { governedCall, oneAfterAnother, QUEUE_NOTE, SECRETS_NOTE } from '../parts/triggers';
import type { Setting } from '../setting';
import { type Job, type Workflow, x } from '../shape';

const CHANGED = 'fromJSON(needs.changed.outputs.changed).surfaces';
const EACH = { matrix: { surface: x(`${CHANGED}.*.id`) } };
const SURFACE = { SURFACE: x('matrix.surface') };
const COMMIT = 'github.sha';

function changedJob(setting: Setting): Job {
  return {
    name: 'changed',
    ...runOn(setting, 'short'),
    permissions: { contents: 'read' },
    outputs: { changed: x('steps.changed.outputs.changed') },
    steps: [
      governingCheckout('all'),
      sourceCheckout(DEFAULT_BRANCH),
      setUp(),
      outputOf('changed', `surfaces changed --head "$COMMIT" ${SOURCE_OPTION} "$EVIDENCE"`, {
        ...OWN_TOKEN,
        ...EVIDENCE_ENV,
      }),
    ],
  };
}

function buildJob(setting: Setting): Job {
  return {
    about: 'The project’s own commands run here, without a secret and without a token that can sign.',
    name: `build ${x('matrix.surface')}`,
    needs: 'changed',
    if: `${CHANGED}[0] != null`,
    strategy: EACH,
    ...runOn(setting, 'build'),
    permissions: { contents: 'read' },
    env: SURFACE,
    steps: [
      governingCheckout('one', COMMIT),
      sourceCheckout(COMMIT),
      ...projectSetUp(),
      {
        about: 'Installs the dependencies of the project’s own build and checks.',
        if: `env.GOVERNING != ''`,
        'working-directory': 'source',
        run: 'test ! -f package-lock.json || npm ci',
      },
      causeway(`surfaces build --surface "$SURFACE" ${SOURCE_OPTION} --out tree`),
      {
        about:
          'The project’s checks of the surface. Each writes its tool’s report to reports/<check>.<ext>, and the tool’s exit code to reports/<check>.<ext>.exit-code, as `causeway evidence run` does.',
        run: 'npm run evidence --if-present -- "$SURFACE"',
        'working-directory': x(`env.GOVERNING == '' && '.' || 'source'`),
      },
      upload({ name: `tree-${x('matrix.surface')}`, path: 'tree', missing: 'error', hidden: true }),
      upload({
        name: `reports-${x('matrix.surface')}`,
        path: x(`env.GOVERNING == '' && 'reports' || 'source/reports'`),
        missing: 'ignore',
      }),
    ],
  };
}

const SIGN_REPORTS = `for report in reports/*; do
  case "$report" in *.exit-code) continue ;; esac
  name="\${report##*/}"
  check="\${name%.*}"
  ${CAUSEWAY} evidence add "$report" --exit-code-file "$report.exit-code" --check "$check" --surface "$SURFACE" \\
    --commit "$COMMIT" --bundle "$BUNDLE" --no-append --out "bundles/$SURFACE-$name.sigstore.json"
done
`;

function bundleJob(setting: Setting): Job {
  return {
    about:
      'Signs the artifacts of `build`. Only the governing repository’s default branch runs here. The released commit is data, and none of its dependencies is installed.',
    name: `bundle ${x('matrix.surface')}`,
    needs: ['changed', 'build'],
    strategy: EACH,
    ...runOn(setting, 'build'),
    permissions: { contents: 'write', 'id-token': 'write' },
    env: { ...SURFACE, ...OWN_TOKEN },
    steps: [
      governingCheckout(),
      sourceBeside(COMMIT),
      setUp(),
      download(`tree-${x('matrix.surface')}`, 'tree'),
      downloadAll(`reports-${x('matrix.surface')}`, 'reports'),
      outputOf(
        'bundle',
        `bundle build --surface "$SURFACE" --commit "$COMMIT" --checkout source --tree tree --out "bundles/$SURFACE" --store "release:$CAUSEWAY_REPOSITORY" --sign`,
      ),
      { run: SIGN_REPORTS, env: { BUNDLE: x('fromJSON(steps.bundle.outputs.bundle).digest') } },
      upload(
        { name: `signed-${x('matrix.surface')}`, path: 'bundles/*.sigstore.json', missing: 'error' },
        { if: UNLESS_CANCELLED },
      ),
    ],
  };
}

function ticketsJob(setting: Setting): Job {
  return {
    name: 'tickets',
    needs: 'record',
    ...runOn(setting, 'short'),
    permissions: { contents: 'read', 'id-token': 'write' },
    steps: [
      governingCheckout('all-elsewhere'),
      setUp(),
      causeway('release run --commit "$COMMIT" "$EVIDENCE" --until tickets --out statements', {
        env: { ...OWN_TOKEN, ...EVIDENCE_ENV },
      }),
      upload({ name: 'tickets', path: 'statements', missing: 'error' }),
    ],
  };
}

function deployJob(setting: Setting, first: string): Job {
  return {
    name: 'deploy',
    needs: 'record-tickets',
    ...runOn(setting, 'promote'),
    environment: deliveryEnvironment(x(`inputs.tier || '${first}'`)),
    permissions: { contents: 'read' },
    steps: [
      governingCheckout(),
      setUp(asDelivery(setting, { actions: 'write', contents: 'read' })),
      causeway('release run --commit "$COMMIT" --evidence-api --recorded', { env: { GITHUB_TOKEN: APP_TOKEN } }),
    ],
  };
}

/** The release: from a push to the first tier's branch to its deploys. Undefined where no surface is on a tier. */
export function releaseWorkflow(setting: Setting): Workflow | undefined {
  const [tier] = setting.tiers;
  if (tier === undefined) return undefined;
  const first = calledIn(tier);
  return {
    about:
      'Builds the changed surfaces once, signs them, and deploys them to the first tier. All later deploys fetch these same bundles.',
    name: WORKFLOW.release,
    on: {
      push: { branches: [branchFilter(branchOf(setting.registry, setting.key, tier))] },
      workflow_call: governedCall({ tier: { description: 'The first tier', type: 'string', default: first } }, [
        keySecret(setting, 'delivery'),
        keySecret(setting, 'evidence'),
      ]),
    },
    notes: {
      ...SECRETS_NOTE,
      ...QUEUE_NOTE,
      ...GOVERNING_NOTE,
      'jobs.bundle.permissions.contents': 'Bundles are kept as the release’s assets.',
    },
    concurrency: oneAfterAnother(WORKFLOW.release),
    env: { ...governingEnv(setting), ...REPOSITORY_ENV, COMMIT: x(COMMIT) },
    jobs: {
      changed: changedJob(setting),
      build: buildJob(setting),
      bundle: bundleJob(setting),
      record: recordJob(setting, {
        name: 'record',
        needs: 'bundle',
        artifact: 'signed-*',
        isPattern: true,
        what: 'statements/*',
      }),
      tickets: ticketsJob(setting),
      'record-tickets': recordJob(setting, {
        name: 'record-tickets',
        needs: 'tickets',
        artifact: 'tickets',
        what: 'statements/*',
      }),
      deploy: deployJob(setting, first),
    },
  };
}
