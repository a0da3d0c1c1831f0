import { ALERTS_TOKEN, NETLIFY_TOKEN } from '../../plan/service-environments';
import { WORKFLOW } from '../../plan/workflow-names';
import { watchMinutes } from '../../registry/leaf-time';
import { MAX_TIMEOUT } from '../../registry/schema';
import { asDelivery, keySecret } from '../parts/apps';
import { upload } from '../parts/artifacts';
import { governingCheckout, sourceCheckout } from '../parts/checkout';
import { CAUSEWAY } from '../parts/command';
import { deliveryEnvironmentOfInput } from '../parts/environments';
import { GOVERNING_NOTE, governingEnv, SOURCE_OPTION } from '../parts/governing';
import { recordJob, UNLESS_CANCELLED } from '../parts/record';
import { againJob, ORIGINAL_ENV, originalDecision, recordAgainJob, restoreJob } from '../parts/restore';
import { runFor } from '../parts/runners';
import { APP_TOKEN, setUp } from '../parts/set-up';
import { governedCall, oneAfterAnother, QUEUE_NOTE, SECRETS_NOTE, surfaceGroup } from '../parts/triggers';
import type { Setting } from '../setting';
import { type Inputs, type Job, type Workflow, x } from '../shape';
import { DECIDED_INPUT } from './rollback';

const INPUTS: Inputs = {
  surface: { description: 'The surface', type: 'string', required: true },
  tier: { description: 'The tier', type: 'string', required: true },
  ...DECIDED_INPUT,
};

// A rule refuses a registry in which a watch of a surface with a health window is longer than the longest job.
function minutesOf({ registry, surfaces }: Setting): number {
  return Math.min(MAX_TIMEOUT, watchMinutes(registry, surfaces));
}

const MONITOR = `${CAUSEWAY} monitor --surface "$SURFACE" --tier "$TIER" --rollback \${ORIGINAL:+--original "$ORIGINAL"} \\
  ${SOURCE_OPTION} --read-back --evidence-api --statements statements
if [ -f "artifacts/rollback_\${SURFACE}_\${TIER}.json" ]; then echo rollback=true >> "$GITHUB_OUTPUT"; fi
`;

function watchJob(setting: Setting): Job {
  return {
    name: 'watch',
    ...runFor(setting, minutesOf(setting)),
    environment: deliveryEnvironmentOfInput(setting),
    permissions: { actions: 'read', contents: 'read', 'id-token': 'write' },
    outputs: { rollback: x('steps.monitor.outputs.rollback'), statements: x('steps.statements.outputs.artifact-id') },
    steps: [
      governingCheckout('all'),
      sourceCheckout(),
      setUp(asDelivery(setting, { actions: 'write', contents: 'read', members: 'read' })),
      ...originalDecision(),
      {
        about:
          'The job signs every verdict. A release counts as known good by its verdict. A report of a rollback says that a rollback was decided.',
        id: 'monitor',
        run: MONITOR,
        env: {
          GITHUB_TOKEN: APP_TOKEN,
          [NETLIFY_TOKEN]: x(`secrets.${NETLIFY_TOKEN} || ''`),
          ...ORIGINAL_ENV,
          [ALERTS_TOKEN]: x(`secrets.${ALERTS_TOKEN} || ''`),
        },
      },
      upload({ name: 'monitor', path: 'artifacts', missing: 'error' }, { if: UNLESS_CANCELLED }),
      upload({ name: 'statements', path: 'statements', missing: 'ignore' }, { if: UNLESS_CANCELLED, id: 'statements' }),
    ],
  };
}

/** The watch over a deploy, with the automatic rollback. */
export function monitorWorkflow(setting: Setting): Workflow {
  return {
    about:
      'Watches the newest deploy of a surface through the registry’s health window. If the deploy is unhealthy, the workflow decides to roll it back to the last known good and signs a ticket. It dispatches the leaf, which restores. A promotion starts this workflow on the tier’s branch; anybody who can start workflows may start it too.',
    name: WORKFLOW.monitor,
    on: {
      workflow_dispatch: { inputs: INPUTS },
      workflow_call: governedCall(INPUTS, [
        keySecret(setting, 'delivery'),
        keySecret(setting, 'evidence'),
        NETLIFY_TOKEN,
        ALERTS_TOKEN,
      ]),
    },
    notes: { ...SECRETS_NOTE, ...QUEUE_NOTE, ...GOVERNING_NOTE },
    concurrency: oneAfterAnother(surfaceGroup('monitor')),
    env: { ...governingEnv(setting), SURFACE: x('inputs.surface'), TIER: x('inputs.tier') },
    jobs: {
      watch: watchJob(setting),
      record: recordJob(setting, {
        about: 'Without statements the job had nothing to watch.',
        name: 'record',
        needs: 'watch',
        if: x(`!cancelled() && needs.watch.outputs.statements != ''`),
        artifact: 'statements',
        isPattern: true,
      }),
      restore: restoreJob(setting, {
        needs: ['watch', 'record'],
        if: x(
          `!cancelled() && needs.watch.result == 'success' && needs.record.result == 'success' && needs.watch.outputs.rollback == 'true'`,
        ),
        verb: { command: 'run', env: {} },
      }),
      again: againJob(setting, `!cancelled() && needs.restore.result == 'success'`),
      'record-again': recordAgainJob(setting),
    },
  };
}
