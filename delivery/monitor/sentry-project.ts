import { type AlertCheck, unaskedAlerts } from './alerts';
import { type SentryProject, sentryAlerts } from './sentry';

type Environment = Readonly<Record<string, string | undefined>>;

function isHttpsOrigin(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).origin === url;
}

/**
 * Sentry at the registry's address, with the token that Sentry's own tools read (`SENTRY_AUTH_TOKEN`). Their
 * `SENTRY_URL` and `SENTRY_ORG` are not read: they would decide who receives the token, and whose issues count.
 */
export function sentryFrom(
  env: Environment,
  { url, ...where }: Pick<SentryProject, 'organization' | 'project' | 'environment'> & { readonly url: string },
): AlertCheck {
  const token = env['SENTRY_AUTH_TOKEN'];
  if (!token) return unaskedAlerts('there is no SENTRY_AUTH_TOKEN');
  if (!isHttpsOrigin(url)) return unaskedAlerts('alerts.url of the registry is not an https address');
  return sentryAlerts({ ...where, endpoint: url, token });
}
