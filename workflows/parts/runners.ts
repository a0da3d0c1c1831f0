import type { Timeouts } from '../../registry/schema';
import type { Setting } from '../setting';
import type { Job } from '../shape';

/** The runner of a registry's jobs, and a time limit in minutes. `deploy`: jobs that hold a deploy environment. */
export function runFor(
  { registry }: Pick<Setting, 'registry'>,
  minutes: number,
  use: 'default' | 'deploy' = 'default',
): Pick<Job, 'runs-on' | 'timeout-minutes'> {
  const { runners } = registry;
  return { 'runs-on': (use === 'deploy' ? runners.deploy : undefined) ?? runners.default, 'timeout-minutes': minutes };
}

/** The runner of a registry's jobs, and their time limit by the kind of their work. */
export function runOn(
  setting: Pick<Setting, 'registry'>,
  work: keyof Timeouts,
  use?: 'default' | 'deploy',
): Pick<Job, 'runs-on' | 'timeout-minutes'> {
  return runFor(setting, setting.registry.timeouts[work], use);
}
