import canonicalize from 'canonicalize';
import { z } from 'zod';
import { readDocument } from '../../registry/document/read';
import { Principal } from '../../registry/schema/primitives';
import { UserError } from '../../registry/user-error';
import { Time } from '../statement/predicates/parts';
import { CLOCK_SKEW } from '../verification/signature';

/** The members of the approvers' teams at the time of reading, as an input document of decisions. */
export const ApproverTeams = z.strictObject({
  schema: z.literal('urn:causeway:approver-teams:v1'),
  readAt: Time,
  /** The members, each `user:<login>`, by `team:<slug>`. A team that could not be read is missing. */
  teams: z.record(Principal, z.array(Principal)),
});
export type ApproverTeams = z.infer<typeof ApproverTeams>;

/** The largest age of the reading, in milliseconds: somebody who left a team since could still approve. */
const MAX_AGE = 60 * 60_000;

/** The document's bytes; the same members give the same bytes. */
export function approverTeamsBytes(document: ApproverTeams): Buffer {
  const teams = Object.entries(document.teams).map(([team, members]) => [team, [...members].sort()] as const);
  return Buffer.from(canonicalize({ ...document, teams: Object.fromEntries(teams) }) ?? '', 'utf8');
}

/** The members of teams in such a document. Throws UserError (exit 2) on another shape, and when it is too old. */
export function approverTeams(bytes: Buffer, now: Date): ReadonlyMap<string, readonly string[]> {
  const refuse = (message: string) =>
    new UserError(message, { place: '--approver-teams', allowed: 'what causeway waiver approvers wrote in this run' });
  const document = readDocument(bytes.toString('utf8'));
  const parsed = ApproverTeams.safeParse(document.ok ? document.value : undefined);
  if (!parsed.success) throw refuse('the members of the approvers’ teams have an unexpected structure');
  const age = now.getTime() - Date.parse(parsed.data.readAt);
  if (age > MAX_AGE || age < -CLOCK_SKEW) throw refuse(`the members were read at ${parsed.data.readAt}: too long ago`);
  return new Map(Object.entries(parsed.data.teams));
}
