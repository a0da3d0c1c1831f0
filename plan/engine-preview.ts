import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { z } from 'zod';
import { UserError } from '../registry/user-error';

/** What stands in a preview for a secret value. */
export const HIDDEN_SECRET = '[secret]';
/** The member by which the engine marks a secret value. The ciphertext beside it differs each time. */
export const SECRET_MARK = '4dabf18193072939515e22adb298388d';

/** Steps that change nothing. The preview shows them only with some options of the engine. */
export const UNCHANGED_OPS: readonly string[] = ['same', 'read', 'refresh'];

/** What `pulumi preview --json` is called where a text is refused. */
const WHOLE = 'the whole output of `pulumi preview --json`';

/** A resource before or after a step (ResourceV3 of sdk/go/common/apitype in pulumi/pulumi), with all its fields. */
const PreviewState = z.looseObject({
  type: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  protect: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
  parent: z.string().optional(),
  provider: z.string().optional(),
  dependencies: z.array(z.string()).nullish(),
});
export type PreviewState = z.infer<typeof PreviewState>;

/** The document of `pulumi preview --json` (pkg/backend/display/json.go in pulumi/pulumi). Go leaves empty fields out. */
export const PreviewDocument = z.object({
  steps: z
    .array(
      z.object({
        op: z.string(),
        urn: z.string(),
        provider: z.string().optional(),
        oldState: PreviewState.nullish(),
        newState: PreviewState.nullish(),
        diffReasons: z.array(z.string()).nullish(),
        replaceReasons: z.array(z.string()).nullish(),
        detailedDiff: z.record(z.string(), z.unknown()).nullish(),
      }),
    )
    .optional(),
  changeSummary: z.record(z.string(), z.number()).optional(),
  diagnostics: z.array(z.object({ severity: z.string(), urn: z.string().optional(), message: z.string() })).optional(),
  maybeCorrupt: z.boolean().optional(),
});
export type PreviewDocument = z.infer<typeof PreviewDocument>;
export type PreviewDiagnostic = NonNullable<PreviewDocument['diagnostics']>[number];

/** A parsed value as a preview; undefined for another document. Every preview has steps, or the count of its changes. */
export function asPreviewDocument(value: unknown): PreviewDocument | undefined {
  const { data } = PreviewDocument.safeParse(value);
  return data?.steps === undefined && data?.changeSummary === undefined ? undefined : data;
}

/** A diagnostic's message without the engine's colour marks, which `--json` does not remove. */
export function plainText(message: string): string {
  return message.replaceAll(/<\{%[^%]*%\}>/g, '');
}

/** The engine's own errors in a preview, without its closing "preview failed". */
export function previewErrors({ diagnostics = [] }: PreviewDocument): readonly PreviewDiagnostic[] {
  return diagnostics.filter(
    ({ severity, message }) => severity === 'error' && !/^(?:error: )?preview failed\s*$/.test(message),
  );
}

/**
 * The reasons for which a preview failed: the engine's errors, or else what the program wrote to its error output, which
 * a program that cannot start does (severity `info#err`, sdk/go/common/diag/sink.go in pulumi/pulumi).
 */
export function previewReasons(document: PreviewDocument): readonly string[] {
  const { diagnostics = [] } = document;
  const written = diagnostics.filter(({ severity }) => severity === 'info#err');
  const errors = previewErrors(document);
  const said = (errors.length > 0 ? errors : written).map(({ message }) => plainText(message).trim());
  return [...new Set(said)].filter((each) => each !== '');
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
    allowed: WHOLE,
    exitCode: isCut ? 3 : 2,
  });
}

/** Parses a preview. Throws a UserError: exit 2 for another kind of document, 3 for a truncated one. */
export function parsePreview(text: string, place: string): PreviewDocument {
  const document = asPreviewDocument(readJson(text, place));
  if (document) return document;
  throw new UserError('this is not a preview', { place, allowed: WHOLE });
}
