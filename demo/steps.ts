import { z } from 'zod';
import { nameOfUrn, typeOfUrn } from '../plan/urn';

const Preview = z.object({
  steps: z.array(z.object({ op: z.string(), urn: z.string(), detailedDiff: z.unknown().optional() })),
});

/** One step of a preview that makes a change. */
export interface Step {
  readonly op: string;
  readonly type: string;
  readonly name: string;
}

/** The changing steps of `pulumi preview --json`. Throws when the text is not such a document. */
export function previewSteps(text: string): readonly Step[] {
  const { steps } = Preview.parse(JSON.parse(text));
  return steps
    .filter(({ op }) => op !== 'same' && op !== 'read')
    .map(({ op, urn }) => ({ op, type: typeOfUrn(urn), name: nameOfUrn(urn) }));
}

/** The engine's own summary of an `up`, on one line: `12 created, 3 unchanged`. */
export function changesIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const start = lines.lastIndexOf('Resources:');
  if (start < 0) return 'no summary';
  const end = lines.indexOf('', start);
  return lines
    .slice(start + 1, end < 0 ? undefined : end)
    .map((line) => line.replace(/^[-+~±]+\s*/, ''))
    .filter((line) => /^\d/.test(line))
    .join(', ');
}
