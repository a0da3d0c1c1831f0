import { createHash } from 'node:crypto';
import { readReport } from '../../../../evidence/adapters/adapter';
import { testResultStatement } from '../../../../evidence/adapters/test-result';
import { parseStatement, statementBytes } from '../../../../evidence/statement/statement';
import { report } from '../../../support/evidence/adapters/reports';

const RUN = {
  commit: 'a'.repeat(40),
  bundle: `sha256:${'b'.repeat(64)}`,
  surface: 'shop',
  checkId: 'unit',
  runId: 7,
  attempt: 2,
};
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a test result names commit, bundle, surface, check, run, attempt and the digest of its report', () => {
  const bytes = report('vitest/failing.json');
  const policy = Buffer.from('{}');
  const statement = testResultStatement(RUN, bytes, readReport('vitest', bytes), [{ name: 'slo.json', bytes: policy }]);
  expect(parseStatement(statementBytes(statement))).toEqual({ ok: true, statement });
  expect(statement.subjects).toEqual({ commit: RUN.commit, bundle: RUN.bundle });
  expect(statement.predicate).toMatchObject({
    result: 'FAILED',
    counts: { passed: 1, failed: 1, skipped: 2 },
    checkId: 'unit',
    surface: 'shop',
    runId: 7,
    attempt: 2,
    reportDigest: `sha256:${digest(bytes)}`,
    configuration: [{ name: 'slo.json', digest: { sha256: digest(policy) } }],
  });
});

test('half a commit id and a bundle that is no digest give no statement', () => {
  const bytes = report('vitest/passing.json');
  const reading = readReport('vitest', bytes);
  for (const wrong of [{ commit: 'abc1234' }, { bundle: 'latest' }, { runId: 0 }, { surface: 'SHOP' }]) {
    expect(() => statementBytes(testResultStatement({ ...RUN, ...wrong }, bytes, reading))).toThrow('not a statement');
  }
});
