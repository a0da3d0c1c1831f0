import { NETLIFY_TOKEN } from '../../plan/service-environments';
import { WORKFLOW } from '../../plan/workflow-names';
import { keySecret } from '../parts/apps';
import { upload } from '../parts/artifacts';
import { governingCheckout } from '../parts/checkout';
import { causeway, outputOf } from '../parts/command';
import { deployEnvironment } from '../parts/environments';
import { EVIDENCE_ENV, GOVERNING_NOTE, governingEnv, OWN_TOKEN, REPOSITORY_ENV } from '../parts/governing';
import { recordJob, UNLESS_CANCELLED, whenEnded } from '../parts/record';
import { runOn } from '../parts/runners';
import { setUp } from '../parts/set-up';
import { governedCall, oneAfterAnother, QUEUE_NOTE, SECRETS_NOTE, surfaceGroup } from '../parts/triggers';
import type { Setting } from '../setting';
import { type Inputs, type Job, type Values, type Workflow, x } from '../shape';

const INPUTS: Inputs = {
  surface: { description: 'The surface', type: 'string', required: true },
  tier: { description: 'The tier', type: 'string', required: true },
  commit: { description: 'The release commit', type: 'string', required: true },
  bundle: { description: 'The digest of the bundle', type: 'string', required: true },
  ticket: { description: 'The id of the ticket on the evidence branch', type: 'string', required: true },
};
const WHAT = '--surface "$SURFACE" --tier "$TIER" --commit "$COMMIT" --bundle "$BUNDLE" --ticket "$TICKET"';

function guardJob(setting: Setting): Job {
  return {
    about: 'This job has no environment and no secret. Without a ticket the run ends here.',
    name: 'guard',
    ...runOn(setting, 'short'),
    permissions: { actions: 'read', contents: 'read', 'id-token': 'write' },
    outputs: { guard: x('steps.guard.outputs.guard') },
    steps: [
      governingCheckout('all-elsewhere'),
      setUp(),
      outputOf('guard', `deploy guard ${WHAT} "$EVIDENCE" --out statements`, { ...OWN_TOKEN, ...EVIDENCE_ENV }),
      upload({ name: 'spent', path: 'statements', missing: 'error' }),
    ],
  };
}

interface Leaf {
  readonly name: string;
  readonly about?: string;
  readonly when: string;
  readonly actions: 'read' | 'write';
  readonly secrets: Values;
}

function leafJob(setting: Setting, { name, about, when, actions, secrets }: Leaf): Job {
  return {
    ...(about === undefined ? {} : { about }),
    name,
    needs: ['guard', 'spend'],
    if: x(`fromJSON(needs.guard.outputs.guard).target ${when} 'workflow'`),
    ...runOn(setting, 'deploy', 'deploy'),
    environment: deployEnvironment(setting, 'live'),
    permissions: { actions, contents: 'read', 'id-token': 'write' },
    steps: [
      governingCheckout('all-elsewhere'),
      setUp(),
      causeway(
        `deploy run ${WHAT} "$EVIDENCE" --store "release:$CAUSEWAY_REPOSITORY" --out statements --url-to "$GITHUB_OUTPUT"`,
        {
          id: 'live',
          env: { ...OWN_TOKEN, ...EVIDENCE_ENV, ...secrets },
        },
      ),
      upload(
        { name: 'receipt', path: 'statements', missing: 'error' },
        { about: 'A failed deploy also has its receipt.', if: UNLESS_CANCELLED },
      ),
    ],
  };
}

/** The leaf: the only workflow that enters deploy environments. */
export function deployWorkflow(setting: Setting): Workflow {
  return {
    about:
      'The leaf: deploys one bundle of one surface to one tier, or restores one that was deployed before, and only with a ticket. The delivery App dispatches it on the tier’s branch, so that GitHub’s own branch policy decides who enters the deploy environment. No other workflow names that environment.',
    name: WORKFLOW.deploy,
    on: {
      workflow_dispatch: { inputs: INPUTS },
      workflow_call: governedCall(INPUTS, [keySecret(setting, 'evidence'), NETLIFY_TOKEN]),
    },
    notes: { ...SECRETS_NOTE, ...QUEUE_NOTE, ...GOVERNING_NOTE },
    concurrency: oneAfterAnother(surfaceGroup('deploy')),
    env: {
      ...governingEnv(setting),
      ...REPOSITORY_ENV,
      SURFACE: x('inputs.surface'),
      TIER: x('inputs.tier'),
      COMMIT: x('inputs.commit'),
      BUNDLE: x('inputs.bundle'),
      TICKET: x('inputs.ticket'),
    },
    jobs: {
      guard: guardJob(setting),
      spend: recordJob(setting, { name: 'spend', needs: 'guard', artifact: 'spent', what: 'statements/*' }),
      deploy: leafJob(setting, {
        name: 'deploy',
        when: '!=',
        actions: 'read',
        secrets: { [NETLIFY_TOKEN]: x(`secrets.${NETLIFY_TOKEN} || ''`) },
      }),
      dispatch: leafJob(setting, {
        about:
          'For a surface that its own workflow deploys. Only this job may start a workflow, and it has no token of a provider.',
        name: 'dispatch',
        when: '==',
        actions: 'write',
        secrets: {},
      }),
      record: recordJob(setting, {
        name: 'record',
        needs: ['deploy', 'dispatch'],
        if: whenEnded('deploy', 'dispatch'),
        artifact: 'receipt',
        what: 'statements/*',
      }),
    },
  };
}
