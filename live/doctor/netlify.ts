import { sortedSet } from '../../plan/sorted';
import { planTier } from '../../plan/tier';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import type { NetlifyCredentials } from '../credentials';
import { netlifyPreflight } from '../preflight';
import { type DoctorLine, fine, missing, unknown } from './line';

/** The Netlify teams that the sites of a registry belong to. */
export function netlifyTeamsOf(registry: Registry): readonly string[] {
  return sortedSet(registry.tiers.flatMap(({ id }) => planTier(registry, id).sites.map(({ team }) => team)));
}

/** Whether the token sees each team that the registry names. */
export async function netlifyLines(
  registry: Registry,
  credentials: NetlifyCredentials,
): Promise<readonly DoctorLine[]> {
  return Promise.all(
    netlifyTeamsOf(registry).map(async (team) => {
      const check = `Netlify team ${team}`;
      try {
        await netlifyPreflight(credentials, [team]);
        return fine(check, 'the token sees it');
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        const repair = 'use a token of a member of that team (NETLIFY_API_TOKEN)';
        return error.exitCode === 3
          ? unknown(check, error.message, 'try again')
          : missing(check, error.message, repair);
      }
    }),
  );
}
