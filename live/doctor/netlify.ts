import { z } from 'zod';
import { sortedSet } from '../../plan/sorted';
import { planTier } from '../../plan/tier';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import type { NetlifyCredentials } from '../credentials';
import { NetlifyReader } from '../netlify/reader';
import { netlifyPreflight } from '../preflight';
import { type Reading, reasonOf, validatedReading } from '../reading';
import { type DoctorLine, missingLine, passedLine, unknownLine } from './line';
import type { Purpose } from './purpose';

/** The Netlify teams that the sites of a registry belong to. */
export function netlifyTeamsOf(registry: Registry): readonly string[] {
  return sortedSet(registry.tiers.flatMap(({ id }) => planTier(registry, id).sites.map(({ team }) => team)));
}

const User = z.looseObject({ id: z.string(), email: z.string().optional() });
const Members = z.array(z.looseObject({ id: z.string().optional(), email: z.string().optional(), role: z.string() }));

/**
 * The roles that create sites and change their settings. An Owner may limit which projects a Developer, formerly
 * Collaborator, reaches. Source:
 * https://docs.netlify.com/manage/accounts-and-billing/team-management/roles-and-permissions
 */
const CHANGES = { owner: 'Owner', developers: ['Developer', 'Collaborator'] } as const;

async function roleIn(reader: NetlifyReader, team: string): Promise<Reading<string>> {
  const user = validatedReading(User, await reader.whole('/user'));
  if (user.state !== 'read') return user;
  const members = validatedReading(Members, await reader.whole(`/${encodeURIComponent(team)}/members`));
  if (members.state !== 'read') return members;
  const { id, email } = user.value;
  const own = members.value.find((each) => each.id === id || (email !== undefined && each.email === email));
  return own === undefined ? { state: 'absent' } : { state: 'read', value: own.role };
}

/** Netlify's tokens have no scopes: a token may do what its owner's role in the team allows. */
function roleLine(team: string, purpose: Purpose, found: Reading<string>): DoctorLine {
  const check = `Netlify team ${team} for ${purpose}`;
  if (found.state !== 'read') {
    const why = found.state === 'absent' ? 'the members do not include the token’s owner' : reasonOf(found);
    return unknownLine(
      check,
      `Netlify does not tell the role of the token’s owner: ${why}`,
      'look at the team’s members',
    );
  }
  const { value: role } = found;
  if (role === CHANGES.owner) return passedLine(check, role);
  if (CHANGES.developers.some((each) => each === role)) {
    return unknownLine(
      check,
      `the token's owner is ${role}, and Netlify does not document how to read which projects that reaches`,
      'look at the member’s project access, or use the token of an Owner',
    );
  }
  const repair = 'use the token of an Owner or a Developer of that team (NETLIFY_API_TOKEN)';
  if (purpose === 'up') return missingLine(check, `a ${role} creates no sites`, repair);
  return unknownLine(check, `Netlify does not document whether a ${role} reads settings and variables`, repair);
}

async function teamLines(
  credentials: NetlifyCredentials,
  team: string,
  purposes: readonly Purpose[],
): Promise<readonly DoctorLine[]> {
  const check = `Netlify team ${team}`;
  try {
    await netlifyPreflight(credentials, [team]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const repair = 'use a token of a member of that team (NETLIFY_API_TOKEN)';
    return [
      error.exitCode === 3 ? unknownLine(check, error.message, 'try again') : missingLine(check, error.message, repair),
    ];
  }
  const found = await roleIn(new NetlifyReader(credentials), team);
  return [passedLine(check, 'the token sees it'), ...purposes.map((purpose) => roleLine(team, purpose, found))];
}

/** Whether the token sees each team that the registry names, and what its owner may do there. */
export async function netlifyLines(
  registry: Registry,
  credentials: NetlifyCredentials,
  purposes: readonly Purpose[],
): Promise<readonly DoctorLine[]> {
  const lines = await Promise.all(netlifyTeamsOf(registry).map((team) => teamLines(credentials, team, purposes)));
  return lines.flat();
}
