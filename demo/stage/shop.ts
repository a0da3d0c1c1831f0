import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setRef } from '../../emulator/github/git/refs';
import { repositoryNamed } from '../../emulator/github/git/transfer';
import { startSigstore } from '../../emulator/sigstore/service';
import { planFoundation } from '../../plan/foundation';
import { Registry } from '../../registry/schema';
import { branchOf } from '../../registry/selectors';
import type { RunningWorld } from '../../sandbox/world';
import { plannedWorld } from '../planned-world';
import { installApps } from './apps';
import { evidenceRoot, generatedWorkflows, valuesOf } from './governed';
import { causewayHere } from './in-process';
import { governingPackage } from './package';
import { type People, peopleOf } from './people';
import { plannedBy } from './planned';
import { type Stagehand, stagehand } from './play';
import { REPOSITORY, shopRegistry } from './shop-registry';

export { REPOSITORY, shopRegistry } from './shop-registry';

const SHOP = {
  'shop/build.sh': 'mkdir -p dist/shop && cp shop/index.html dist/shop/index.html\n',
  'shop/index.html': '<!doctype html><title>Shop</title><p>first\n',
  'shop/test.sh': `mkdir -p reports
cat > reports/unit.xml <<'end'
<testsuites tests="1" failures="0"><testsuite name="shop" tests="1" failures="0"><testcase name="sells" classname="shop" time="0.1"/></testsuite></testsuites>
end
echo 0 > reports/unit.xml.exit-code
`,
  ...governingPackage({ name: 'shop', scripts: { evidence: 'sh shop/test.sh' } }),
};

/** GitHub, Netlify and Sigstore with the shop, and this checkout's own workflows in its repository. */
export interface Shop extends People {
  readonly world: RunningWorld;
  readonly registry: Registry;
  readonly hand: Stagehand;
  /** Changes the effective registry: the one at the head of the default branch. */
  readonly govern: (change: (draft: Registry) => void) => void;
  /** The page that a tier's site currently serves. */
  readonly live: (tier: string) => Promise<string>;
  /** Writes the effective registry and its trusted root into a folder, as in a clone of the repository. */
  readonly checkOut: (folder: string) => void;
  /** Requests so far that created, changed or published a deploy at Netlify. */
  readonly deployWrites: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** The options for opening a shop. */
export interface Opening {
  /** Additional files of the repository. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether each command of a step is a separate process, as in a real job; default: all run in this process. */
  readonly isApart?: boolean;
  /** Values of secrets by name, in addition to those of the Apps and of Netlify. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** Opens the shop. `change` applies to its registry. */
export async function openShop(
  change: object = {},
  { files = {}, isApart = false, secrets = {} }: Opening = {},
): Promise<Shop> {
  let registry = shopRegistry(change);
  const sigstore = await startSigstore();
  const world = await plannedWorld(registry);
  const github = world.github.world;
  const privateKey = installApps(github, registry);
  const repository = repositoryNamed(github, REPOSITORY);
  // The author of the shop, and the account that starts its promotions. ada and grace are in the approving team.
  for (const [index, login] of ['mona', 'hubot'].entries())
    github.users[login] = { login, id: 900 + index, role: 'member' };
  evidenceRoot(github, REPOSITORY, '2026-01-01T00:00:00Z');
  const people = peopleOf(github, REPOSITORY);
  const written = (now: Registry) => ({ 'registry/deploy-surfaces.json': `${JSON.stringify(now, null, 2)}\n` });
  const root = { 'registry/trusted-root.json': `${JSON.stringify(sigstore.trustedRoot)}\n` };
  const owners = { '.github/CODEOWNERS': planFoundation(registry).repositories[0]?.codeowners ?? '' };
  const { defaultBranch } = repository;
  people.push(defaultBranch, 'mona', {
    ...SHOP,
    ...generatedWorkflows(registry, 'web'),
    ...written(registry),
    ...root,
    ...owners,
    ...files,
  });
  for (const tier of registry.tiers)
    setRef(repository, `heads/${branchOf(registry, 'web', tier)}`, people.head(defaultBranch));
  const { NETLIFY_API_TOKEN = '' } = world.environment;
  const known: Readonly<Record<string, string>> = { NETLIFY_API_TOKEN, ...secrets };
  const secretOf = (name: string) => known[name] ?? 'unused';
  const folder = mkdtempSync(join(tmpdir(), 'causeway-simulation-'));
  const ownCommand = isApart ? undefined : await causewayHere(folder);
  const hand = stagehand({
    github: world.github,
    sigstore,
    folder,
    planned: plannedBy(() => registry),
    secrets: valuesOf(github, REPOSITORY, (name) => (name.endsWith('_APP_KEY') ? privateKey : secretOf(name))),
    addresses: world.addresses,
    inProcess: ownCommand,
  });
  return {
    ...people,
    world,
    registry,
    hand,
    govern: (edit) => {
      const draft = structuredClone(registry);
      edit(draft);
      registry = Registry.parse(draft);
      people.push(defaultBranch, 'mona', written(registry));
    },
    live: async (tier) => {
      const response = await fetch(`${world.netlify.url}/_live/acme-shop-${tier}/index.html`);
      return response.text();
    },
    checkOut: (target) => {
      for (const [path, text] of Object.entries({ ...written(registry), ...root })) {
        mkdirSync(dirname(join(target, path)), { recursive: true });
        writeFileSync(join(target, path), text);
      }
    },
    deployWrites: () =>
      world.netlify
        .requests()
        .filter(({ write, path }) => write && path.includes('/deploys'))
        .map(({ method, path }) => `${method} ${path}`),
    close: async () => {
      await Promise.all([world.close(), sigstore.close(), ownCommand?.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
