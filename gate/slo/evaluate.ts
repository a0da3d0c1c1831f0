import { durationMs } from '../../plan/rotation';
import { checkId } from '../facts/finding';
import type { JudgedFact } from '../facts/inputs';
import { breachesOf, type SloDecision } from './history';
import type { Sample, Unmeasured } from './sample';
import type { Metric, SloPolicy, SloProfile } from './schema';
import { aggregate, thresholdStatus, thresholdText } from './thresholds';

/** The allowed lead of a sample's time over the evaluation, in milliseconds: clocks differ. */
const CLOCK_SKEW = 5 * 60_000;

/** The inputs of an evaluation. */
export interface SloQuestion {
  readonly policy: SloPolicy;
  readonly profile: SloProfile;
  /** The destination tier. */
  readonly stage: string;
  readonly surfaces: readonly string[];
  /** The release commit. */
  readonly commit: string;
  readonly samples: readonly Sample[];
  readonly unmeasured: readonly Unmeasured[];
  /** The earlier signed decisions for the same tier. */
  readonly history: readonly SloDecision[];
  readonly now: Date;
}

/** The SLOs' verdict on a release. */
export interface SloEvaluation {
  readonly facts: readonly JudgedFact[];
  /** The remedies for crossed thresholds, one line each. */
  readonly guidance: readonly string[];
}

type Found = Pick<JudgedFact, 'status' | 'reason' | 'observed' | 'evidence'>;

function samplesOf({ samples }: SloQuestion, metric: Metric, surface: string | undefined): readonly Sample[] {
  return samples
    .filter((each) => each.source === metric.source && each.surface === surface)
    .filter((each) => each.source !== 'metrics-file' || each.metric === metric.id)
    .sort((left, right) => left.at.getTime() - right.at.getTime());
}

function find(question: SloQuestion, metric: Metric, surface: string | undefined): Found {
  const { unmeasured, now, stage, profile } = question;
  const hidden = unmeasured.find((each) => each.source === metric.source && each.surface === surface);
  if (hidden) return { status: 'unverified', reason: hidden.reason };
  const all = samplesOf(question, metric, surface);
  if (all.some(({ at }) => !(at.getTime() <= now.getTime() + CLOCK_SKEW))) {
    return { status: 'unverified', reason: `a sample of ${metric.id} lies in the future` };
  }
  const since = now.getTime() - durationMs(metric.window);
  const fresh = all.filter(({ at }) => at.getTime() >= since);
  if (all.length > 0 && fresh.length === 0) {
    return { status: 'stale', reason: `every sample of ${metric.id} is older than ${metric.window}` };
  }
  if (fresh.length < metric.minimumSamples) {
    const reason = `${metric.id} has ${fresh.length} samples of at least ${metric.minimumSamples} within ${metric.window}`;
    return { status: 'missing', reason };
  }
  const thresholds = Object.hasOwn(metric.stages, stage) ? metric.stages[stage] : undefined;
  if (!thresholds) throw new Error(`${metric.id} has no thresholds for ${stage}`);
  const values = fresh.map(({ value }) => value);
  const value = aggregate(values, metric.aggregate, metric.direction);
  const status = thresholdStatus(value, thresholds[profile] ?? thresholds.strict, metric.direction);
  const observed = `${Number(value.toPrecision(6))} ${metric.unit}`;
  const reason = `${metric.title}: ${metric.aggregate} of ${fresh.length} samples is ${observed}`;
  return { status, reason, observed, evidence: [...new Set(fresh.flatMap(({ evidence }) => evidence))].sort() };
}

function repeated(question: SloQuestion, name: string, surface: string | undefined): Found | undefined {
  const { policy, profile, history, commit, now } = question;
  const { count, window } = policy.profiles[profile].repeatedBreaches;
  const since = now.getTime() - durationMs(window);
  const id = surface === undefined ? name : checkId(name, surface);
  const before = breachesOf(history, id, { since, except: commit });
  if (before.length + 1 < count) return undefined;
  return {
    status: 'hard-fail',
    reason: `${before.length + 1} releases crossed a threshold within ${window}`,
    observed: `${before.length + 1} breaches`,
    evidence: before.map((each) => each.id).sort(),
  };
}

function judgeMetric(question: SloQuestion, metric: Metric, surface: string | undefined): readonly JudgedFact[] {
  const { stage, profile, policy } = question;
  const thresholds = Object.hasOwn(metric.stages, stage) ? metric.stages[stage] : undefined;
  if (!thresholds) return [];
  const name = `slo/${metric.id}`;
  const found = find(question, metric, surface);
  const isCrossed = found.status === 'soft-fail' || found.status === 'hard-fail';
  const about = { severity: metric.severity, mode: metric.mode, ...(surface === undefined ? {} : { surface }) };
  const wanted = thresholdText(thresholds[profile] ?? thresholds.strict, metric);
  const fix = isCrossed || found.status === 'warn' ? metric.rollback : `measure ${metric.id} (${metric.source}) again`;
  const fact: JudgedFact = { ...about, name, threshold: wanted, fix, ...found };
  const repeatedBreaches = isCrossed ? repeated(question, name, surface) : undefined;
  if (!repeatedBreaches) return [fact];
  const { count, window } = policy.profiles[profile].repeatedBreaches;
  const threshold = `fewer than ${count} releases over a threshold within ${window}`;
  // A metric that only advises at the first breach blocks when the breach repeats.
  const repetition = { ...about, mode: 'blocking' as const, name: `${name}/repeated`, threshold, ...repeatedBreaches };
  return [fact, { ...repetition, fix: `${metric.rollback}; or a waiver that another person approves` }];
}

function guidanceOf({ stage }: SloQuestion, facts: readonly JudgedFact[]): readonly string[] {
  return facts
    .filter(({ status, mode }) => status === 'hard-fail' || (status === 'soft-fail' && mode === 'blocking'))
    .map(({ name, surface, fix }) => {
      const command = `causeway rollback plan --surface ${surface ?? '<surface>'} --tier ${stage}`;
      return `${surface === undefined ? name : checkId(name, surface)}: ${fix}. If it is out already: ${command}`;
    });
}

/**
 * Judges a release by the policy. Pure, and fails closed: without a sample within a metric's window, or without a
 * metric for the stage, there is no yes.
 */
export function evaluateSlo(question: SloQuestion): SloEvaluation {
  const facts = question.policy.metrics.flatMap((metric) =>
    metric.per === 'release'
      ? judgeMetric(question, metric, undefined)
      : question.surfaces.flatMap((surface) => judgeMetric(question, metric, surface)),
  );
  if (facts.length > 0) return { facts, guidance: guidanceOf(question, facts) };
  const nothing: JudgedFact = {
    name: 'slo/any',
    status: 'missing',
    reason: `the SLO policy judges nothing for ${question.stage}`,
    threshold: 'at least one metric for the stage',
    fix: `add thresholds for ${question.stage} to the SLO policy, or name a surface`,
  };
  return { facts: [nothing], guidance: [] };
}
