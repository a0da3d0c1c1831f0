import { z } from 'zod';
import { Commit, Time } from '../../evidence/statement/predicates/parts';
import { Id, Text } from '../../registry/schema/primitives';

/** The name of the evidence's file. */
export const DURABILITY_FILE = 'durability_evidence.json';

/** The required scenarios by id: evidence that lacks one proves nothing. */
export const SCENARIOS = [
  'replay',
  'kill-before-each-step',
  'kill-after-each-step',
  'torn-write',
  'deliver-twice',
  'push-partly',
  'older-schema',
  'clock-moved',
] as const;
export type ScenarioId = (typeof SCENARIOS)[number];

/** One observation: the result, and the expected result. */
export const Observation = z.strictObject({ step: Text, expected: z.string(), observed: z.string() });
export type Observation = z.infer<typeof Observation>;

/** `artifacts/durability_evidence.json`. Whether a scenario passed is computed from its observations, never read. */
export const DurabilityEvidence = z.strictObject({
  schema: z.literal('urn:causeway:durability:v1'),
  tool: z.strictObject({ name: Text, version: Text }),
  /** The commit whose code ran. */
  commit: Commit,
  ranAt: Time,
  /** The decision that the scenarios worked on. */
  original: Text,
  scenarios: z.array(z.strictObject({ id: Id, observations: z.array(Observation) })),
});
export type DurabilityEvidence = z.infer<typeof DurabilityEvidence>;

/** The unexpected results of a scenario; a scenario without observations failed. */
export function failuresOf({ observations }: DurabilityEvidence['scenarios'][number]): readonly string[] {
  if (observations.length === 0) return ['nothing was observed'];
  return observations
    .filter(({ expected, observed }) => expected !== observed)
    .map(({ step, expected, observed }) => `${step}: ${observed} instead of ${expected}`);
}
