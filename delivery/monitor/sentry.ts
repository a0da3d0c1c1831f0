import { z } from 'zod';
import { nextLink } from '../../formats/pages';
import type { AlertCheck, AlertFinding } from './alerts';

/** A project of Sentry, and how to ask it. */
export interface SentryProject {
  /** `https://sentry.io`, or the team's own server; without a slash at its end. */
  readonly endpoint: string;
  readonly organization: string;
  readonly project: string;
  /** The environment whose issues count, by its name in that tier's SDKs. */
  readonly environment: string;
  /** Needs `event:read`. */
  readonly token: string;
  /** Default 10,000 milliseconds for each page. */
  readonly timeoutMs?: number;
}

const Seen = z.iso.datetime({ offset: true });

const Issues = z.array(
  z.looseObject({
    id: z.string(),
    firstSeen: Seen,
    lastSeen: Seen,
    substatus: z.string().nullish(),
    project: z.looseObject({ slug: z.string() }),
  }),
);

type Issue = z.infer<typeof Issues>[number];

const MOST_PAGES = 20;

const PAGE = 100;

/** The timeout of all pages together, in milliseconds: a rollback may wait for them. */
const LONGEST = 30_000;

/**
 * An old issue counts in these states: it returned after it was resolved, or became much more frequent (docs.sentry.io
 * "Issue States and Triage").
 */
const WORSE = ['regressed', 'escalating'];

/**
 * The other states of an issue (docs.sentry.io/api/events, `substatus`). An issue without a state does not tell whether
 * it returned.
 */
const CALM = ['new', 'ongoing', 'archived_until_escalating', 'archived_until_condition_met', 'archived_forever'];

function isUntold({ firstSeen, lastSeen, substatus }: Issue, since: Date): boolean {
  if (Date.parse(lastSeen) < Date.parse(firstSeen)) return true;
  const isKnown = [...WORSE, ...CALM].includes(substatus ?? '');
  return Date.parse(lastSeen) >= since.getTime() && !isKnown;
}

function isNews({ firstSeen, lastSeen, substatus }: Issue, since: Date): boolean {
  if (Date.parse(firstSeen) >= since.getTime()) return true;
  return Date.parse(lastSeen) >= since.getTime() && WORSE.includes(substatus ?? '');
}

// Sentry links a next page even where there is none, and says so in `results`.
// https://docs.sentry.io/api/pagination/. A page that is not full needs no link.
function nextPage(link: string | null, isFull: boolean, project: SentryProject): string | 'unknown' | undefined {
  const next = nextLink(link);
  if (next === 'unreadable') return 'unknown';
  if (next === undefined) return isFull ? 'unknown' : undefined;
  const results = next.parameters.get('results');
  if (results === 'false') return undefined;
  const cursor = next.parameters.get('cursor');
  if (results !== 'true' || !cursor) return 'unknown';
  return `${firstPage(project)}&cursor=${encodeURIComponent(cursor)}`;
}

// docs.sentry.io/api/events/list-an-organizations-issues: `query`, `environment`, `sort`, `limit`. The list of a project's
// issues is deprecated there, and takes no environment.
function firstPage({ endpoint, organization, project, environment }: SentryProject): string {
  const asked = new URLSearchParams({
    query: `is:unresolved project:${project}`,
    environment,
    sort: 'date',
    limit: String(PAGE),
  });
  return `${endpoint}/api/0/organizations/${encodeURIComponent(organization)}/issues/?${asked}`;
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
    if (!parsed.success) return unverified('the answer has an unexpected structure');
    const next = nextPage(response.headers.get('link'), parsed.data.length >= PAGE, project);
    if (next === 'unknown') return unverified('the list is truncated');
    return { issues: parsed.data, next };
  } catch (error) {
    // The library's message could contain the address with its content.
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return unverified(isTimeout ? 'no answer in time' : 'the connection failed, or the answer is not JSON');
  }
}

/**
 * Whether, since a time, unresolved issues of an environment were first seen, returned or escalated: read from the
 * first page to the last, or `unverified`. An issue that escalated before and is still seen counts too, because
 * Sentry's list does not tell when it escalated.
 */
export function sentryAlerts(project: SentryProject): AlertCheck {
  return async (since) => {
    let url: string | undefined = firstPage(project);
    const end = Date.now() + LONGEST;
    for (let pages = 0; url !== undefined; pages += 1) {
      if (pages === MOST_PAGES || Date.now() > end) return unverified('the list is too long');
      const answer: Page | AlertFinding = await page(url, project);
      if ('status' in answer) return answer;
      if (answer.issues.some((issue) => issue.project.slug !== project.project)) {
        return unverified('it lists issues of another project');
      }
      const where = `${project.project}, environment ${project.environment}`;
      const fresh = answer.issues.filter((issue) => isNews(issue, since));
      if (fresh.length > 0) {
        const reason = `Sentry has ${fresh.length} unresolved issues in ${where} that are new, regressed or escalating`;
        return { status: 'hard-fail', reason };
      }
      if (answer.issues.some((issue) => isUntold(issue, since))) {
        return unverified('it does not say whether a known issue came back');
      }
      url = answer.next;
    }
    const reason = `Sentry has no new, regressed or escalating issue in ${project.project}, ${project.environment}`;
    return { status: 'pass', reason };
  };
}
