import { githubName } from '../../../registry/github-name';
import type { WorkflowFile } from '../../context';
import { commonMatch, parsePattern } from '../../fnmatch';
import type { StackRule } from '../../rule';
import { isRecord, textOf } from '../../view';

type Job = Readonly<Record<string, unknown>>;

// `deploy guard` verifies the ticket and spends it.
const TICKET = /(^|[\s;&|])(npx\s+)?causeway\s+(ticket\s+verify|deploy\s+guard)\b/;

/** A job's environment as a pattern: an expression can become any text. */
function environmentPattern(job: Job): string | undefined {
  const environment = isRecord(job['environment']) ? textOf(job['environment'], 'name') : textOf(job, 'environment');
  return environment && githubName(environment.replace(/\$\{\{.*?\}\}/g, '*'));
}

function steps(job: Job): readonly Job[] {
  return Array.isArray(job['steps']) ? job['steps'].filter(isRecord) : [];
}

// Only a job that fails when the ticket does, and that has no environment (no secrets yet), is a guard.
function isGuard(job: Job): boolean {
  if (job['environment'] !== undefined || job['continue-on-error'] !== undefined) return false;
  return steps(job).some(
    (step) =>
      TICKET.test(textOf(step, 'run') ?? '') && step['continue-on-error'] === undefined && step['if'] === undefined,
  );
}

function needsOf(job: Job | undefined): readonly string[] {
  const needs = job?.['needs'];
  if (typeof needs === 'string') return [needs];
  return Array.isArray(needs) ? needs.filter((need) => typeof need === 'string') : [];
}

// `always()` and its like run a job although what it needs failed.
function ignoresFailure(job: Job | undefined): boolean {
  return /\b(always|failure|cancelled)\s*\(/.test(String(job?.['if'] ?? ''));
}

function isGuarded(jobs: Readonly<Record<string, unknown>>, id: string, seen: readonly string[] = []): boolean {
  const job = jobs[id];
  if (!isRecord(job) || seen.includes(id) || ignoresFailure(job)) return false;
  return needsOf(job).some((need) => {
    const needed = jobs[need];
    return isRecord(needed) && ((isGuard(needed) && !ignoresFailure(needed)) || isGuarded(jobs, need, [...seen, id]));
  });
}

/** Finds the first deploy environment that a pattern can become: case doesn't count, and many jobs have the same one. */
function finder(names: readonly string[]): (pattern: string) => string | undefined {
  const parsed = names.map((name) => ({ name, pattern: parsePattern(githubName(name)) }));
  const found = new Map<string, string | undefined>();
  return (pattern) => {
    if (!found.has(pattern)) {
      const own = parsePattern(pattern);
      found.set(pattern, parsed.find((each) => commonMatch(own, each.pattern) !== undefined)?.name);
    }
    return found.get(pattern);
  };
}

function unguarded({ path, jobs }: WorkflowFile, named: (pattern: string) => string | undefined): readonly string[] {
  if (jobs === undefined) return [`${path} is not YAML`];
  return Object.entries(jobs).flatMap(([id, job]) => {
    const pattern = isRecord(job) ? environmentPattern(job) : undefined;
    if (pattern === undefined || isGuarded(jobs, id)) return [];
    const name = named(pattern);
    return name === undefined
      ? []
      : [`the job ${id} of ${path} can name the deploy environment ${name} without needing a promotion ticket`];
  });
}

/** A workflow's job names a deploy environment only behind a job that verified a promotion ticket. */
export const ticketFirst: StackRule = {
  code: 'hygiene-ticket-first',
  title: 'A job names a deploy environment only after the ticket was verified',
  why: 'A job that names a deploy environment gets its secrets. The guard runs in a job before it, without environment, and lets it run only with a promotion ticket.',
  fix: 'Put `causeway ticket verify` (or `causeway deploy guard`) into a job without `environment`, and let the deploying job need it, without `always()`.',
  severity: 'critical',
  category: 'hygiene',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idneeds',
  level: 'mandatory',
  milestone: 'M2',
  scope: 'stack',
  check(_views, context) {
    const named = finder(context.catalog.deployEnvironmentNames());
    return context.workflows
      .flatMap((file) => unguarded(file, named))
      .map((what) => ({ what, pointer: '/naming/deployEnvironment' }));
  },
};
