import { z } from 'zod';
import { readDocument } from './document/read';
import { READINESS_IDS } from './readiness-ids';
import { Id, Text } from './schema/primitives';
import { StatementKind } from './schema/trust';
import { firstFault } from './shape-fault';
import { UserError } from './user-error';

/** The path of the committed schema, from the project's root. */
export const READINESS_SCHEMA_PATH = 'registry/readiness.schema.json';

const RepositoryPath = z
  .string()
  .max(500)
  .regex(/^(?!\/|.*(?:^|\/)\.\.(?:\/|$))[A-Za-z0-9._/-]+$/, 'a path stays inside the repository');

/** The proof of an item: a file with this content, a statement that verifies, or a check that passed. */
export const ReadinessEvidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    path: RepositoryPath,
    /** The sha256 of the reviewed file. Without it the file proves nothing. */
    digest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/, 'a digest is sha256:<64 hex digits>')
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('statement'),
    statement: StatementKind,
    tier: Id.optional(),
    surface: Id.optional(),
  }),
  z.strictObject({ kind: z.literal('check'), check: Id, surface: Id.optional() }),
]);

export type ReadinessEvidence = z.infer<typeof ReadinessEvidence>;

/** A done criterion with its proof. */
const ReadinessCriterion = z.strictObject({ text: Text, evidence: z.array(ReadinessEvidence).min(1) });

/** A phase or a use case. */
export const ReadinessItem = z.strictObject({
  id: Id,
  title: Text,
  /** People's claim, which counts only with its evidence. */
  state: z.enum(['open', 'complete']),
  criteria: z.array(ReadinessCriterion).min(1),
});

export type ReadinessItem = z.infer<typeof ReadinessItem>;

/** `registry/readiness.json`: the progress towards a public release. It releases nothing by itself. */
export const Readiness = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  items: z.array(ReadinessItem).superRefine((items, context) => {
    const ids = items.map(({ id }) => id);
    const absent = READINESS_IDS.filter((id) => !ids.includes(id));
    if (absent.length > 0) context.addIssue({ code: 'custom', message: `${absent.join(', ')} not there` });
    for (const [index, id] of ids.entries()) {
      const message = READINESS_IDS.includes(id)
        ? 'the item occurs twice'
        : 'an id is phase-a … phase-f, uc-01 … uc-10';
      if (!READINESS_IDS.includes(id) || ids.indexOf(id) !== index) {
        context.addIssue({ code: 'custom', message, path: [index, 'id'] });
      }
    }
  }),
});

export type Readiness = z.infer<typeof Readiness>;

/** Reads a readiness file's text. Throws UserError (exit 2) with the place of the first problem. */
export function parseReadiness(text: string, file: string): Readiness {
  const allowed = `JSON as ${READINESS_SCHEMA_PATH} describes it`;
  const document = readDocument(text);
  if (!document.ok) {
    const [first] = document.problems;
    const place = first ? `${file}:${first.line}:${first.column}` : file;
    throw new UserError(first?.message ?? 'the file is not JSON', { place, allowed });
  }
  const parsed = Readiness.safeParse(document.value);
  if (parsed.success) return parsed.data;
  const { message, at } = firstFault(parsed.error);
  throw new UserError(`the readiness is refused: ${message}`, { place: `${file} ${at}`, allowed });
}

/** The text of the committed schema file. */
export function readinessJsonSchemaText(): string {
  const schema = z.toJSONSchema(Readiness, { io: 'input', target: 'draft-2020-12' });
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'urn:causeway:readiness:v1' };
  return `${JSON.stringify({ ...head, title: 'Readiness', ...schema }, null, 2)}\n`;
}
