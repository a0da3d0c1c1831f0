import type { Observation, ScenarioId } from '../facts/durability-evidence';
import { deliverTwice, pushPartly } from './delivery';
import { killAfter, killBefore, tornWrite } from './interruptions';
import { clockMoved, olderSchema, replayObservations } from './versions';
import type { Original } from './world';

const RUNNERS: Readonly<Record<ScenarioId, (original: Original) => Promise<readonly Observation[]>>> = {
  replay: replayObservations,
  'kill-before-each-step': killBefore,
  'kill-after-each-step': killAfter,
  'torn-write': tornWrite,
  'deliver-twice': deliverTwice,
  'push-partly': pushPartly,
  'older-schema': olderSchema,
  'clock-moved': clockMoved,
};

/** Runs one scenario on a decision. */
export async function runScenario(id: ScenarioId, original: Original): Promise<readonly Observation[]> {
  return await RUNNERS[id](original);
}
