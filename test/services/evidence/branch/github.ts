import type { EvidenceBranch } from '../../../../evidence/branch/branch';
import { githubEvidenceBranch } from '../../../../evidence/branch/github-branch';
import type { GithubRequests } from '../../../../evidence/branch/github-requests';
import { importRepository } from '../../../support/emulator/import-repository';
import { sample } from '../../../support/emulator/sample';
import { BRANCH, type EvidenceScene } from '../../../support/evidence/branch/scene';
import { type Github, startSample } from '../../emulator/github-client';

/** The token of the App that may write evidence. */
export const TOKEN = 'ghs_evidenceWriter';

/** A client of the emulator without rate limits. It rejects with the status of a refused request. */
function requestsTo(github: Github): GithubRequests {
  return {
    request: async (route, { request: _, ...parameters }) => {
      const [method = '', template = ''] = route.split(' ');
      const rest: Record<string, unknown> = { ...parameters };
      const path = template.replace(/\{(\w+)\}/g, (_match, name: string) => {
        const value = encodeURIComponent(String(rest[name]));
        delete rest[name];
        return value;
      });
      const isRead = method === 'GET';
      const query = isRead ? `?${new URLSearchParams(rest as Record<string, string>)}` : '';
      const { status, body } = await github.call(method, path + query, isRead ? undefined : rest, { token: TOKEN });
      if (status >= 400) throw Object.assign(new Error(String(body?.message)), { status });
      return { data: body };
    },
  };
}

/** GitHub with the evidence branch of a scene in it. */
export interface GithubScene {
  readonly github: Github;
  readonly requests: GithubRequests;
  /** The branch through the API. `requests` replaces the client. */
  readonly branch: (requests?: GithubRequests) => EvidenceBranch;
  /** Imports the current state of the scene's remote, even if it was rewritten. */
  readonly take: () => void;
  readonly repository: Github['world']['repositories'][string];
}

/** Starts GitHub and imports the scene's branch into its repository `storefront`. */
export async function githubScene(scene: EvidenceScene): Promise<GithubScene> {
  const github = await startSample();
  github.world.tokens['evidence'] = {
    id: 'evidence',
    token: TOKEN,
    kind: 'installation',
    permissions: { metadata: 'read', contents: 'write' },
    repositories: 'all',
    app: sample.app.slug,
    user: null,
    expiresAt: null,
    limit: 5000,
  };
  const requests = requestsTo(github);
  const options = { owner: sample.organization, repository: 'storefront', branch: BRANCH };
  const take = () => importRepository(github.world, 'storefront', scene.remote);
  take();
  const repository = github.world.repositories['storefront'];
  if (!repository) throw new Error('no storefront');
  return {
    github,
    requests,
    take,
    repository,
    branch: (client = requests) => githubEvidenceBranch({ client, ...options }),
  };
}
