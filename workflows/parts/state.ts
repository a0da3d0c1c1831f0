import { STATE_PASSPHRASE } from '../../plan/service-environments';
import type { Registry } from '../../registry/schema';
import { type Step, type Values, x } from '../shape';

/** The steps that log a job in to the backend that keeps Pulumi's state, before its first step that needs the state. */
export function stateLogin(_registry: Registry): readonly Step[] {
  return [];
}

/** The permissions that `stateLogin` needs, beside those that the job has. */
export function statePermissions(_registry: Registry): Values {
  return {};
}

/** The secrets that `stateEnvironment` reads, by name. */
export function stateSecrets(_registry: Registry): readonly string[] {
  return [STATE_PASSPHRASE];
}

/** What the engine is told of the state: where it is kept, and what decrypts it. */
export function stateEnvironment(_registry: Registry): Values {
  return {
    PULUMI_BACKEND_URL: x('vars.PULUMI_BACKEND_URL'),
    [STATE_PASSPHRASE]: x(`secrets.${STATE_PASSPHRASE}`),
  };
}
