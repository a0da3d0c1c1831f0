import { z } from 'zod';
import { type AlertCheck, type AlertFinding, unaskedAlerts } from './alerts';

/** A project of Sentry, and how it is asked. */
export interface SentryProject {
  /** `https://sentry.io`, or one's own; without a slash at its end. */
  readonly endpoint: string;
  readonly organization: string;
  readonly project: string;
  /** Needs `event:read`. */
  readonly token: string;
  /** Default 10,000 milliseconds for each page. */
  readonly timeoutMs?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const Issues = z.array(z.looseObject({ id: z.string(), firstSeen: z.iso.datetime({ offset: true }) }));
const MOST_PAGES = 20;

// Sentry names a next page even where there is none, and says so in `results`.
function nextPage(link: string | null, project: SentryProject): string | undefined {
  const next = (link ?? '').split(/,\s*(?=<)/).find((each) => /;\s*rel="next"/.test(each));
  if (!next || !/;\s*results="true"/.test(next)) return undefined;
  const cursor = /;\s*cursor="([^"]+)"/.exec(next)?.[1];
  return cursor === undefined ? undefined : `${firstPage(project)}&cursor=${encodeURIComponent(cursor)}`;
}

function firstPage({ endpoint, organization, project }: SentryProject): string {
  const [owner, name] = [organization, project].map(encodeURIComponent);
  return `${endpoint}/api/0/projects/${owner}/${name}/issues/?query=${encodeURIComponent('is:unresolved')}`;
}

function unverified(why: string): AlertFinding {
  return { status: 'unverified', reason: `Sentry could not be asked: ${why}` };
}

interface Page {
  readonly issues: z.infer<typeof Issues>;
  readonly next: string | undefined;
}

async function page(url: string, project: SentryProject): Promise<Page | AlertFinding> {
  const { token, timeoutMs = 10_000 } = project;
  try {
    const response = await fetch(url, {
      redirect: 'error',
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200) return unverified(`it answered ${response.status}`);
    const parsed = Issues.safeParse(await response.json());
    if (!parsed.success) return unverified('the answer has another shape');
    return { issues: parsed.data, next: nextPage(response.headers.get('link'), project) };
  } catch (error) {
    // What the library says could name the address with what stands in it.
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return unverified(isTimeout ? 'no answer in time' : 'the connection failed, or the answer is not JSON');
  }
}

/** Whether unresolved issues were first seen since a time: read from the first page to the last, or `unverified`. */
export function sentryAlerts(project: SentryProject): AlertCheck {
  return async (since) => {
    let url: string | undefined = firstPage(project);
    for (let pages = 0; url !== undefined; pages += 1) {
      if (pages === MOST_PAGES) return unverified('the list is too long');
      const answer: Page | AlertFinding = await page(url, project);
      if ('status' in answer) return answer;
      const fresh = answer.issues.filter(({ firstSeen }) => Date.parse(firstSeen) >= since.getTime());
      if (fresh.length > 0) {
        return {
          status: 'hard-fail',
          reason: `Sentry has ${fresh.length} new unresolved issues in ${project.project}`,
        };
      }
      url = answer.next;
    }
    return { status: 'pass', reason: `Sentry has no new unresolved issue in ${project.project}` };
  };
}

/** Sentry by the variables that its own tools read: `SENTRY_AUTH_TOKEN`, `SENTRY_ORG`, and `SENTRY_URL` for one's own. */
export function sentryFrom(env: Environment, project: string): AlertCheck {
  const token = env['SENTRY_AUTH_TOKEN'];
  const organization = env['SENTRY_ORG'];
  if (!token) return unaskedAlerts('there is no SENTRY_AUTH_TOKEN');
  if (!organization) return unaskedAlerts('there is no SENTRY_ORG');
  const endpoint = (env['SENTRY_URL'] || 'https://sentry.io').replace(/\/+$/, '');
  if (!URL.canParse(endpoint)) return unaskedAlerts('SENTRY_URL is no address');
  return sentryAlerts({ endpoint, organization, project, token });
}
