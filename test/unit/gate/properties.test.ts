import fc from 'fast-check';
import { CheckStatus } from '../../../evidence/statement/predicates/decision';
import { evaluateGate } from '../../../gate/decision/evaluate';
import { isBlocker } from '../../../gate/facts/blocking';
import { bytesDigest, decisionDigestOf, readReport, reportBytes } from '../../../gate/facts/gate-report';
import { relevantBook } from '../../../gate/facts/relevant';
import { ago, altered, fact, goScene, withBook } from '../../support/delivery/gate/scene';
import { COMMIT, commitOf } from '../../support/evidence/samples';

const SCENE = goScene();
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

describe('the gate', () => {
  test('gives the same bytes for the same inputs, in whatever order they come', () => {
    const expected = reportBytes(evaluateGate(SCENE));
    fc.assert(
      fc.property(
        shuffled(SCENE.book.statements),
        shuffled(SCENE.restorability?.targets ?? []),
        (statements, targets) => {
          const restorability = { schema: 'urn:causeway:restorability:v1' as const, targets };
          const report = evaluateGate({ ...withBook(SCENE, { statements }), restorability });
          expect(bytesDigest(reportBytes(report))).toBe(bytesDigest(expected));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('never says go without any subset of the statements that it says no-go with, unless nothing needed is missing', () => {
    const full = evaluateGate(SCENE);
    fc.assert(
      fc.property(fc.subarray([...SCENE.book.statements]), (statements) => {
        const report = evaluateGate(withBook(SCENE, { statements }));
        expect(report.decision === 'go').toBe(report.blockers.length === 0);
        const lost = full.checks.filter(({ id, status }) => {
          const now = report.checks.find((each) => each.id === id);
          return status === 'pass' && now !== undefined && now.status !== 'pass' && now.status !== 'skipped-expected';
        });
        // Every loss shows: no check passes by losing evidence that kept another one.
        if (report.decision === 'go') expect(lost.filter((check) => check.mode === 'blocking')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('lets every status that is no clear yes block', () => {
    const fine = ['pass', 'warn', 'skipped-expected', 'waived'];
    fc.assert(
      fc.property(fc.constantFrom(...CheckStatus.options), fc.boolean(), (status, isAdvisory) => {
        const [check] = evaluateGate(SCENE).checks;
        const mode = isAdvisory ? 'advisory' : 'blocking';
        expect(isBlocker({ ...check!, status, mode }, 'strict')).toBe(!isAdvisory && !fine.includes(status));
      }),
    );
    const report = evaluateGate({
      ...SCENE,
      durability: [fact('durability/replay', { mode: 'advisory', status: 'hard-fail' })],
    });
    expect(report.decision).toBe('go');
  });

  test('reads back what it wrote, and nothing that was altered', () => {
    const bytes = reportBytes(evaluateGate(SCENE));
    const reading = readReport(bytes);
    expect(reading).toMatchObject({ ok: true, report: { decision: 'go' } });
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 2 }), fc.constantFrom('0', 'x', '"', '}'), (index, put) => {
        const text = bytes.toString('latin1');
        if (text[index] === put) return;
        const other = Buffer.from(text.slice(0, index) + put + text.slice(index + 1), 'latin1');
        const found = readReport(other);
        // White space is not content, but a replay compares bytes and notices it.
        if (found.ok) expect(decisionDigestOf(found.report)).toBe(found.report.decisionDigest);
        else expect(found.reason).not.toBe('');
      }),
    );
  });
});

describe('what is relevant', () => {
  const concern = {
    commit: COMMIT,
    surfaces: ['docs', 'shop'],
    tiers: ['production', 'staging'],
    measured: false,
    whole: false,
  };

  test('is the same chosen again, and leaves out what concerns no such release', () => {
    const chosen = relevantBook(SCENE.book, concern);
    expect(relevantBook(chosen, concern)).toEqual(chosen);
    const stranger = SCENE.book.statements.map((each) =>
      altered(each, {}, { subjects: { commit: commitOf('3') }, time: ago(1) }),
    );
    const more = relevantBook({ ...SCENE.book, statements: [...SCENE.book.statements, ...stranger] }, concern);
    const foreign = more.statements.filter(({ statement }) => statement.subjects.commit === commitOf('3'));
    expect(new Set(foreign.map(({ statement }) => statement.kind))).toEqual(
      new Set(['release-decision', 'deploy-receipt', 'drill', 'ruleset-verification', 'apply-receipt']),
    );
  });

  test('is enough to decide by', () => {
    const book = relevantBook(SCENE.book, concern);
    expect(evaluateGate(withBook(SCENE, book))).toMatchObject({ decision: 'go', blockers: [] });
  });
});
