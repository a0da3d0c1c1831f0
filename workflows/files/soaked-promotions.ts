import { WORKFLOW } from '../../plan/workflow-names';
import { governingCheckout } from '../parts/checkout';
import { causeway } from '../parts/command';
import { EVIDENCE_ENV, GOVERNING_NOTE, governingEnv, OWN_TOKEN, REPOSITORY_ENV } from '../parts/governing';
import { runOn } from '../parts/runners';
import { setUp } from '../parts/set-up';
import { governedCall, oneAfterAnother, QUEUE_NOTE, SECRETS_NOTE } from '../parts/triggers';
import type { Setting } from '../setting';
import type { Workflow } from '../shape';

/** The start of promotions to automatic tiers. It only starts them: each asks the gate in its own run. */
export function soakedPromotionsWorkflow(setting: Setting): Workflow {
  return {
    about:
      'Starts the promotion of each release that has soaked, to tiers that are automatic. GitHub runs a schedule on the default branch only, and a promotion runs on its tier’s branch, so this workflow starts it there. It has no key: the job’s own token may start workflows of this repository.',
    name: WORKFLOW.soakedPromotions,
    on: { schedule: [{ cron: '7,37 * * * *' }], workflow_dispatch: null, workflow_call: governedCall({}, []) },
    notes: { ...SECRETS_NOTE, ...QUEUE_NOTE, ...GOVERNING_NOTE },
    concurrency: oneAfterAnother(WORKFLOW.soakedPromotions),
    env: { ...governingEnv(setting), ...REPOSITORY_ENV },
    jobs: {
      start: {
        name: 'start',
        ...runOn(setting, 'short'),
        permissions: { actions: 'write', contents: 'read' },
        steps: [
          governingCheckout('all-elsewhere'),
          setUp(),
          causeway('promote soaked "$EVIDENCE"', { env: { ...OWN_TOKEN, ...EVIDENCE_ENV } }),
        ],
      },
    },
  };
}
