import { previewOf } from '../../live/blast-radius/preview';
import { isCredentialStep } from '../../live/drift/credentials';
import { HIDDEN_SECRET, type PreviewState, parsePreview, SECRET_MARK, UNCHANGED_OPS } from '../../plan/engine-preview';
import { sortedBy, sortedSet } from '../../plan/sorted';
import { canonicalDigest } from '../../registry/digest';
import { UserError } from '../../registry/user-error';

/** One changing step, and the digest of everything that the engine says about it. */
export interface BoundStep {
  readonly op: string;
  readonly urn: string;
  readonly digest: string;
}

function withoutCiphertext(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCiphertext);
  if (typeof value !== 'object' || value === null) return value;
  if (SECRET_MARK in value) return HIDDEN_SECRET;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutCiphertext(each)]));
}

// A provider's reference is its URN and, after `::`, an id that a first preview does not know yet.
function providerOf(reference: string | undefined): string | null {
  return reference?.replace(/::[^:]*$/, '') ?? null;
}

// Outputs are left out: their etags and times change by themselves.
function shapeOf(state: PreviewState | null | undefined): object | null {
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
  const document = parsePreview(text, place);
  const { steps: known, doubts } = previewOf(document);
  const allowed = 'the whole output of a `pulumi preview --json` that succeeded';
  const [doubt] = doubts;
  if (doubt !== undefined) {
    throw new UserError(`the preview is incomplete: ${doubt}`, { place, allowed, exitCode: 3 });
  }
  const foreign = known.find((step) => step.stack !== stack);
  if (foreign) {
    throw new UserError(`the preview is of the stack "${foreign.stack}"`, { place, allowed: `one of ${stack}` });
  }
  const steps = (document.steps ?? [])
    // Preview and apply use different Apps (docs/architecture.md).
    .filter((step) => !UNCHANGED_OPS.includes(step.op) && !isCredentialStep(step))
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
