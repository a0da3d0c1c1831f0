import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { z } from 'zod';
import type { LogicalName } from '../../plan/logical-names';
import { lossesIn } from '../../plan/losses';
import { UserError } from '../../registry/user-error';

const State = z.object({ inputs: z.record(z.string(), z.unknown()).optional() });

const Document = z.object({
  steps: z.array(z.object({ op: z.string(), urn: z.string(), oldState: State.nullish() })).optional(),
  changeSummary: z.record(z.string(), z.number()).optional(),
  diagnostics: z.array(z.object({ severity: z.string(), message: z.string() })).optional(),
  maybeCorrupt: z.boolean().optional(),
});

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

/** Steps that `changeSummary` counts but the preview shows only on request. */
const UNCOUNTED: readonly string[] = ['same', 'read', 'refresh'];

const URN = /^urn:pulumi:(?<stack>[^:]+)::[^:]*::(?<types>.+?)::(?<name>.+)$/s;

// The engine's colour marks, which `--json` does not remove.
function plainText(message: string): string {
  return message.replaceAll(/<\{%[^%]*%\}>/g, '');
}

function readJson(text: string, place: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first) return value;
  const isCut =
    printParseErrorCode(first.error) === 'UnexpectedEndOfString' ||
    first.offset + first.length >= text.trimEnd().length;
  throw new UserError(isCut ? 'the preview is cut off' : 'the preview is not JSON', {
    place,
    allowed: 'the whole output of `pulumi preview --json`',
    exitCode: isCut ? 3 : 2,
  });
}

function stepOf(step: { op: string; urn: string; oldState?: z.infer<typeof State> | null | undefined }): PreviewStep {
  const parts = URN.exec(step.urn)?.groups;
  return {
    op: step.op,
    urn: step.urn,
    stack: parts?.['stack'] ?? '',
    type: parts?.['types']?.split('$').at(-1) ?? '',
    name: parts?.['name'] ?? '',
    inputs: step.oldState?.inputs ?? {},
  };
}

function countDoubts(steps: readonly PreviewStep[], summary: Readonly<Record<string, number>>): readonly string[] {
  const shown = new Map<string, number>();
  for (const { op } of steps) shown.set(op, (shown.get(op) ?? 0) + 1);
  return Object.entries(summary)
    .filter(([op, count]) => !UNCOUNTED.includes(op) && count > (shown.get(op) ?? 0))
    .map(([op, count]) => `the summary counts ${count} × ${op}, the steps show ${shown.get(op) ?? 0}`);
}

/**
 * Reads `pulumi preview --json`. Throws a UserError: exit 2 for another kind of document, 3 for a truncated one. A
 * preview that failed or lacks steps is returned with its doubts.
 */
export function readPreview(text: string, place: string): Preview {
  const parsed = Document.safeParse(readJson(text, place));
  if (!parsed.success || (parsed.data.steps === undefined && parsed.data.changeSummary === undefined)) {
    throw new UserError('this is no preview', { place, allowed: 'the output of `pulumi preview --json`' });
  }
  const { steps = [], changeSummary, diagnostics = [], maybeCorrupt } = parsed.data;
  const read = steps.map(stepOf);
  const failures = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message.trim());
  return {
    steps: read,
    losses: lossesIn(diagnostics.map(({ message }) => plainText(message))),
    doubts: [
      ...failures.map((message) => `the preview failed: ${message}`),
      ...(maybeCorrupt === true ? ['the engine says that the document may be corrupt'] : []),
      ...(changeSummary === undefined
        ? ['the preview has no change summary: it did not end']
        : countDoubts(read, changeSummary)),
    ],
  };
}
