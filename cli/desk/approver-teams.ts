import { teamMembers } from '../../delivery/promotion/reviewers';
import { type ApproverTeams, approverTeamsBytes } from '../../evidence/waivers/teams';
import { githubCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** Teams among the waiver approvers, and how those are read. */
export interface ApproverTeamsReading {
  readonly bytes: Buffer;
  /** Unreadable teams with the reason; facts that depend on them are unverified. */
  readonly unread: readonly string[];
}

/** The teams that may approve waivers. */
export function approvingTeams({ governance }: Registry): readonly string[] {
  return governance.waiverApprovers.filter((each) => each.startsWith('team:'));
}

function documentOf(teams: ApproverTeams['teams'], now: Date): Buffer {
  return approverTeamsBytes({ schema: 'urn:causeway:approver-teams:v1', readAt: now.toISOString(), teams });
}

/** The reading where no team may approve. */
export function noApproverTeams(now: Date): ApproverTeamsReading {
  return { bytes: documentOf({}, now), unread: [] };
}

/**
 * The present members of the teams in `governance.waiverApprovers`, by GitHub; undefined where no team may approve, or
 * where there is no credential.
 */
export async function readApproverTeams(
  registry: Registry,
  context: Context,
  now: Date,
): Promise<ApproverTeamsReading | undefined> {
  const { organization } = registry;
  const names = approvingTeams(registry);
  const isGiven = Boolean(context.env['GITHUB_TOKEN'] || context.env['GITHUB_APP_ID']);
  if (names.length === 0 || !isGiven) return undefined;
  const client = githubClient(githubCredentials(context.env, organization));
  const teams: Record<string, string[]> = {};
  const unread: string[] = [];
  for (const name of names) {
    try {
      const members = await teamMembers(client, organization.login, name.slice('team:'.length));
      teams[name] = members.map(({ login }) => `user:${login}`);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unread.push(`${name}: ${error.message}`);
    }
  }
  return { bytes: documentOf(teams, now), unread };
}
