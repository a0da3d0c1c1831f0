import { z } from 'zod';
import { Digest } from '../../evidence/statement/predicates/parts';
import { nearest } from '../../registry/nearest';
import { CalendarDate, Principal, Text } from '../../registry/schema/primitives';

/** A path of the repository, from its root. */
const RepositoryPath = z
  .string()
  .max(500)
  .regex(/^(?!\/|.*(?:^|\/)\.\.(?:\/|$))[A-Za-z0-9._/-]+$/, 'a path stays inside the repository');

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** The requirements on a document and its subject. */
export const MustHaves = z.strictObject({
  /** Sentences that follow from the artifacts and links below. */
  truths: z.array(Text).min(1).optional(),
  /** Existing files, the purpose of each, and a text in it. */
  artifacts: z
    .array(z.strictObject({ path: RepositoryPath, provides: Text, contains: Text }))
    .min(1)
    .optional(),
  /** References between files: from what, how, and the regular expression that finds it there. */
  key_links: z
    .array(
      z.strictObject({
        from: RepositoryPath,
        to: Text,
        via: Text,
        pattern: Text.refine(isPattern, 'a pattern is a regular expression'),
      }),
    )
    .min(1)
    .optional(),
});
export type MustHaves = z.infer<typeof MustHaves>;

const fields = {
  /** The only person or team that may change the document: its code owner. */
  owner: Principal.optional(),
  last_reviewed: CalendarDate.optional(),
  /** The last day on which it counts. */
  expires: CalendarDate.optional(),
  /** The sha256 of the reviewed text below the fields. */
  doc_hash: Digest.optional(),
  must_haves: MustHaves.optional(),
};

/** The fields of a contract. */
export const CONTRACT_FIELDS: readonly string[] = Object.keys(fields);

/**
 * The contract in a document's front matter. Other fields belong to the document (a plan has many), but a near miss of
 * one of these is refused: a misspelled contract would always pass.
 */
export const Contract = z.looseObject(fields).superRefine((document, issues) => {
  for (const key of Object.keys(document)) {
    const meant = CONTRACT_FIELDS.includes(key) ? undefined : nearest(key, CONTRACT_FIELDS);
    if (meant !== undefined) {
      issues.addIssue({ code: 'custom', message: `an unknown field: did you mean ${meant}?`, path: [key] });
    }
  }
});
export type Contract = z.infer<typeof Contract>;
