import { WORKFLOW } from '../../plan/workflow-names';
import { upload } from '../parts/artifacts';
import { DEFAULT_BRANCH, ownCheckout } from '../parts/checkout';
import { causeway } from '../parts/command';
import { OWN_TOKEN, REPOSITORY_ENV } from '../parts/governing';
import { runOn } from '../parts/runners';
import { setUp } from '../parts/set-up';
import { oneAfterAnother, ownCall, QUEUE_NOTE } from '../parts/triggers';
import type { Setting } from '../setting';
import { type Inputs, type Workflow, x } from '../shape';

const INPUTS: Inputs = {
  tier: { description: 'The tier that the release would go to', type: 'string', required: true },
  commit: { description: 'The release commit', type: 'string', required: true },
  notes: { description: 'The release notes: a file of the default branch', type: 'string', default: '' },
  'recorded-head': {
    description: 'A head of the evidence branch that somebody saw, where the recorded one is lost',
    type: 'string',
    default: '',
  },
};

/** Go or no-go on request. */
export function readinessWorkflow(setting: Setting): Workflow {
  return {
    about:
      'Shows go or no-go for a release, at any time. It promotes nothing: a promotion asks the gate again, in its own run.',
    name: WORKFLOW.readiness,
    on: { workflow_dispatch: { inputs: INPUTS }, workflow_call: ownCall([], INPUTS) },
    notes: QUEUE_NOTE,
    concurrency: oneAfterAnother(`release-readiness-${x('inputs.tier')}-${x('inputs.commit')}`),
    env: REPOSITORY_ENV,
    jobs: {
      release_readiness_gate: {
        name: 'release_readiness_gate',
        if: 'always()',
        ...runOn(setting, 'gate'),
        permissions: { actions: 'read', contents: 'read' },
        steps: [
          ownCheckout(DEFAULT_BRANCH, 'all'),
          setUp(),
          causeway(
            `gate evaluate --tier "$TIER" --commit "$COMMIT" \${NOTES:+--notes "$NOTES"} \${RECORDED_HEAD:+--recorded-head "$RECORDED_HEAD"} --evidence-api --summary "$GITHUB_STEP_SUMMARY"`,
            {
              env: {
                ...OWN_TOKEN,
                TIER: x('inputs.tier'),
                COMMIT: x('inputs.commit'),
                NOTES: x('inputs.notes'),
                RECORDED_HEAD: x('inputs.recorded-head'),
              },
            },
          ),
          upload(
            { name: 'release-readiness', path: 'artifacts', missing: 'error' },
            { about: 'Uploaded for a go, a no-go, and a gate that could not decide.', if: 'always()' },
          ),
        ],
      },
    },
  };
}
