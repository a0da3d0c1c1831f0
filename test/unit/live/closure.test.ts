import { createHash } from 'node:crypto';
import { parseStatement, statementBytes } from '../../../evidence/statement/statement';
import { manualProofStatement, rulesetVerificationStatement } from '../../../live/closure';
import type { Finding } from '../../../live/finding';

const snapshot = {
  schema: 'causeway/live-snapshot/v1' as const,
  organization: 'acme',
  digest: 'a'.repeat(64),
  objects: [],
  unverified: [],
};
const registryDigest = `sha256:${'b'.repeat(64)}`;
const readAt = new Date('2026-11-21T09:00:00Z');
const finding = (kind: Finding['kind']): Finding => ({ kind, address: 'web/actions', repair: 'pulumi up' });
const statement = (...findings: Finding[]) =>
  rulesetVerificationStatement({ stack: 'production', snapshot, findings }, { registryDigest, readAt });

describe('the statement of a verification', () => {
  test.each([
    ['verified', 0, []],
    ['different', 1, [finding('unowned')]],
    ['different', 1, [finding('missing'), finding('unverified')]],
    ['unverified', 0, [finding('unverified')]],
  ] as const)('says %s, with %i differences', (verdict, count, findings) => {
    expect(statement(...findings).predicate).toMatchObject({ verdict, findings: count });
  });

  test('is one that its reader takes, about the snapshot', () => {
    expect(parseStatement(statementBytes(statement()))).toEqual({ ok: true, statement: statement() });
    expect(statement().subjects).toEqual({ reading: `sha256:${snapshot.digest}` });
  });
});

test('the statement of a manual proof is one that its reader takes, about the file', () => {
  const content = Buffer.from('what I saw');
  const proof = manualProofStatement({
    stack: 'production',
    person: 'user:octocat',
    what: 'bypass actors',
    fileName: 'seen.png',
    content,
    at: readAt,
  });
  expect(parseStatement(statementBytes(proof))).toEqual({ ok: true, statement: proof });
  expect(proof.subjects.proof).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
  expect(proof.predicate).not.toHaveProperty('content');
});
