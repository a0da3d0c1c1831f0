import { z } from 'zod';
import { GO_LIVE } from '../../evidence/readers/checklist';
import { Commit } from '../../evidence/statement/predicates/parts';
import { type DocumentProblem, type FrontMatter, readFrontMatter } from '../../gate/notes/front-matter';
import { Id, Text } from '../../registry/schema/primitives';

/** The fields of a go-live checklist. Sign-offs are signatures, so they are no field. */
const GoLive = z.strictObject({
  schema: z.literal('urn:causeway:go-live-checklist:v1'),
  tier: Id,
  commit: Commit,
  items: z.array(z.strictObject({ id: Id, done: z.boolean(), evidence: Text })).min(1),
});
export type GoLive = z.infer<typeof GoLive>;

/** Reads a go-live checklist: a filled copy of docs/operations/go-live-checklist.md. */
export function readGoLive(text: string): FrontMatter<GoLive> {
  return readFrontMatter(text, GoLive);
}

/** The faults of a checklist, by line: every item of `GO_LIVE` must be present, and everything done. */
export function checkGoLive(text: string, release: { readonly tier: string; readonly commit: string }) {
  const list = readGoLive(text);
  if (!list.ok) return list.problems;
  const { fields, lineOf } = list;
  const problems: DocumentProblem[] = [];
  for (const field of ['tier', 'commit'] as const) {
    if (fields[field] === release[field]) continue;
    problems.push({ line: lineOf([field]), message: `${field}: ${fields[field]}, not ${release[field]}` });
  }
  const ids = fields.items.map(({ id }) => id);
  for (const id of GO_LIVE.items) {
    if (!ids.includes(id)) problems.push({ line: lineOf(['items']), message: `items: ${id} is not there` });
  }
  for (const [index, { id, done }] of fields.items.entries()) {
    if (ids.indexOf(id) !== index) problems.push({ line: lineOf(['items', index]), message: `items: ${id} twice` });
    if (!done) problems.push({ line: lineOf(['items', index, 'done']), message: `items: ${id} is not done` });
  }
  return problems;
}
