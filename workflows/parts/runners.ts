import type { Setting } from '../setting';
import type { Job } from '../shape';

/** What the jobs of a registry run on, and for how many minutes at most. `deploy`: jobs that hold a deploy environment. */
export function runOn(
  { registry }: Pick<Setting, 'registry'>,
  minutes: number,
  use: 'default' | 'deploy' = 'default',
): Pick<Job, 'runs-on' | 'timeout-minutes'> {
  const { runners } = registry;
  return { 'runs-on': (use === 'deploy' ? runners.deploy : undefined) ?? runners.default, 'timeout-minutes': minutes };
}
