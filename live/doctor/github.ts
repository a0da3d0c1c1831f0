import { z } from 'zod';
import { governedBranches } from '../../plan/rulesets';
import { sortedSet } from '../../plan/sorted';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import type { GithubCredentials } from '../credentials';
import type { GithubReader } from '../github/reader';
import { isAtLeast, planIn } from '../organization-plan';
import { reasonOf, validatedReading } from '../reading';
import { type DoctorLine, missingLine, passedLine, unknownLine } from './line';
import { permissionLines } from './permissions';
import type { Purpose } from './purpose';

const AGAIN = 'try again with a credential that may read this';
const part = encodeURIComponent;

const Repository = z.looseObject({ visibility: z.string(), archived: z.boolean().optional() });
const Installation = z.looseObject({ app_slug: z.string() });

// Slugs that differ only in case are the same name at GitHub.
function namesOf(registry: Registry, kind: 'team' | 'user'): readonly string[] {
  const all = [
    ...registry.governance.owners,
    ...registry.governance.waiverApprovers,
    ...registry.tiers.flatMap((tier) => tier.approval?.reviewers ?? []),
    ...registry.surfaces.flatMap(({ owner }) => owner),
  ];
  return sortedSet(all.filter((name) => name.startsWith(`${kind}:`)).map((name) => name.slice(kind.length + 1)));
}

async function planLine(reader: GithubReader, { organization }: Registry): Promise<DoctorLine> {
  const check = 'organization plan';
  const answer = await reader.get(`/orgs/${part(organization.login)}`);
  if (answer.state === 'absent') {
    return missingLine(
      check,
      `there is no organization "${organization.login}"`,
      'correct organization.login in the registry',
    );
  }
  const found = answer.state === 'read' ? planIn(answer.value) : answer;
  if (found.state !== 'read') {
    return unknownLine(
      check,
      reasonOf(found),
      'give the App "Plan: read-only" of the organization, or use an owner’s token',
    );
  }
  const { plan } = organization;
  if (found.value === plan) return passedLine(check, plan);
  if (isAtLeast(found.value, plan)) return passedLine(check, `${found.value}; the registry relies only on ${plan}`);
  return missingLine(
    check,
    `the organization has the plan "${found.value}", the registry says "${plan}"`,
    `set organization.plan to "${found.value}" and run causeway registry check: it names what that plan cannot do`,
  );
}

async function repositoryLines(reader: GithubReader, registry: Registry, key: string): Promise<readonly DoctorLine[]> {
  const { login } = registry.organization;
  const { name, visibility } = repositoryOf(registry, key);
  const path = `/repos/${part(login)}/${part(name)}`;
  const check = `repository ${name}`;
  const found = validatedReading(Repository, await reader.get(path));
  if (found.state === 'absent') {
    return [
      missingLine(
        check,
        `${login}/${name} is not there, or this credential cannot see it`,
        'create it, or install the App on it',
      ),
    ];
  }
  if (found.state !== 'read') return [unknownLine(check, reasonOf(found), AGAIN)];
  const { visibility: actual, archived } = found.value;
  const own =
    archived === true
      ? missingLine(check, 'it is archived, so nothing in it can change', 'unarchive it')
      : actual === visibility
        ? passedLine(check, actual)
        : missingLine(
            check,
            `it is ${actual}, the registry says ${visibility}`,
            `correct repositories.${key}.visibility`,
          );
  const branches = await Promise.all(
    governedBranches(registry, key).map(async (branch) => {
      const line = `branch ${name} ${branch}`;
      const there = await reader.get(`${path}/branches/${part(branch)}`);
      if (there.state === 'read') return passedLine(line, 'there');
      if (there.state === 'absent')
        return missingLine(line, 'there is no such branch', `create it: a tier deploys from it`);
      return unknownLine(line, reasonOf(there), AGAIN);
    }),
  );
  return [own, ...branches];
}

async function teamLines(reader: GithubReader, registry: Registry, slug: string): Promise<readonly DoctorLine[]> {
  const { login } = registry.organization;
  const path = `/orgs/${part(login)}/teams/${part(slug)}`;
  const found = await reader.get(path);
  const check = `team ${slug}`;
  if (found.state === 'absent')
    return [missingLine(check, `there is no team "${slug}"`, 'create it, or correct the registry')];
  if (found.state !== 'read') return [unknownLine(check, reasonOf(found), AGAIN)];
  const access = await Promise.all(
    Object.values(registry.repositories).map(async ({ name }) => {
      const line = `team ${slug} on ${name}`;
      // 204 without a body when it has access, 404 when not (GitHub REST, "Check team permissions for a repository").
      const has = await reader.get(`${path}/repos/${part(login)}/${part(name)}`);
      if (has.state === 'read') return passedLine(line, 'has access');
      if (has.state === 'absent') {
        return missingLine(line, 'no access, so GitHub refuses it as a reviewer', `give it read access to ${name}`);
      }
      return unknownLine(line, reasonOf(has), AGAIN);
    }),
  );
  return [passedLine(check, 'there'), ...access];
}

async function userLine(reader: GithubReader, login: string): Promise<DoctorLine> {
  const found = await reader.get(`/users/${part(login)}`);
  const check = `user ${login}`;
  if (found.state === 'read') return passedLine(check, 'there');
  if (found.state === 'absent') return missingLine(check, `there is no user "${login}"`, 'correct the registry');
  return unknownLine(check, reasonOf(found), AGAIN);
}

async function appLines(reader: GithubReader, registry: Registry): Promise<readonly DoctorLine[]> {
  const slugs = sortedSet([
    ...Object.values(registry.apps).flatMap((app) => (app ? [app.slug] : [])),
    ...registry.checks.map(({ app }) => app).filter((slug) => slug !== 'github-actions'),
  ]);
  if (slugs.length === 0) return [];
  const list = await reader.list(`/orgs/${part(registry.organization.login)}/installations`, 'installations');
  const found = validatedReading(z.array(Installation), list);
  if (found.state !== 'read') {
    const why = reasonOf(found);
    return slugs.map((slug) => unknownLine(`App ${slug}`, why, 'give the App "Organization administration: read"'));
  }
  const installed = new Set(found.value.map(({ app_slug: slug }) => slug));
  return slugs.map((slug) =>
    installed.has(slug)
      ? passedLine(`App ${slug}`, 'installed')
      : missingLine(`App ${slug}`, 'not installed in the organization', 'create and install it (docs/bootstrap.md)'),
  );
}

/**
 * Everything at GitHub that the registry relies on, line by line. Reads only, and never throws for a missing object.
 */
export async function githubLines(
  registry: Registry,
  reader: GithubReader,
  credentials: GithubCredentials,
  purposes: readonly Purpose[],
): Promise<readonly DoctorLine[]> {
  const lines = await Promise.all([
    permissionLines(registry, credentials, purposes),
    planLine(reader, registry).then((line) => [line]),
    ...Object.keys(registry.repositories)
      .sort()
      .map((key) => repositoryLines(reader, registry, key)),
    ...namesOf(registry, 'team').map((slug) => teamLines(reader, registry, slug)),
    ...namesOf(registry, 'user').map((login) => userLine(reader, login).then((line) => [line])),
    appLines(reader, registry),
  ]);
  return lines.flat();
}
