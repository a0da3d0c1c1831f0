import { z } from 'zod';
import { type Page, pageProblems } from './lighthouse-page';
import { type HandedIn, originFaults } from './origin';
import { readJsonReport } from './read-json';
import { type ReportReading, reportVerdict } from './reading';

const Score = z.number().min(0).max(1);

/**
 * Sufficient scores (0 to 1) by Lighthouse category: below `fail` the check fails, below `warn` it passes with a
 * warning.
 */
export const ScoreThresholds = z
  .record(
    z.string().regex(/^[a-z][a-z-]{0,40}$/, 'a Lighthouse category is lower case'),
    z
      .strictObject({ warn: Score.optional(), fail: Score.gt(0, 'a threshold of zero never fails') })
      .refine(({ warn, fail }) => warn === undefined || warn >= fail, 'warn lies above fail'),
  )
  .refine((categories) => Object.keys(categories).length > 0, 'at least one category has a threshold');
export type ScoreThresholds = z.infer<typeof ScoreThresholds>;

const Category = z.object({
  score: Score.nullable(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number().min(0) })).default([]),
});
type Category = z.infer<typeof Category>;

// A row of an exceeded budget has one of these (core/audits/performance-budget.js and timing-budget.js of Lighthouse
// 11).
const BudgetRow = z
  .object({ sizeOverBudget: z.unknown(), countOverBudget: z.unknown(), overBudget: z.unknown() })
  .partial();
const Audit = z.object({
  score: z.number().nullish(),
  details: z.looseObject({ items: z.unknown().optional() }).nullish(),
});
type Audits = Readonly<Record<string, z.infer<typeof Audit>>>;

const Address = z.string().max(10_000).optional();

// The audits that the run had to leave out
// (https://github.com/GoogleChrome/lighthouse/blob/main/types/lhr/settings.d.ts).
const Names = z.array(z.string()).nullish();
const Settings = z.object({ onlyAudits: Names, skipAudits: Names, blockedUrlPatterns: Names });

const Report = z.object({
  configSettings: Settings.partial().optional(),
  gatherMode: z.string().max(100).optional(),
  requestedUrl: Address,
  mainDocumentUrl: Address,
  finalDisplayedUrl: Address,
  finalUrl: Address,
  lighthouseVersion: z.string().regex(/^[\w.+-]{1,60}$/),
  fetchTime: z.string().max(100).optional(),
  categories: z.record(z.string(), Category),
  audits: z.record(z.string(), Audit),
  runtimeError: z.object({ code: z.string().max(100) }).optional(),
  runWarnings: z.array(z.unknown()),
});

/**
 * Whether a category's score follows from its audits: their weighted mean to two decimals, and none where an audit has
 * none (core/scoring.js of Lighthouse).
 */
function isOfAudits({ score, auditRefs }: Category, audits: Audits): boolean {
  const weighed = auditRefs.filter(({ weight }) => weight > 0);
  const scores = weighed.map(({ id }) => (Object.hasOwn(audits, id) ? audits[id]?.score : undefined));
  if (score === null) return true;
  if (scores.some((each) => typeof each !== 'number')) return false;
  const weights = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const sum = weighed.reduce((all, { weight }, index) => all + weight * (scores[index] ?? 0), 0);
  return Math.abs((weights === 0 ? 0 : sum / weights) - score) <= 0.02;
}

const BUDGETS: readonly string[] = ['performance-budget', 'timing-budget'];

function isOverBudget(audits: Audits): boolean {
  return BUDGETS.some((id) => {
    const rows = z.array(BudgetRow).safeParse(Object.hasOwn(audits, id) ? (audits[id]?.details?.items ?? []) : []);
    return !rows.success || rows.data.some((row) => Object.values(row).some((value) => Boolean(value)));
  });
}

/** Faults that the audits state besides their categories' scores. */
function auditFaults({ audits, configSettings, gatherMode }: z.infer<typeof Report>): readonly string[] {
  const faults: string[] = [];
  for (const name of ['onlyAudits', 'skipAudits'] as const) {
    if ((configSettings?.[name] ?? []).length > 0) faults.push(`audits were left out: ${name}`);
  }
  // A timespan and a snapshot look at no load of the page (https://github.com/GoogleChrome/lighthouse/blob/main/docs/user-flows.md).
  if (gatherMode !== undefined && gatherMode !== 'navigation') faults.push('the load of the page was not looked at');
  // With `--ignore-status-code` Lighthouse judges an error page.
  if (audits['http-status-code']?.score === 0) faults.push('the page answered with the status of an error');
  if (isOverBudget(audits)) faults.push('a budget that Lighthouse was given is exceeded');
  return faults;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

// A report is about the page as it was then. Nothing caches it, as build systems do with results of tests.
function isOld(fetchTime: string | undefined, { now }: HandedIn): boolean {
  return fetchTime !== undefined && now !== undefined && Date.parse(fetchTime) < now.getTime() - WEEK_MS;
}

/**
 * Reads `lighthouse --output=json` against thresholds; each category counts as one test. A report about another page
 * than `page` is FAILED. Throws UserError (exit 2) on another document.
 */
export function readLighthouse(
  text: string,
  thresholds: ScoreThresholds,
  page?: Page,
  handedIn: HandedIn = {},
): ReportReading {
  const report = readJsonReport('lighthouse', text, Report);
  const { lighthouseVersion, categories, runtimeError, runWarnings } = report;
  const about = pageProblems(report, page);
  const faults = [...about.faults, ...auditFaults(report), ...originFaults({ times: [report.fetchTime] }, handedIn)];
  if (isOld(report.fetchTime, handedIn)) faults.push('the page was judged more than a week ago');
  const warnings = [...about.warnings];
  let failed = 0;
  for (const [id, { warn, fail }] of Object.entries(thresholds)) {
    // A crashed audit leaves its category without a score, which does not pass.
    const category = Object.hasOwn(categories, id) ? categories[id] : undefined;
    const score = category?.score;
    if (category?.auditRefs.length === 0) faults.push(`${id} has no audits`);
    else if (category && !isOfAudits(category, report.audits))
      faults.push(`the score of ${id} is not that of its audits`);
    if (typeof score !== 'number') faults.push(`${id} has no score`);
    else if (score < fail) faults.push(`${id} ${score} is below ${fail}`);
    else if (warn !== undefined && score < warn) warnings.push(`${id} ${score} is below ${warn}`);
    if (typeof score !== 'number' || score < fail) failed += 1;
  }
  if (runtimeError) faults.push(`the page could not be judged: ${runtimeError.code.replaceAll(/[^\w -]/g, '?')}`);
  const blocked = report.configSettings?.blockedUrlPatterns ?? [];
  if (blocked.length > 0) warnings.push(`${blocked.length} patterns of requests were blocked`);
  if (runWarnings.length > 0) warnings.push(`${runWarnings.length} warnings of the run`);
  const counts = { passed: Object.keys(thresholds).length - failed, failed, skipped: 0 };
  return reportVerdict({ tool: `lighthouse ${lighthouseVersion}`, counts, faults, warnings });
}
