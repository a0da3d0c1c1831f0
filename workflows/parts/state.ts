import { LOGIN_ACTIONS } from '../../plan/login-actions';
import { STATE_PASSPHRASE } from '../../plan/service-environments';
import type { Registry } from '../../registry/schema';
import type { State } from '../../registry/schema/state';
import { type LoginService, neededLogins, usesPassphrase } from '../../registry/state-logins';
import { type Step, type Values, x } from '../shape';
import { causeway } from './command';

/** Whether a job writes the state, or only reads it. */
export type StateUse = 'apply' | 'inspect';

const PULUMI_CLOUD = 'https://api.pulumi.com';
// https://github.com/pulumi/auth-actions#inputs
const ORGANIZATION_TOKEN = 'urn:pulumi:token-type:access_token:organization';

type Login = (state: State, use: StateUse) => Values;

/** The inputs of each vendor's action. Throws where the registry has no such login, which a rule refuses (a bug). */
const INPUTS: Readonly<Record<LoginService, Login>> = {
  aws: ({ logins: { aws } }, use) => {
    const { role, inspectionRole, region } = required(aws);
    return { 'role-to-assume': (use === 'inspect' ? inspectionRole : undefined) ?? role, 'aws-region': region };
  },
  gcp: ({ logins: { gcp } }, use) => {
    const { workloadIdentityProvider, serviceAccount, inspectionServiceAccount } = required(gcp);
    const account = (use === 'inspect' ? inspectionServiceAccount : undefined) ?? serviceAccount;
    return { workload_identity_provider: workloadIdentityProvider, service_account: account };
  },
  azure: ({ logins: { azure } }, use) => {
    const { tenantId, subscriptionId, clientId, inspectionClientId } = required(azure);
    const client = (use === 'inspect' ? inspectionClientId : undefined) ?? clientId;
    return { 'client-id': client, 'tenant-id': tenantId, 'subscription-id': subscriptionId };
  },
  pulumi: ({ logins: { pulumi }, backend, url }) => ({
    organization: required(pulumi).organization,
    'requested-token-type': ORGANIZATION_TOKEN,
    ...(backend === 'pulumi-cloud' && url !== PULUMI_CLOUD ? { 'cloud-url': url } : {}),
  }),
};

function required<T>(login: T | undefined): T {
  if (login === undefined) throw new Error('the state lacks a login that its backend needs');
  return login;
}

/**
 * The steps that log a job in to the backend of Pulumi's state, before its first step that needs the state. The last
 * one exits with 3 and gives the reason where the engine would not find the state: no backend, no login, or no such
 * stack.
 */
export function stateLogin(registry: Registry, use: StateUse): readonly Step[] {
  const { state } = registry;
  const services = state === undefined ? [] : neededLogins(state);
  return [
    ...services.map((service): Step => ({ uses: LOGIN_ACTIONS[service], with: INPUTS[service](required(state), use) })),
    causeway('state check --stack "$STACK"', { env: { STACK: x('matrix.stack'), ...stateEnvironment(registry) } }),
  ];
}

/** The permissions that `stateLogin` needs, in addition to the job's own. */
export function statePermissions({ state }: Registry): Values {
  return state !== undefined && neededLogins(state).length > 0 ? { 'id-token': 'write' } : {};
}

/** The secrets that `stateEnvironment` reads, by name. */
export function stateSecrets({ state }: Registry): readonly string[] {
  return usesPassphrase(state) ? [STATE_PASSPHRASE] : [];
}

/** The engine's settings for the state: its backend, and the key that decrypts it. */
export function stateEnvironment(registry: Registry): Values {
  const { state } = registry;
  return {
    ...(state === undefined ? {} : { PULUMI_BACKEND_URL: state.url }),
    ...Object.fromEntries(stateSecrets(registry).map((name) => [name, x(`secrets.${name}`)])),
  };
}
