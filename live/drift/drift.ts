import type { FoundationPlan, TierPlan } from '../../plan/types';
import type { Registry } from '../../registry/schema';
import type { Finding } from '../finding';
import type { HeldBy } from '../owners';
import type { Readers } from '../read-snapshot';
import { verifyPlan } from '../verify-plan';
import { previewFindings } from './preview';
import { driftPreview, type EngineRun, runPulumi } from './pulumi';
import { secretScrubber } from './scrub';

/** The inputs of a search for one stack's drift. */
export interface DriftSource {
  readonly registry: Registry;
  /** The stack's name, partition included. */
  readonly stack: string;
  readonly plan: FoundationPlan | TierPlan;
  readonly readers: Readers;
  readonly engine: EngineRun;
  /** The evaluation time, for secrets' ages. */
  readonly now: Date;
  /** The contents of the states that were read. */
  readonly held?: HeldBy;
}

/** The drift between one stack and the world. */
export interface StackDrift {
  readonly stack: string;
  /** Program and state against the world, by URN: the differences that the engine sees after a refresh. */
  readonly engine: readonly Finding[];
  /** The plan against the world, by address: the differences that the engine does not see. */
  readonly live: readonly Finding[];
}

/** Looks at a stack both ways. Changes nothing; every part that could not be looked at is a finding. */
export async function stackDrift({
  registry,
  stack,
  plan,
  readers,
  engine,
  now,
  held,
}: DriftSource): Promise<StackDrift> {
  const [answer, { findings }] = await Promise.all([
    runPulumi(driftPreview(stack), engine),
    verifyPlan(registry, plan, readers, now, held),
  ]);
  return { stack, engine: previewFindings(stack, answer, secretScrubber(engine.env)), live: findings };
}

/** All findings, of all stacks and both ways. */
export function driftFindings(drifts: readonly StackDrift[]): readonly Finding[] {
  return drifts.flatMap(({ engine, live }) => [...engine, ...live]);
}
