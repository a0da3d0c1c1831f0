import { NETLIFY_TOKEN } from '../../plan/service-environments';
import { promotionWorkflow } from '../../plan/workflow-names';
import { calledIn } from '../../registry/naming';
import type { Tier } from '../../registry/schema/tier';
import { approvalJob } from '../parts/approval';
import { keySecret } from '../parts/apps';
import { download, upload } from '../parts/artifacts';
import { governingCheckout, sourceCheckout } from '../parts/checkout';
import { causeway, outputOf } from '../parts/command';
import {
  EVIDENCE_ENV,
  GOVERNING_NOTE,
  governingEnv,
  OWN_TOKEN,
  REPOSITORY_ENV,
  SOURCE_OPTION,
} from '../parts/governing';
import { recordJob, whenSucceeded } from '../parts/record';
import { runOn } from '../parts/runners';
import { setUp } from '../parts/set-up';
import { governedCall, oneAfterAnother, QUEUE_NOTE, SECRETS_NOTE } from '../parts/triggers';
import type { Setting } from '../setting';
import { type Inputs, type Job, type Step, type Workflow, x } from '../shape';
import { AS_DELIVERY, actingJob, READS } from './promotion-job';

const INPUTS: Inputs = {
  commit: { description: 'The release commit', type: 'string', required: true },
  notes: { description: 'The release notes: a file of the default branch', type: 'string', default: '' },
  resumes: { description: 'The killed run that this one goes on for', type: 'string', default: '' },
};

const PLAN = 'fromJSON(needs.plan.outputs.plan)';

const RUN = `promote run --tier "$TIER" --commit "$COMMIT" \${RESUMES:+--resumes "$RESUMES"} --evidence-api`;

// Without an approval there is no approval job to wait for.
function restorableJob(setting: Setting, tier: Tier, isAsked: boolean): Job {
  const approved = isAsked ? ` && (needs.approval.result == 'success' || needs.approval.result == 'skipped')` : '';
  return actingJob(setting, tier, {
    about:
      'Checks that the live release can still be restored, because providers delete old deploys. Only the tier’s token can read that. If everything is already deployed, there is nothing to judge; the last job says so and starts the watch.',
    name: 'restorable',
    needs: isAsked ? ['plan', 'approval'] : ['plan'],
    if: x(`!cancelled() && needs.plan.result == 'success' && ${PLAN}.open${approved}`),
    token: { contents: 'read', members: 'read' },
    steps: [
      causeway('lkg --tier "$TIER" --gate restorability/restorability.json --evidence-api', {
        env: { ...AS_DELIVERY, [NETLIFY_TOKEN]: x(`secrets.${NETLIFY_TOKEN} || ''`) },
      }),
      causeway('waiver approvers --out restorability/approver_teams.json', {
        about: 'Reads the members of the teams that may approve waivers, because the gate’s own token cannot.',
        env: AS_DELIVERY,
      }),
      upload({ name: 'restorability', path: 'restorability', missing: 'error' }),
    ],
  });
}

function gateJob(setting: Setting): Job {
  return {
    name: 'gate',
    needs: 'restorable',
    if: whenSucceeded('restorable'),
    ...runOn(setting, 'gate'),
    permissions: { actions: 'read', contents: 'read', 'id-token': 'write' },
    steps: [
      governingCheckout('all'),
      sourceCheckout(),
      setUp(),
      download('restorability', 'restorability'),
      causeway(
        `gate evaluate --tier "$TIER" --commit "$COMMIT" \${NOTES:+--notes "$NOTES"} ${SOURCE_OPTION} --restorability restorability/restorability.json --approver-teams restorability/approver_teams.json "$EVIDENCE" --sign --summary "$GITHUB_STEP_SUMMARY"`,
        {
          env: {
            ...OWN_TOKEN,
            ...EVIDENCE_ENV,
            NOTES: x(`env.GOVERNING != '' && inputs.notes != '' && format('source/{0}', inputs.notes) || inputs.notes`),
          },
        },
      ),
      upload({ name: 'release-readiness', path: 'artifacts', missing: 'error' }, { if: 'always()' }),
    ],
  };
}

