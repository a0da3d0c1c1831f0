import type { EvidenceAnswer } from '../../evidence/readers/answer';
import { applyReceiptFor } from '../../evidence/readers/apply';
import { freshVerification } from '../../evidence/readers/verification';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { finding } from '../facts/finding';
import type { Release } from '../facts/inputs';
import { stacksOf } from '../facts/stacks';

const BEST_FIRST = ['pass', 'hard-fail', 'unverified', 'stale', 'missing'] as const;

/** The answer for a tier's stack and its group's stack: a difference in one is not repaired by the other. */
function combinedAnswer(answers: readonly EvidenceAnswer[]): EvidenceAnswer {
  const seen = answers.filter(({ status }) => status !== 'missing');
  const wrong = seen.find(({ status }) => status === 'hard-fail');
  const best = BEST_FIRST.flatMap((status) => answers.filter((answer) => answer.status === status))[0];
  return wrong ?? best ?? { status: 'missing', reason: 'no stack was looked at', evidence: [] };
}

/** The live verification of this job; it can only turn a yes into a no. */
function liveChecks({ live }: Release): readonly GateCheck[] {
  return live.map(({ name, severity = 'critical', threshold, fix, ...outcome }) =>
    finding({ id: name, category: 'verification', severity, threshold, fix }, outcome),
  );
}

/** Foundation and tier were read back in the last 24 hours and match this registry's plan. */
export function readBackChecks(release: Release): readonly GateCheck[] {
  const { registry, registryDigest, book, request, now } = release;
  const stacks = stacksOf(registry, request.repository, request.tier).map((names) =>
    finding(
      {
        id: `verification/${names[0]}`,
        category: 'verification',
        threshold: 'live verification against this registry in the last 24 hours, without a difference',
        fix: `causeway live verify (${names[0]}), signed by the live job; then causeway evidence push`,
      },
      combinedAnswer(names.map((stack) => freshVerification(book, stack, registryDigest, now))),
    ),
  );
  return [...stacks, ...liveChecks(release)];
}

/** Where the tier requires it: read back, and last applied from this very registry. */
export function verificationChecks(release: Release): readonly GateCheck[] {
  const { registry, registryDigest, book, request, tier } = release;
  if (!tier.gate.requires.includes('ruleset-verification')) return liveChecks(release);
  const applied = stacksOf(registry, request.repository, request.tier).map((names) =>
    finding(
      {
        id: `verification/applied-${names[0]}`,
        category: 'verification',
        severity: 'high',
        threshold: 'the newest apply was of this registry and was read back without a difference',
        fix: `apply the stack ${names[0]} from the default branch`,
      },
      combinedAnswer(names.map((stack) => applyReceiptFor(book, stack, registryDigest))),
    ),
  );
  return [...readBackChecks(release), ...applied];
}
