import type { RunningService } from '../emulator/core/server';
import { githubAt } from '../emulator/github/address';
import { startGithub } from '../emulator/github/service';
import type { GithubWorld } from '../emulator/github/world';
import { provisioningPermissions, type WorldSource, worldOf } from '../emulator/github/world-of';
import { startNetlify } from '../emulator/netlify/service';
import { type NetlifyWorld, netlifyWorld } from '../emulator/netlify/world';
import { governedBranches } from '../plan/rulesets';
import { sortedSet } from '../plan/sorted';
import type { Registry } from '../registry/schema';
import { tiersOf, valueOn } from '../registry/selectors';
import { appKey } from './app-key';

/** Ids for names, counted from `first` in the order of the sorted names. They are the same at every start. */
function numbered(names: readonly string[], first: number): readonly (readonly [string, number])[] {
  return sortedSet(names).map((name, index) => [name, first + index] as const);
}

function principals(registry: Registry, kind: 'team' | 'user'): readonly string[] {
  const all = [
    ...registry.governance.owners,
    ...registry.governance.waiverApprovers,
    ...registry.tiers.flatMap((tier) => tier.approval?.reviewers ?? []),
    ...registry.surfaces.flatMap(({ owner, secrets }) => [owner, ...secrets.map((secret) => secret.owner)]),
  ];
  return all.filter((name) => name.startsWith(`${kind}:`)).map((name) => name.slice(kind.length + 1));
}

/** A GitHub organization with exactly the objects that a registry refers to. */
export function githubSource(registry: Registry): WorldSource {
  const users = numbered([...principals(registry, 'user'), 'ada', 'grace'], 100);
  const apps = [
    ...Object.values(registry.apps).flatMap((app) => (app ? [app.slug] : [])),
    ...registry.checks.map((check) => check.app),
  ];
  return {
    organization: registry.organization,
    repositories: Object.entries(registry.repositories).map(([key, repository], index) => ({
      name: repository.name,
      id: repository.id ?? 5000 + index,
      visibility: repository.visibility,
      defaultBranch: repository.defaultBranch,
      branches: governedBranches(registry, key),
    })),
    users: users.map(([login, id]) => ({ login, id })),
    teams: numbered(principals(registry, 'team'), 700).map(([slug, id]) => ({ slug, id, members: ['ada', 'grace'] })),
    apps: numbered(
      apps.filter((slug) => slug !== 'github-actions'),
      80_000,
    ).map(([slug, id]) => ({
      slug,
      id,
      installationId: id + 1000,
      permissions: { checks: 'write', statuses: 'write', contents: 'write' },
    })),
  };
}

/** The Netlify teams that a registry's sites belong to, on one tier or on all. */
function netlifyTeams(registry: Registry, only?: string): readonly string[] {
  return sortedSet(
    registry.surfaces.flatMap((surface) => {
      const { target } = surface;
      if (target.kind !== 'netlify') return [];
      const tiers = tiersOf(registry, surface).filter(({ id }) => only === undefined || id === only);
      return tiers.flatMap((tier) => valueOn(target.team, tier.id) ?? []);
    }),
  );
}

/** Both services with a registry's world, and their addresses. */
export interface RunningWorld {
  readonly github: RunningService<GithubWorld>;
  readonly netlify: RunningService<NetlifyWorld>;
  /** The variables that point Causeway at both. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Environment variables for the engine: addresses, and a GitHub App's credential. */
  readonly environment: Readonly<Record<string, string>>;
  /** The same variables with a personal token instead of the App. */
  readonly tokenEnvironment: Readonly<Record<string, string>>;
  /** Netlify tokens by tier. The owner of each sees only that tier's teams. They are for reading a tier back. */
  readonly netlifyTokens: Readonly<Record<string, string>>;
  /** Requests and answers that neither service's document allows, from both. It should be empty. */
  violations(): readonly string[];
  /** Saves the current world, so that `startWorld` can continue from it. */
  save(): SavedWorld;
  close(): Promise<void>;
}

const GITHUB_TOKEN = 'ghp_emulated0000000000000000000000000000';
const NETLIFY_TOKEN = 'nfp_emulated';
const APP = { slug: 'causeway-emulated', id: 90_001, installationId: 90_002 };

const tierToken = (tier: string) => `${NETLIFY_TOKEN}_${tier}`;

function newWorld(registry: Registry): SavedWorld {
  const { publicKey, privateKey } = appKey('provisioning');
  const source = githubSource(registry);
  const tierTokens = registry.tiers.map(({ id }) => {
    return { id: `emulated-${id}`, token: tierToken(id), accounts: netlifyTeams(registry, id) };
  });
  return {
    privateKey,
    github: worldOf({
      ...source,
      apps: [...(source.apps ?? []), { ...APP, publicKey, permissions: provisioningPermissions }],
      // A person's token also does what `causeway bootstrap` needs (docs/bootstrap.md).
      tokens: [{ id: 'emulated', token: GITHUB_TOKEN, permissions: { ...provisioningPermissions, contents: 'write' } }],
    }),
    netlify: netlifyWorld({
      accounts: netlifyTeams(registry).map((slug) => ({ slug })),
      tokens: [{ id: 'emulated', token: NETLIFY_TOKEN }, ...tierTokens],
    }),
  };
}

/** A world at one moment: the state of both services, and the App's private key. It is plain JSON data. */
export interface SavedWorld {
  readonly github: GithubWorld;
  readonly netlify: NetlifyWorld;
  readonly privateKey: string;
}

/**
 * Starts GitHub and Netlify emulators with everything that a registry refers to, or with a saved world. `clock` is
 * their clock.
 */
export async function startWorld(registry: Registry, clock?: () => Date, saved?: SavedWorld): Promise<RunningWorld> {
  const { privateKey, ...world } = saved ?? newWorld(registry);
  const github = await startGithub({ world: world.github, ...(clock && { clock }) });
  const netlify = await startNetlify({ world: world.netlify, ...(clock && { clock }) });
  const addresses = { ...githubAt(github.url), NETLIFY_API_ENDPOINT: netlify.url };
  return {
    github,
    netlify,
    addresses,
    environment: {
      ...addresses,
      NETLIFY_API_TOKEN: NETLIFY_TOKEN,
      GITHUB_APP_ID: String(APP.id),
      GITHUB_APP_INSTALLATION_ID: String(APP.installationId),
      GITHUB_APP_PEM_FILE: privateKey,
    },
    tokenEnvironment: { ...addresses, NETLIFY_API_TOKEN: NETLIFY_TOKEN, GITHUB_TOKEN },
    netlifyTokens: Object.fromEntries(registry.tiers.map(({ id }) => [id, tierToken(id)])),
    save: () => structuredClone({ github: github.world, netlify: netlify.world, privateKey }),
    violations: () => [...github.violations(), ...netlify.violations()],
    close: async () => {
      await Promise.all([github.close(), netlify.close()]);
    },
  };
}
