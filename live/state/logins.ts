import type { State } from '../../registry/schema/state';
import { type LoginService, neededLogins, usesPassphrase } from '../../registry/state-logins';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The complete set of variables that each vendor's login leaves in a job; none where it leaves no variable. Without the
 * session token an AWS key is a long-lived one. Sources: https://github.com/aws-actions/configure-aws-credentials,
 * https://github.com/google-github-actions/auth, https://github.com/Azure/login, https://github.com/pulumi/auth-actions
 */
const LEFT: Readonly<Record<LoginService, readonly string[]>> = {
  aws: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
  gcp: ['GOOGLE_APPLICATION_CREDENTIALS'],
  azure: [],
  pulumi: ['PULUMI_ACCESS_TOKEN'],
};
/** https://www.pulumi.com/docs/iac/cli/environment-variables/ */
const PASSPHRASES: readonly string[] = ['PULUMI_CONFIG_PASSPHRASE', 'PULUMI_CONFIG_PASSPHRASE_FILE'];

/**
 * The credentials that a job lacks before its engine can read and decrypt the state, in words; empty = none visible.
 */
export function missingLogins(state: State, env: Environment): readonly string[] {
  const logins = neededLogins(state)
    .map((service) => ({ service, names: LEFT[service].filter((name) => !env[name]) }))
    .filter(({ names }) => names.length > 0)
    .map(({ service, names }) => `the job is not logged in to ${service}: ${names.join(' and ')} not set`);
  // GitHub passes a missing secret as an empty text.
  const isLocked = usesPassphrase(state) && PASSPHRASES.every((name) => !env[name]);
  return isLocked ? [...logins, `no passphrase decrypts the stacks: ${PASSPHRASES[0]} not set`] : logins;
}

/** Whether this is a job of CI, whose files vanish when it ends. */
export function isJob(env: Environment): boolean {
  return env['CI'] === 'true' || env['GITHUB_ACTIONS'] === 'true';
}
