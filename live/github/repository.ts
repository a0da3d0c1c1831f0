import { z } from 'zod';
import { reasonOf, shaped } from '../reading';
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
  const found = shaped(Permissions, await reader.get(`${root}/actions/permissions`));
  if (found.state !== 'read') return sighting.missed(address, reasonOf(found));
  const mode = found.value.allowed_actions ?? 'none';
  const fields = { enabled: found.value.enabled, mode };
  if (mode !== 'selected') return sighting.saw(address, fields);
  const selected = shaped(Selected, await reader.get(`${root}/actions/permissions/selected-actions`));
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

/** What a workflow's own token may do. */
export async function readWorkflow(reader: GithubReader, sighting: Sighting, root: string, repository: string) {
  const address = { kind: 'workflow-permissions', repository } as const;
  const found = shaped(Workflow, await reader.get(`${root}/actions/permissions/workflow`));
  if (found.state !== 'read') return sighting.missed(address, reasonOf(found));
  sighting.saw(address, {
    permissions: found.value.default_workflow_permissions,
    approvesPullRequests: found.value.can_approve_pull_request_reviews,
  });
}

/** The generated `.github/CODEOWNERS` on the default branch. */
export async function readCodeowners(reader: GithubReader, sighting: Sighting, root: string, repository: string) {
  const address = { kind: 'codeowners', repository } as const;
  const answer = await reader.get(`${root}/contents/.github/CODEOWNERS`);
  // Variables and rulesets of the same repository were asked for too: were it hidden, they would say so.
  if (answer.state === 'absent') return;
  const found = shaped(File, answer);
  if (found.state !== 'read') return sighting.missed(address, reasonOf(found));
  sighting.saw(address, { content: Buffer.from(found.value.content, 'base64').toString('utf8') });
}

/** The ids of Apps, by which rulesets name them. */
export async function readApp(reader: GithubReader, sighting: Sighting, slug: string) {
  const found = shaped(z.looseObject({ id: z.number() }), await reader.get(`/apps/${encodeURIComponent(slug)}`));
  if (found.state !== 'read') sighting.missed({ kind: 'app', app: slug }, reasonOf(found));
  else sighting.saw({ kind: 'app', app: slug }, { id: found.value.id });
}
