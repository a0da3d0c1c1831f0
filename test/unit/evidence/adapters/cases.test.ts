import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readReport } from '../../../../evidence/adapters/adapter';
import { EvidenceAdapter, Suppressions } from '../../../../registry/schema/check';
import { UserError } from '../../../../registry/user-error';
import { OPTIONS } from '../../../support/evidence/adapters/reports';
import { ROOT } from '../../../support/registry/fixtures';

const FOLDER = join(ROOT, 'test/cases/evidence');

/** The claims under which each report is submitted. */
const HANDED_IN = { commit: 'a'.repeat(40), now: new Date('2026-11-30T12:00:00Z') };

const Case = z.strictObject({
  case: z.string(),
  adapter: EvidenceAdapter.default('junit'),
  source: z.string().min(1),
  exitCode: z.int().optional(),
  page: z.strictObject({ url: z.string().optional(), hosts: z.array(z.string()) }).optional(),
  suppressions: Suppressions.optional(),
  verdict: z.enum(['PASSED', 'WARNED', 'FAILED', 'refused']),
  because: z.string().optional(),
  input: z.union([z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown())]),
});
type Case = z.infer<typeof Case>;

function verdictOf({ adapter, exitCode, page, suppressions, input }: Case): {
  readonly verdict: string;
  readonly because: string;
} {
  const bytes = Buffer.from(typeof input === 'string' ? input : JSON.stringify(input));
  try {
    const { result, problems } = readReport(adapter, bytes, { ...OPTIONS, ...HANDED_IN, exitCode, page, suppressions });
    return { verdict: result, because: problems.join('; ') };
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 2) return { verdict: 'refused', because: error.message };
    throw error;
  }
}

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const cases = z.array(Case).parse(parse(readFileSync(join(FOLDER, file), 'utf8'), { merge: true }));
  test.each(cases)('$case: $verdict', (each) => {
    const found = verdictOf(each);
    expect(found).toEqual({ verdict: each.verdict, because: expect.stringContaining(each.because ?? '') });
    if (each.verdict === 'PASSED') expect(found.because).toBe('');
  });
});
