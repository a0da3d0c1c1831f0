import { z } from 'zod';
import type { StackFingerprints } from '../../plan/types';
import { UserError } from '../../registry/user-error';
import { fingerprintFact, type IsolationFacts } from './facts';

const Outputs = z.object({
  secretFingerprints: z
    .strictObject({ tier: z.string().min(1), key: z.string().min(1), prints: z.record(z.string(), z.string().min(1)) })
    .optional(),
});

/**
 * Parses the output of `pulumi stack output --json --show-secrets`; undefined when that stack has no fingerprints.
 * Throws UserError (exit 2), without a value, when it is another kind of document.
 */
export function parseStackOutputs(text: string, place: string): StackFingerprints | undefined {
  const allowed = 'what `pulumi stack output --json --show-secrets` prints of a tier’s stack';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UserError('the stack’s outputs are not JSON', { place, allowed });
  }
  const parsed = Outputs.safeParse(json);
  if (parsed.success) return parsed.data.secretFingerprints;
  throw new UserError('the stack’s outputs have an unexpected structure (without --show-secrets they are hidden)', {
    place,
    allowed,
  });
}

/**
 * The fingerprints of all stacks, each with its key's name; a tier may have a stack per group. Throws UserError (exit
 * 2) where two stacks report the same secret.
 */
export function toldFingerprints(stacks: readonly StackFingerprints[]): IsolationFacts['fingerprints'] {
  const told: Record<string, string> = {};
  for (const { tier, key, prints } of stacks) {
    for (const [name, print] of Object.entries(prints)) {
      const secret = name.replace('/', `/${tier}/`);
      if (Object.hasOwn(told, secret)) {
        const allowed = 'the outputs of each stack once';
        throw new UserError(`two outputs name ${secret}`, { place: '--stack-outputs', allowed });
      }
      told[secret] = fingerprintFact(key, print);
    }
  }
  return told;
}
