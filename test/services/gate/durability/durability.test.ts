import { runScenario } from '../../../../gate/durability/scenarios';
import type { Original } from '../../../../gate/durability/world';
import {
  type DurabilityEvidence,
  failuresOf,
  SCENARIOS,
  type ScenarioId,
} from '../../../../gate/facts/durability-evidence';
import { judgeDurability } from '../../../../gate/run/durability';
import { COMMIT, commitOf } from '../../../support/evidence/samples';
import { recorded } from './record';

/** Thirty days: evidence of durability is stale after them. */
const DURABILITY_FRESH = 30 * 86_400_000;

const RAN = new Date('2026-11-21T12:00:00Z');
const QUESTION = { commit: COMMIT, version: '0.1.0', now: new Date(RAN.getTime() + 60_000) };
const observed = (expected: string, seen = expected) => ({ step: 'a step', expected, observed: seen });

const GOOD: DurabilityEvidence = {
  schema: 'urn:causeway:durability:v1',
  tool: { name: 'causeway', version: '0.1.0' },
  commit: COMMIT,
  ranAt: RAN.toISOString(),
  original: 'a decision',
  scenarios: SCENARIOS.map((id) => ({ id, observations: [observed('the same')] })),
};
const judge = (evidence: object, question = QUESTION) =>
  judgeDurability(Buffer.from(JSON.stringify(evidence)), question).filter(({ status }) => status !== 'pass');

describe('durability evidence', () => {
  test('passes when every scenario was run here and came out as it must', () => {
    expect(judge(GOOD)).toEqual([]);
    expect(judgeDurability(Buffer.from(JSON.stringify(GOOD)), QUESTION)).toHaveLength(SCENARIOS.length + 1);
  });

  test('is missing each scenario that was dropped, run twice, or observed nothing', () => {
    for (const id of SCENARIOS) {
      const scenarios = GOOD.scenarios.filter((each) => each.id !== id);
      expect(judge({ ...GOOD, scenarios })).toMatchObject([{ name: `durability/${id}`, status: 'missing' }]);
      const twice = [...GOOD.scenarios, { id, observations: [observed('the same')] }];
      expect(judge({ ...GOOD, scenarios: twice })).toMatchObject([{ name: `durability/${id}`, status: 'missing' }]);
      const nothing = GOOD.scenarios.map((each) => (each.id === id ? { ...each, observations: [] } : each));
      expect(judge({ ...GOOD, scenarios: nothing })).toMatchObject([{ name: `durability/${id}`, status: 'hard-fail' }]);
      const other = GOOD.scenarios.map((each) =>
        each.id === id ? { ...each, observations: [observed('the same', 'another')] } : each,
      );
      expect(judge({ ...GOOD, scenarios: other })).toMatchObject(
        [{ status: 'hard-fail', reason: /another instead/ }].map(({ status }) => ({ status })),
      );
    }
  });

  test('counts for its commit and version, and for 30 days', () => {
    expect(judge({ ...GOOD, commit: commitOf('1') })).toMatchObject([{ name: 'durability/bound', status: 'missing' }]);
    expect(judge({ ...GOOD, tool: { name: 'causeway', version: '0.0.9' } })).toMatchObject([{ status: 'missing' }]);
    expect(judge(GOOD, { ...QUESTION, now: new Date(RAN.getTime() + DURABILITY_FRESH + 1) })).toMatchObject([
      { status: 'stale' },
    ]);
    expect(judge(GOOD, { ...QUESTION, now: new Date(RAN.getTime() - DURABILITY_FRESH) })).toMatchObject([
      { status: 'unverified' },
    ]);
  });

  test('cannot be read when it has an unexpected structure, or says itself that it passed', () => {
    for (const text of [
      '',
      '{',
      '[]',
      JSON.stringify({ ...GOOD, passed: true }),
      JSON.stringify({ ...GOOD, schema: 'v0' }),
    ]) {
      expect(judgeDurability(Buffer.from(text), QUESTION)).toMatchObject([
        { name: 'durability/shape', status: 'unverified' },
      ]);
    }
  });
});

describe('a durability run', () => {
  const original = recorded();
  const failed = async (id: ScenarioId, of: Original) =>
    failuresOf({ id, observations: [...(await runScenario(id, of))] });

  test.each(SCENARIOS)('finds a recorded decision the same in the scenario %s', async (id) => {
    const observations = [...(await runScenario(id, original))];
    expect(failuresOf({ id, observations })).toEqual([]);
    expect(observations.length).toBeGreaterThanOrEqual(3);
  });

  test.each(SCENARIOS)('sees it in the scenario %s when a decision does not come out the same', async (id) => {
    // The clock alone changes nothing here, and versions are compared before any input is read.
    const raw = { ...original.raw, statements: original.raw.statements.slice(1) };
    const failures = await failed(id, { raw, bytes: original.bytes });
    if (id === 'older-schema') expect(failures).toEqual([]);
    else expect(failures).not.toEqual([]);
  });
});
