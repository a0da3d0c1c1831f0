import { type PreviewDocument, parsePreview, plainText, UNCHANGED_OPS } from '../../plan/engine-preview';
import type { LogicalName } from '../../plan/logical-names';
import { lossesIn } from '../../plan/losses';
import { nameOfUrn, stackOfUrn, typeOfUrn } from '../../plan/urn';

/** One step of a preview. */
export interface PreviewStep extends LogicalName {
  readonly op: string;
  readonly urn: string;
  /** The stack that the URN names. */
  readonly stack: string;
  /** The object's present inputs by state; empty for a new object. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A preview, and why it may not be all of it. */
export interface Preview {
  readonly steps: readonly PreviewStep[];
  /** Empty when the preview is whole. */
  readonly doubts: readonly string[];
  /** The permanent losses that the program reports, one sentence each. */
  readonly losses: readonly string[];
}

type Step = NonNullable<PreviewDocument['steps']>[number];

function stepOf({ op, urn, oldState }: Step): PreviewStep {
  return {
    op,
    urn,
    stack: stackOfUrn(urn) ?? '',
    type: typeOfUrn(urn),
    name: nameOfUrn(urn),
    inputs: oldState?.inputs ?? {},
  };
}

function countDoubts(steps: readonly PreviewStep[], summary: Readonly<Record<string, number>>): readonly string[] {
  const shown = new Map<string, number>();
  for (const { op } of steps) shown.set(op, (shown.get(op) ?? 0) + 1);
  return Object.entries(summary)
    .filter(([op, count]) => !UNCHANGED_OPS.includes(op) && count > (shown.get(op) ?? 0))
    .map(([op, count]) => `the summary counts ${count} × ${op}, the steps show ${shown.get(op) ?? 0}`);
}

/** The steps of a preview. One that failed or lacks steps has its doubts. */
export function previewOf({ steps = [], changeSummary, diagnostics = [], maybeCorrupt }: PreviewDocument): Preview {
  const read = steps.map(stepOf);
  const failures = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message.trim());
  return {
    steps: read,
    losses: lossesIn(diagnostics.map(({ message }) => plainText(message))),
    doubts: [
      ...failures.map((message) => `the preview failed: ${message}`),
      ...(maybeCorrupt === true ? ['the engine says that the document may be corrupt'] : []),
      ...(changeSummary === undefined
        ? ['the preview has no change summary: it did not finish']
        : countDoubts(read, changeSummary)),
    ],
  };
}

/** Reads `pulumi preview --json`. Throws as `parsePreview` does. */
export function readPreview(text: string, place: string): Preview {
  return previewOf(parsePreview(text, place));
}
