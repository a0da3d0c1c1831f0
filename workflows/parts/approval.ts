import { approvalBeginning } from '../names';
import type { Setting } from '../setting';
import { type Job, x } from '../shape';
import { approvalEnvironment } from './environments';
import { runOn } from './runners';

/** A job that waits for a person, with one environment for each required approval. `tier` is the tier's name. */
export function approvalJob(setting: Setting, tier: string): Job {
  return {
    about:
      'One environment for each required approval, because GitHub starts a job after one approval. The name’s prefix is fixed, so that no matrix can make it the name of a deploy environment.',
    name: `approval (${approvalBeginning(setting.registry, tier)}${x('matrix.suffix')})`,
    needs: 'plan',
    if: 'fromJSON(needs.plan.outputs.plan).environments[0] != null',
    strategy: { matrix: { suffix: x('fromJSON(needs.plan.outputs.plan).suffixes') } },
    ...runOn(setting, 'short'),
    environment: approvalEnvironment(setting, tier),
    permissions: {},
    steps: [{ run: 'echo "approved; who approved is read back and counted"' }],
  };
}
