import { join } from 'node:path';
import { evaluateGate } from '../../../../gate/decision/evaluate';
import { type DurabilityEvidence, SCENARIOS } from '../../../../gate/facts/durability-evidence';
import type { GateInputs } from '../../../../gate/facts/inputs';
import { judgeDurability } from '../../../../gate/run/durability';
import { loadRegistry } from '../../../../registry/load';
import { highestTier } from '../../../../registry/selectors';
import { goScene } from '../../../support/delivery/gate/scene';
import { COMMIT, commitOf } from '../../../support/evidence/samples';
import { NOW, ROOT } from '../../../support/registry/fixtures';

const { registry } = loadRegistry(join(ROOT, 'registry/causeway.json'), { now: NOW, name: 'registry/causeway.json' });
const { gate } = highestTier(registry);
const SCENE = goScene();
const tiers = SCENE.registry.tiers.map((tier) => (tier.id === 'production' ? { ...tier, gate } : tier));
const asked: GateInputs = { ...SCENE, registry: { ...SCENE.registry, tiers } };
const now = new Date(SCENE.request.evaluatedAt);

/** The durability evidence that CI writes at a commit. */
function written(change: Partial<DurabilityEvidence> = {}): GateInputs {
  const evidence: DurabilityEvidence = {
    schema: 'urn:causeway:durability:v1',
    tool: { name: 'causeway', version: '0.1.0' },
    commit: COMMIT,
    ranAt: new Date(now.getTime() - 60_000).toISOString(),
    original: 'a decision',
    scenarios: SCENARIOS.map((id) => ({ id, observations: [{ step: 'a', expected: 'b', observed: 'b' }] })),
    ...change,
  };
  const question = { commit: COMMIT, version: '0.1.0', now };
  return { ...asked, durability: judgeDurability(Buffer.from(JSON.stringify(evidence)), question) };
}

describe('a release of Causeway itself', () => {
  test('asks for durability evidence, by its registry, and blocks', () => {
    expect(gate).toMatchObject({ mode: 'blocking', profile: 'strict' });
    expect(gate.requires).toContain('durability');
  });

  test('is a go with the evidence of its commit, and a no-go without it', () => {
    expect(evaluateGate(written())).toMatchObject({ decision: 'go', blockers: [] });
    const without = evaluateGate({ ...asked, durability: undefined });
    expect(without.decision).toBe('no-go');
    expect(without.blockers.every((id) => id.startsWith('durability/'))).toBe(true);
    expect(without.checks.filter(({ category }) => category === 'durability')).toMatchObject([{ status: 'missing' }]);
    expect(evaluateGate(written({ commit: commitOf('1') })).blockers).toEqual(['durability/bound']);
    expect(evaluateGate(written({ scenarios: [] })).blockers).toHaveLength(SCENARIOS.length);
  });
});
