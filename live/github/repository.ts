import { z } from 'zod';
import { effectiveBlock } from '../../plan/codeowners-block';
import { planIn } from '../organization-plan';
import { type Reading, reasonOf, validatedReading } from '../reading';
import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';

const Permissions = z.looseObject({ enabled: z.boolean(), allowed_actions: z.string().optional() });
const Selected = z.looseObject({
  github_owned_allowed: z.boolean(),
  verified_allowed: z.boolean(),
  patterns_allowed: z.array(z.string()),
});
const Workflow = z.looseObject({
  default_workflow_permissions: z.string(),
  can_approve_pull_request_reviews: z.boolean(),
});
const File = z.looseObject({ type: z.literal('file'), encoding: z.literal('base64'), content: z.string() });

/** Which actions a repository's workflows may use. */
export async function readActions(reader: GithubReader, sighting: Sighting, root: string, repository: string) {
  const address = { kind: 'actions', repository } as const;
  const found = validatedReading(Permissions, await reader.get(`${root}/actions/permissions`));
  if (found.state !== 'read') return sighting.missed(address, reasonOf(found));
  const mode = found.value.allowed_actions ?? 'none';
  const fields = { enabled: found.value.enabled, mode };
  if (mode !== 'selected') return sighting.saw(address, fields);
  const selected = validatedReading(Selected, await reader.get(`${root}/actions/permissions/selected-actions`));
  if (selected.state !== 'read') {
    sighting.saw(address, fields);
    for (const field of ['githubOwned', 'verified', 'patterns']) sighting.missed(address, reasonOf(selected), field);
    return;
  }
  sighting.saw(address, {
    ...fields,
    githubOwned: selected.value.github_owned_allowed,
    verified: selected.value.verified_allowed,
    patterns: [...selected.value.patterns_allowed].sort(),
  });
}

/** The permissions of a workflow's own token. */
export async function readWorkflow(reader: GithubReader, sighting: Sighting, root: string, repository: string) {
  const address = { kind: 'workflow-permissions', repository } as const;
  const found = validatedReading(Workflow, await reader.get(`${root}/actions/permissions/workflow`));
  if (found.state !== 'read') return sighting.missed(address, reasonOf(found));
  sighting.saw(address, {
    permissions: found.value.default_workflow_permissions,
    approvesPullRequests: found.value.can_approve_pull_request_reviews,
  });
}

const Immutability = z.looseObject({ enabled: z.boolean() });

/**
 * Whether published releases are immutable, where the registry states it. GitHub answers 404 where it is off, and also
 * to tokens without access. Only a token that may read the repository's Actions settings, which takes the same
 * permission, can conclude that it is off
 * (https://docs.github.com/en/rest/repos/repos#check-if-immutable-releases-are-enabled-for-a-repository).
 */
export async function readImmutability(
  reader: GithubReader,
  sighting: Sighting,
  root: string,
  repository: string,
  wanted: boolean | undefined,
) {
  if (wanted === undefined) return;
  const address = { kind: 'immutable-releases', repository } as const;
  const answer = await reader.get(`${root}/immutable-releases`);
  if (answer.state !== 'absent') {
    const found = validatedReading(Immutability, answer);
    return found.state === 'read'
      ? sighting.saw(address, { enabled: found.value.enabled })
      : sighting.missed(address, reasonOf(found));
  }
  const settings = validatedReading(Permissions, await reader.get(`${root}/actions/permissions`));
  if (settings.state === 'read') sighting.saw(address, { enabled: false });
  else sighting.missed(address, reasonOf(settings));
}

const Errors = z.looseObject({
  errors: z.array(z.looseObject({ line: z.number(), kind: z.string(), path: z.string() })),
});

async function readOwnersOn(reader: GithubReader, root: string, branch: string | undefined): Promise<Reading<string>> {
  const query = branch === undefined ? '' : `?ref=${encodeURIComponent(`refs/heads/${branch}`)}`;
  const found = validatedReading(File, await reader.get(`${root}/contents/.github/CODEOWNERS${query}`));
  if (found.state !== 'read') return found;
  const text = Buffer.from(found.value.content, 'base64').toString('utf8');
  // The team's own lines above the block do not matter. Where no block counts, the whole file is shown.
  return { state: 'read', value: effectiveBlock(text) ?? text };
}

/**
 * The generated block of `.github/CODEOWNERS`: on the default branch, on each branch that pull requests are made against, since
 * GitHub asks the owners by the file of the base branch, and the lines there that GitHub does not count, such as a team
 * without write access. Sources:
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-file-location,
 * https://docs.github.com/en/rest/repos/repos#list-codeowners-errors
 */
export async function readCodeowners(
  reader: GithubReader,
  sighting: Sighting,
  root: string,
  repository: string,
  { codeowners: wanted, branches }: { readonly codeowners: string; readonly branches: readonly string[] },
) {
  const address = { kind: 'codeowners', repository } as const;
  const answer = await readOwnersOn(reader, root, undefined);
  // Variables and rulesets of the same repository are requested as well; they would report a hidden repository.
  if (answer.state === 'absent') return;
  if (answer.state !== 'read') return sighting.missed(address, reasonOf(answer));
  const others: string[] = [];
  const problems: string[] = [];
  for (const branch of branches) {
    const found = await readOwnersOn(reader, root, branch);
    // A base branch without the file requests no owners.
    if (found.state === 'unverified') sighting.missed(address, found.reason, 'branchesWithAnother');
    // Problems on the default branch are reported there.
    else if (found.state === 'absent' || ![wanted, answer.value].includes(found.value)) others.push(branch);
    if (found.state !== 'read') continue;
    const ref = encodeURIComponent(`refs/heads/${branch}`);
    const errors = validatedReading(Errors, await reader.get(`${root}/codeowners/errors?ref=${ref}`));
    if (errors.state !== 'read') sighting.missed(address, reasonOf(errors), 'errors');
    else problems.push(...errors.value.errors.map(({ line, kind, path }) => `${branch}: ${path}:${line}: ${kind}`));
  }
  sighting.saw(address, { content: answer.value, branchesWithAnother: others, errors: problems });
}

/** The organization's plan, which decides what GitHub enforces in private repositories. */
export async function readOrganizationPlan(reader: GithubReader, sighting: Sighting, organization: string) {
  const answer = await reader.get(`/orgs/${encodeURIComponent(organization)}`);
  const found = answer.state === 'read' ? planIn(answer.value) : answer;
  const address = { kind: 'organization', organization } as const;
  if (found.state !== 'read') sighting.missed(address, reasonOf(found));
  else sighting.saw(address, { plan: found.value });
}

/** The ids of Apps, by which rulesets name them. */
export async function readApp(reader: GithubReader, sighting: Sighting, slug: string) {
  const found = validatedReading(
    z.looseObject({ id: z.number() }),
    await reader.get(`/apps/${encodeURIComponent(slug)}`),
  );
  if (found.state !== 'read') sighting.missed({ kind: 'app', app: slug }, reasonOf(found));
  else sighting.saw({ kind: 'app', app: slug }, { id: found.value.id });
}
