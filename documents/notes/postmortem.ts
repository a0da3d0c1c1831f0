import { z } from 'zod';
import { Time } from '../../evidence/statement/predicates/parts';
import { type FrontMatter, readFrontMatter } from '../../gate/notes/front-matter';
import { Text } from '../../registry/schema/primitives';

/** The fields of a postmortem: root cause, detection, timeline, remediation, prevention tasks. */
const Postmortem = z.strictObject({
  schema: z.literal('urn:causeway:postmortem:v1'),
  /** The id of the incident. */
  incident: Text,
  rootCause: Text,
  detection: Text,
  timeline: z.array(z.strictObject({ at: Time, what: Text })).min(2, 'at least when it began and when it ended'),
  remediation: Text,
  prevention: z.array(z.strictObject({ task: Text, owner: Text })).min(1),
});
export type Postmortem = z.infer<typeof Postmortem>;

/** Reads a postmortem: a filled copy of docs/operations/postmortem-template.md, with its timeline in order. */
export function readPostmortem(text: string): FrontMatter<Postmortem> {
  const postmortem = readFrontMatter(text, Postmortem);
  if (!postmortem.ok) return postmortem;
  const times = postmortem.fields.timeline.map(({ at }) => Date.parse(at));
  const late = times.findIndex((time, index) => index > 0 && time < (times[index - 1] ?? 0));
  if (late < 0) return postmortem;
  const line = postmortem.lineOf(['timeline', late, 'at']);
  return { ok: false, problems: [{ line, message: 'timeline: earlier than the entry before it' }] };
}
