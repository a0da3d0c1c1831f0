import { z } from 'zod';
import { readPreview } from '../../live/blast-radius/preview';
import { isCredentialStep } from '../../live/drift/credentials';
import { sortedBy, sortedSet } from '../../plan/sorted';
import { canonicalDigest } from '../../registry/digest';
import { UserError } from '../../registry/user-error';

/** One changing step, and the digest of everything that the engine says about it. */
export interface BoundStep {
  readonly op: string;
  readonly urn: string;
  readonly digest: string;
}

/** The engine marks a secret value by this key; the ciphertext differs each time. */
const SECRET_MARK = '4dabf18193072939515e22adb298388d';

const State = z.looseObject({
  type: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  protect: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
  parent: z.string().optional(),
  provider: z.string().optional(),
  dependencies: z.array(z.string()).nullish(),
});
type State = z.infer<typeof State>;

const Steps = z.object({
  steps: z
    .array(
      z.looseObject({
        op: z.string(),
        urn: z.string(),
        provider: z.string().optional(),
        oldState: State.nullish(),
        newState: State.nullish(),
        diffReasons: z.array(z.string()).nullish(),
        replaceReasons: z.array(z.string()).nullish(),
        detailedDiff: z.record(z.string(), z.unknown()).nullish(),
      }),
    )
    .default([]),
});

/** Steps that change nothing, which appear only with some options of the engine. */
const IDLE: readonly string[] = ['same', 'read', 'refresh'];

function withoutCiphertext(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCiphertext);
  if (typeof value !== 'object' || value === null) return value;
  if (SECRET_MARK in value) return '[secret]';
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutCiphertext(each)]));
}

// A provider's reference is its URN and, after `::`, an id that a first preview does not know yet.
function providerOf(reference: string | undefined): string | null {
  return reference?.replace(/::[^:]*$/, '') ?? null;
}

// Outputs are left out: their etags and times change by themselves.
function shapeOf(state: State | null | undefined): object | null {
  if (!state) return null;
  const { type, inputs, protect, retainOnDelete, parent, provider, dependencies } = state;
  return {
    type: type ?? null,
    inputs: withoutCiphertext(inputs ?? {}),
    protect: protect ?? false,
    retainOnDelete: retainOnDelete ?? false,
    parent: parent ?? null,
    provider: providerOf(provider),
    dependencies: sortedSet(dependencies ?? []),
  };
}

/**
 * The changing steps of `pulumi preview --json`, by URN and operation: the engine's own order differs between runs.
 * Throws UserError: exit 2 on another document or stack; 3 when it is truncated, failed or lacks steps.
 */
export function boundSteps(text: string, place: string, stack: string): readonly BoundStep[] {
  const { steps: known, doubts } = readPreview(text, place);
  const allowed = 'the whole output of a `pulumi preview --json` that succeeded';
  const [doubt] = doubts;
  if (doubt !== undefined) {
    throw new UserError(`the preview is not whole: ${doubt}`, { place, allowed, exitCode: 3 });
  }
  const foreign = known.find((step) => step.stack !== stack);
  if (foreign) {
    throw new UserError(`the preview is of the stack "${foreign.stack}"`, { place, allowed: `one of ${stack}` });
  }
  const parsed = Steps.safeParse(JSON.parse(text));
  if (!parsed.success) throw new UserError('the steps have another shape', { place, allowed, exitCode: 3 });
  const steps = parsed.data.steps
    // Preview and apply use different Apps (docs/architecture.md).
    .filter((step) => !IDLE.includes(step.op) && !isCredentialStep(step))
    .map(({ op, urn, provider, oldState, newState, diffReasons, replaceReasons, detailedDiff }) => ({
      op,
      urn,
      digest: canonicalDigest({
        op,
        urn,
        provider: providerOf(provider),
        old: shapeOf(oldState),
        new: shapeOf(newState),
        diff: sortedSet(diffReasons ?? []),
        replace: sortedSet(replaceReasons ?? []),
        detailed: withoutCiphertext(detailedDiff ?? {}),
      }),
    }));
  return sortedBy(steps, ({ urn, op, digest }) => `${urn} ${op} ${digest}`);
}
