import type { Registry } from '../registry/schema';
import { type LoginService, neededLogins } from '../registry/state-logins';

/**
 * The vendors' own actions that log a job in with its OpenID Connect token, each by its commit, with its version after
 * it.
 */
export const LOGIN_ACTIONS: Readonly<Record<LoginService, string>> = {
  aws: 'aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c # v6.2.3',
  gcp: 'google-github-actions/auth@7c6bc770dae815cd3e89ee6cdf493a5fab2cc093 # v3.0.0',
  azure: 'azure/login@f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca # v3.0.1',
  pulumi: 'pulumi/auth-actions@141415910c3beb54e03b48e9057c204c97b956f2 # v2.1.0',
};

/** The name of an action: `owner/name`. */
export function actionName(uses: string): string {
  return uses.split('@')[0] ?? uses;
}

/**
 * Login actions that the governing repository's Actions settings allow besides those of the registry. Without them
 * GitHub starts no job that logs in. Any commit is allowed: otherwise the workflow that updates the action could not
 * start to allow it.
 */
export function allowedLoginActions({ state }: Registry): readonly string[] {
  return state === undefined ? [] : neededLogins(state).map((service) => `${actionName(LOGIN_ACTIONS[service])}@*`);
}
