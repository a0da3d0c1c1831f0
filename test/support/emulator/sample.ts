import type { GithubWorld } from '../../../emulator/github/world';
import { provisioningPermissions, worldOf } from '../../../emulator/github/world-of';

/** Names and secrets of a small world, which work only with the emulator. */
export const sample = {
  organization: 'acme',
  token: 'ghp_emulatedPersonalToken',
  inspectionToken: 'ghp_emulatedReadOnlyToken',
  app: { slug: 'acme-infra', id: 4001, installationId: 5001 },
} as const;

/** Two private repositories, a team of two, and an App whose public key (PEM) is given. */
export function sampleWorld(publicKey: string, plan: GithubWorld['organization']['plan'] = 'enterprise'): GithubWorld {
  return worldOf({
    organization: { login: sample.organization, plan },
    repositories: [
      { name: 'storefront', id: 101, visibility: 'private', branches: ['main', 'dev', 'evidence'] },
      { name: 'services', id: 102, visibility: 'private', branches: ['main', 'dev'] },
    ],
    users: [
      { login: 'octocat', id: 201, role: 'admin' },
      { login: 'hubot', id: 202 },
      { login: 'mona', id: 203 },
    ],
    teams: [
      { slug: 'release', id: 301, members: ['octocat', 'mona'] },
      { slug: 'web', id: 302, members: ['hubot', 'mona'] },
    ],
    apps: [{ ...sample.app, publicKey, permissions: provisioningPermissions }],
    tokens: [
      { id: 'octocat', token: sample.token, user: 'octocat' },
      {
        id: 'octocat-read',
        token: sample.inspectionToken,
        user: 'octocat',
        permissions: { metadata: 'read', actions: 'read', administration: 'read', contents: 'read', members: 'read' },
      },
    ],
  });
}
