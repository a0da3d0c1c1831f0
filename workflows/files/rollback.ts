import { NETLIFY_TOKEN } from '../../plan/service-environments';
import { WORKFLOW } from '../../plan/workflow-names';
import { calledTier } from '../names';
import { approvalJob } from '../parts/approval';
import { asDelivery, keySecret } from '../parts/apps';
import { downloadOf, upload } from '../parts/artifacts';
import { governingCheckout, sourceCheckout } from '../parts/checkout';
import { causeway, outputOf } from '../parts/command';
import { deliveryEnvironmentOfInput } from '../parts/environments';
import { GOVERNING_NOTE, governingEnv, SOURCE_OPTION } from '../parts/governing';
import { recordJob, UNLESS_CANCELLED, whenEnded, whenSucceeded } from '../parts/record';
import { againJob, recordAgainJob, restoreJob } from '../parts/restore';
import { runOn } from '../parts/runners';
import { APP_TOKEN, setUp } from '../parts/set-up';
import { governedCall, oneAfterAnother, QUEUE_NOTE, SECRETS_NOTE, surfaceGroup } from '../parts/triggers';
import type { Setting } from '../setting';
import { type Inputs, type Job, type Values, type Workflow, x } from '../shape';

/** The input that names the run with the decision about the release to restore. */
export const DECIDED_INPUT: Inputs = {
  decided: {
    description: 'The run that decided about what would be restored, where the evidence branch does not tell',
    type: 'string',
    default: '',
  },
};
const INPUTS: Inputs = {
  surface: { description: 'The surface', type: 'string', required: true },
  tier: { description: 'The tier', type: 'string', required: true },
  to: { description: 'The receipt to restore, by its id; none: the last known good', type: 'string', default: '' },
  reason: { description: 'Why', type: 'string', default: 'rolled back by hand' },
  ...DECIDED_INPUT,
  drill: { description: 'Only exercise it', type: 'boolean', default: false },
};
const PLAN = 'fromJSON(needs.plan.outputs.plan)';
const PLACE = '--surface "$SURFACE" --tier "$TIER"';
const READ: Values = { GITHUB_TOKEN: APP_TOKEN, [NETLIFY_TOKEN]: x(`secrets.${NETLIFY_TOKEN} || ''`) };
const ORIGINAL = `inputs.decided != '' || ${PLAN}.original.run.runId`;

function planJob(setting: Setting): Job {
  return {
    name: 'plan',
    ...runOn(setting, 'short'),
    environment: deliveryEnvironmentOfInput(setting),
    permissions: { contents: 'read' },
    outputs: { plan: x('steps.plan.outputs.plan') },
    steps: [
      governingCheckout(),
      setUp(asDelivery(setting, { actions: 'read', contents: 'read', members: 'read' })),
      outputOf('plan', `rollback plan ${PLACE} \${TO:+--to "$TO"} \${DRILL:+--drill} --evidence-api`, {
        ...READ,
        DRILL: x(`inputs.drill && 'yes' || ''`),
      }),
    ],
  };
}

function decideJob(setting: Setting, isAsked: boolean): Job {
  const approved = isAsked ? ` && (needs.approval.result == 'success' || needs.approval.result == 'skipped')` : '';
  return {
    name: 'decide',
    needs: isAsked ? ['plan', 'approval'] : ['plan'],
    if: x(`!cancelled() && needs.plan.result == 'success'${approved}`),
    ...runOn(setting, 'rollback'),
    environment: deliveryEnvironmentOfInput(setting),
    permissions: { actions: 'read', contents: 'read', 'id-token': 'write' },
    steps: [
      governingCheckout('all'),
      sourceCheckout(),
      setUp(asDelivery(setting, { actions: 'write', contents: 'read', members: 'read' })),
      downloadOf(`inputs.decided || ${PLAN}.original.run.runId`, 'release-readiness', 'original', {
        about:
          'The decision that approved the release to restore, with all its inputs. The command makes the decision again.',
        if: x(`!inputs.drill && (${ORIGINAL})`),
      }),
      causeway(
        `rollback run decide ${PLACE} \${TO:+--to "$TO"} --reason "$REASON" \${ORIGINAL:+--original "$ORIGINAL"} ${SOURCE_OPTION} --read-back --evidence-api --statements statements`,
        {
          if: x('!inputs.drill'),
          env: {
            ...READ,
            REASON: x('inputs.reason'),
            ORIGINAL: x(`(!inputs.drill && (${ORIGINAL})) && 'original/release_readiness_gate_report.json' || ''`),
          },
        },
      ),
      causeway(`rollback drill decide ${PLACE} --evidence-api --statements statements`, {
        if: 'inputs.drill',
        env: READ,
      }),
      upload({ name: 'rollback', path: 'artifacts', missing: 'ignore' }, { if: UNLESS_CANCELLED }),
      upload({ name: 'statements', path: 'statements', missing: 'ignore' }, { if: UNLESS_CANCELLED }),
    ],
  };
}

/** The manual rollback, and its drill. */
export function rollbackWorkflow(setting: Setting): Workflow {
  const isAsked = setting.tiers.some(({ approval }) => approval !== undefined);
  return {
    about:
      'Rolls a surface back to the last known good, without a build. One person starts it on the tier’s branch, and another person approves. The workflow decides and signs a ticket. It dispatches the leaf, which restores. In a drill the leaf deploys the older release and then the current one again, and signs a statement of the exercise. A killed run is started again, and continues.',
    name: WORKFLOW.rollback,
    on: {
      workflow_dispatch: { inputs: INPUTS },
      workflow_call: governedCall(INPUTS, [
        keySecret(setting, 'delivery'),
        keySecret(setting, 'evidence'),
        NETLIFY_TOKEN,
      ]),
    },
    notes: { ...SECRETS_NOTE, ...QUEUE_NOTE, ...GOVERNING_NOTE },
    concurrency: oneAfterAnother(surfaceGroup('rollback')),
    env: {
      ...governingEnv(setting),
      SURFACE: x('inputs.surface'),
      TIER: x('inputs.tier'),
      TO: x('inputs.to'),
    },
    jobs: {
      plan: planJob(setting),
      ...(isAsked ? { approval: approvalJob(setting, x(calledTier(setting, 'inputs.tier'))) } : {}),
      decide: decideJob(setting, isAsked),
      record: recordJob(setting, {
        about: 'Every decision is recorded, including the incident and a failed proof.',
        name: 'record',
        needs: 'decide',
        if: whenEnded('decide'),
        artifact: 'statements',
        isPattern: true,
      }),
      restore: restoreJob(setting, {
        needs: ['decide', 'record'],
        if: whenSucceeded('decide', 'record'),
        verb: { command: '"$VERB"', env: { VERB: x(`inputs.drill && 'drill' || 'run'`) } },
      }),
      again: againJob(setting, `!cancelled() && !inputs.drill && needs.restore.result == 'success'`),
      'record-again': recordAgainJob(setting),
    },
  };
}
