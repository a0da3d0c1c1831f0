import { z } from 'zod';
import { readJsonReport } from './read-json';
import { judge, type ReportReading } from './reading';

const Count = z.int().min(0);
const Spec = z.object({
  tests: z.array(z.object({ status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']) })).min(1),
});

interface Suite {
  readonly specs: readonly z.infer<typeof Spec>[];
  readonly suites?: readonly Suite[] | undefined;
}

const Suite: z.ZodType<Suite> = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional();
  },
});

const Report = z.object({
  config: z.object({
    version: z.string().regex(/^[\w.+-]{1,60}$/),
    shard: z.object({ current: Count, total: Count }).nullish(),
  }),
  suites: z.array(Suite),
  errors: z.array(z.object({})),
  stats: z.object({ expected: Count, skipped: Count, unexpected: Count, flaky: Count }),
});

/** Reads `playwright test --reporter=json`, or a merged one. Throws UserError (exit 2) on another document. */
export function readPlaywright(text: string): ReportReading {
  const { config, suites, errors, stats } = readJsonReport('playwright', text, Report);
  const found = { expected: 0, skipped: 0, unexpected: 0, flaky: 0 };
  const left = [...suites];
  for (let suite = left.pop(); suite; suite = left.pop()) {
    left.push(...(suite.suites ?? []));
    for (const { status } of suite.specs.flatMap(({ tests }) => tests)) found[status] += 1;
  }
  const faults: string[] = [];
  if (config.shard) faults.push(`only shard ${config.shard.current} of ${config.shard.total}: merge the reports first`);
  if (errors.length > 0) faults.push(`${errors.length} errors outside the tests`);
  if (Object.entries(stats).some(([status, count]) => found[status as keyof typeof found] !== count)) {
    faults.push('the counts of the report are not those of its tests');
  }
  return judge({
    tool: `playwright ${config.version}`,
    counts: { passed: found.expected + found.flaky, failed: found.unexpected, skipped: found.skipped },
    faults,
    warnings: found.flaky > 0 ? [`${found.flaky} flaky: passed only when tried again`] : [],
  });
}
