import type { Setting } from '../setting';
import type { Job } from '../shape';

/** The runner of a registry's jobs, and their time limit in minutes. `deploy`: jobs that hold a deploy environment. */
export function runOn(
  { registry }: Pick<Setting, 'registry'>,
  minutes: number,
  use: 'default' | 'deploy' = 'default',
): Pick<Job, 'runs-on' | 'timeout-minutes'> {
  const { runners } = registry;
  return { 'runs-on': (use === 'deploy' ? runners.deploy : undefined) ?? runners.default, 'timeout-minutes': minutes };
}
