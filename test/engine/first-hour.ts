import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../demo/engine';
import type { RunningService } from '../../emulator/core/server';
import { commitFiles } from '../../emulator/github/actions/pulls';
import { githubAt } from '../../emulator/github/address';
import type { GithubWorld } from '../../emulator/github/world';
import { baseBranches } from '../../live/read-snapshot';
import { planFoundation } from '../../plan/foundation';
import type { Registry } from '../../registry/schema';
import { evidenceRegistry } from '../support/evidence/registry';
import type { Draft } from './draft';

/**
 * The registry of an organization in its first hour. It has one tier and few Apps, because GitHub takes one write a
 * second.
 */
export function firstHour(): Draft {
  const surface = { id: 'shop', owner: 'team:web', repository: 'web' };
  const registry = evidenceRegistry([], {
    trust: undefined,
    apps: {
      provisioning: { slug: 'acme-infrastructure', keySecret: 'INFRASTRUCTURE_APP_KEY' },
      evidence: { slug: 'acme-evidence', keySecret: 'EVIDENCE_APP_KEY' },
    },
    surfaces: [{ ...surface, target: { kind: 'workflow', workflow: '.github/workflows/shop.yml' } }],
    evidence: { repository: 'web', branch: 'evidence' },
    tiers: [{ id: 'production', branch: 'main', approval: { reviewers: ['team:release', 'user:octocat'] } }],
  });
  return JSON.parse(JSON.stringify(registry));
}

/**
 * Gives a project its own policy pack, as `causeway init` does, instead of the link to the checkout's. A pack reads the
 * workflows of its project, and the checkout has those of three tiers.
 */
export function ownPack(folder: string): void {
  const [pack, theirs] = [path.join(folder, 'policy'), path.join(projectFolder(), 'policy')];
  rmSync(pack);
  mkdirSync(pack);
  for (const name of ['PulumiPolicy.yaml', 'package.json']) cpSync(path.join(theirs, name), path.join(pack, name));
  const modules = [path.join(theirs, '..', 'bin', 'engine.js'), path.join(theirs, 'start')].map((each) =>
    JSON.stringify(each),
  );
  writeFileSync(
    path.join(pack, 'main.js'),
    `require(${modules[0]});\nrequire(${modules[1]}).startPolicies({ folder: __dirname });\n`,
  );
}

/** The variables of a person with the token that bootstrap.md requires. */
export function personsToken({ url, world }: RunningService<GithubWorld>): Readonly<Record<string, string>> {
  const token = 'ghp_person0000000000000000000000000000';
  world.tokens['person'] = {
    id: 'person',
    token,
    kind: 'personal',
    user: 'ada',
    app: null,
    repositories: 'all',
    expiresAt: null,
    permissions: { administration: 'write', contents: 'write', actions: 'read', environments: 'read', members: 'read' },
    limit: 5000,
  };
  return { ...githubAt(url), GITHUB_TOKEN: token };
}

/**
 * The manual steps: the secrets of service environments, CODEOWNERS, and write access for its owners. `now` is the time
 * of these steps. Secrets must not be older than their rotation allows.
 */
export function setByPeople(world: GithubWorld, registry: Registry, now: Date): void {
  const at = now.toISOString();
  world.teams['release']?.members.push('octocat');
  for (const plan of planFoundation(registry).repositories) {
    const { repository, environments, codeowners } = plan;
    const there = world.repositories[repository.name];
    for (const { name, secrets } of environments) {
      const own = there?.environments[name.toLowerCase()]?.secrets ?? {};
      for (const { name: secret } of secrets) {
        own[secret] = { name: secret, encryptedValue: 'x', keyId: '1', createdAt: at, updatedAt: at };
      }
    }
    const files = { '.github/CODEOWNERS': codeowners };
    for (const branch of new Set([there?.defaultBranch ?? 'main', ...baseBranches(plan)])) {
      commitFiles(world, { repository: repository.name, branch, user: 'ada', files, at, message: 'Owners' });
    }
  }
}
