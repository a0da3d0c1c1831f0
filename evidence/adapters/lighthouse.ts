import { z } from 'zod';
import { type Page, pageProblems } from './lighthouse-page';
import { readJsonReport } from './read-json';
import { judge, type ReportReading } from './reading';

const Score = z.number().min(0).max(1);

/** Which scores (0 to 1) are good enough, by Lighthouse category: below `fail` is a no, below `warn` a qualified yes. */
export const ScoreThresholds = z
  .record(
    z.string().regex(/^[a-z][a-z-]{0,40}$/, 'a Lighthouse category is lower case'),
    z
      .strictObject({ warn: Score.optional(), fail: Score.gt(0, 'a score that nothing falls below is no threshold') })
      .refine(({ warn, fail }) => warn === undefined || warn >= fail, 'warn lies above fail'),
  )
  .refine((categories) => Object.keys(categories).length > 0, 'at least one category has a threshold');
export type ScoreThresholds = z.infer<typeof ScoreThresholds>;

const Address = z.string().max(10_000).optional();

const Report = z.object({
  requestedUrl: Address,
  mainDocumentUrl: Address,
  finalDisplayedUrl: Address,
  finalUrl: Address,
  lighthouseVersion: z.string().regex(/^[\w.+-]{1,60}$/),
  categories: z.record(z.string(), z.object({ score: Score.nullable() })),
  audits: z.record(z.string(), z.object({})),
  runtimeError: z.object({ code: z.string().max(100) }).optional(),
  runWarnings: z.array(z.unknown()),
});

/**
 * Reads `lighthouse --output=json` against thresholds, each category being one test. A report about another page than
 * `page` says is FAILED. Throws UserError (exit 2) on another document.
 */
export function readLighthouse(text: string, thresholds: ScoreThresholds, page?: Page): ReportReading {
  const report = readJsonReport('lighthouse', text, Report);
  const { lighthouseVersion, categories, runtimeError, runWarnings } = report;
  const about = pageProblems(report, page);
  const faults = [...about.faults];
  const warnings = [...about.warnings];
  let failed = 0;
  for (const [id, { warn, fail }] of Object.entries(thresholds)) {
    // An audit that crashed leaves its category without a score: that is no yes.
    const score = Object.hasOwn(categories, id) ? categories[id]?.score : undefined;
    if (typeof score !== 'number') faults.push(`${id} has no score`);
    else if (score < fail) faults.push(`${id} ${score} is below ${fail}`);
    else if (warn !== undefined && score < warn) warnings.push(`${id} ${score} is below ${warn}`);
    if (typeof score !== 'number' || score < fail) failed += 1;
  }
  if (runtimeError) faults.push(`the page could not be judged: ${runtimeError.code.replaceAll(/[^\w -]/g, '?')}`);
  if (runWarnings.length > 0) warnings.push(`${runWarnings.length} warnings of the run`);
  const counts = { passed: Object.keys(thresholds).length - failed, failed, skipped: 0 };
  return judge({ tool: `lighthouse ${lighthouseVersion}`, counts, faults, warnings });
}