function approvalsJob(setting: Setting, tier: Tier): Job {
  return actingJob(setting, tier, {
    name: 'approvals',
    needs: 'gate',
    if: whenSucceeded('gate'),
    signs: true,
    steps: [
      causeway(`${RUN} --until approvals --out statements`, { env: AS_DELIVERY }),
      download('release-readiness', 'artifacts'),
      { run: 'mkdir -p statements && cp artifacts/release_decision.sigstore.json statements/' },
      upload({ name: 'approvals', path: 'statements', missing: 'error' }),
    ],
  });
}

function jobs(setting: Setting, tier: Tier): Workflow['jobs'] {
  const isAsked = tier.approval !== undefined;
  const planned = causewayPlan();
  return {
    plan: actingJob(setting, tier, {
      name: 'plan',
      outputs: { plan: x('steps.plan.outputs.plan') },
      steps: [planned],
    }),
    ...(isAsked ? { approval: approvalJob(setting, calledIn(tier)) } : {}),
    restorable: restorableJob(setting, tier, isAsked),
    gate: gateJob(setting),
    approvals: approvalsJob(setting, tier),
    'record-approvals': recordJob(setting, {
      name: 'record-approvals',
      needs: 'approvals',
      if: whenSucceeded('approvals'),
      artifact: 'approvals',
    }),
    tickets: actingJob(setting, tier, {
      name: 'tickets',
      needs: isAsked ? ['approval', 'gate', 'record-approvals'] : ['gate', 'record-approvals'],
      if: whenSucceeded('gate', 'record-approvals'),
      signs: true,
      steps: [
        causeway(`${RUN} --until tickets --out statements`, { env: AS_DELIVERY }),
        upload({ name: 'tickets', path: 'statements', missing: 'ignore' }),
      ],
    }),
    'record-tickets': recordJob(setting, {
      name: 'record-tickets',
      needs: 'tickets',
      if: whenSucceeded('tickets'),
      artifact: 'tickets',
      isPattern: true,
    }),
    deploy: actingJob(setting, tier, {
      name: 'deploy',
      needs: ['plan', 'record-tickets'],
      if: x(
        `!cancelled() && needs.plan.result == 'success' && (needs.record-tickets.result == 'success' || !${PLAN}.open)`,
      ),
      work: 'promote',
      token: { ...READS, actions: 'write' },
      steps: [causeway(`${RUN} --recorded`, { env: AS_DELIVERY })],
    }),
  };
}

function causewayPlan(): Step {
  return outputOf('plan', 'promote plan --tier "$TIER" --commit "$COMMIT" --evidence-api', AS_DELIVERY);
}

/** The promotion to one tier. It is the same for each tier that another one is promoted to. */
export function promoteWorkflow(setting: Setting, tier: Tier): Workflow {
  const name = promotionWorkflow(tier);
  return {
    about: `Promotes one commit to ${tier.id}: prerequisites, approvals, the gate, a ticket for each surface, and the deploys. Each deploy runs in its own leaf on the tier’s branch, and is then watched. A person starts the workflow on that branch. A new run that names a killed run resumes it.`,
    name,
    on: {
      workflow_dispatch: { inputs: INPUTS },
      workflow_call: governedCall(INPUTS, [
        keySecret(setting, 'delivery'),
        keySecret(setting, 'evidence'),
        NETLIFY_TOKEN,
      ]),
    },
    notes: { ...SECRETS_NOTE, ...QUEUE_NOTE, ...GOVERNING_NOTE },
    concurrency: oneAfterAnother(name),
    env: {
      ...governingEnv(setting),
      ...REPOSITORY_ENV,
      TIER: tier.id,
      COMMIT: x('inputs.commit'),
      RESUMES: x('inputs.resumes'),
    },
    jobs: jobs(setting, tier),
  };
}
