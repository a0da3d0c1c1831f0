import { z } from 'zod';
import { readPreview } from '../../live/blast-radius/preview';
import { isCredentialStep } from '../../live/drift/credentials';
import { sortedBy, sortedSet } from '../../plan/sorted';
import { canonicalDigest } from '../../registry/digest';
import { UserError } from '../../registry/user-error';

/** One step that changes something, and the digest of all that the engine says it would do. */
export interface BoundStep {
  readonly op: string;
  readonly urn: string;
  readonly digest: string;
}

/** The engine marks a value as secret by this key; the ciphertext beside it is another one each time. */
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

/** Steps that change nothing: whether they are shown depends on how the engine was called. */
const IDLE: readonly string[] = ['same', 'read', 'refresh'];

function withoutCiphertext(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCiphertext);
  if (typeof value !== 'object' || value === null) return value;
  if (SECRET_MARK in value) return '[secret]';
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutCiphertext(each)]));
}

// A provider is named by its URN and, after `::`, an id that a first preview does not know yet.
function providerOf(reference: string | undefined): string | null {
  return reference?.replace(/::[^:]*$/, '') ?? null;
}

// Outputs stay out: etags and times in them change without anybody's doing.
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
 * The changing steps of `pulumi preview --json`, by URN and operation: the engine's own order differs from run to run.
 * Throws UserError: exit 2 when it is no preview, or one of another stack; 3 when it is cut off, failed or lacks steps.
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
    // Who previews is not who applies: each by an App of its own (docs/architecture.md).
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
