import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plannedWorld } from '../../../demo/planned-world';
import { installApps } from '../../../demo/stage/apps';
import { evidenceRoot, generatedWorkflows, valuesOf } from '../../../demo/stage/governed';
import { causewayHere } from '../../../demo/stage/in-process';
import { governingPackage } from '../../../demo/stage/package';
import { type People, peopleOf } from '../../../demo/stage/people';
import { plannedBy } from '../../../demo/stage/planned';
import { type Stagehand, stagehand } from '../../../demo/stage/play';
import { findCommit } from '../../../emulator/github/git/commit';
import { setRef } from '../../../emulator/github/git/refs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { walkTree } from '../../../emulator/github/git/tree';
import type { GithubWorld } from '../../../emulator/github/world';
import { worldOf } from '../../../emulator/github/world-of';
import { startSigstore } from '../../../emulator/sigstore/service';
import { planFoundation } from '../../../plan/foundation';
import { REGISTRY_KEY_SECRET } from '../../../registry/naming';
import type { RunningWorld } from '../../../sandbox/world';
import { registryOfTwo, SECOND_REPOSITORY } from '../../support/workflows/worlds';

/** The governing repository, and the repository that it governs. */
export const GOVERNING = 'storefront';
export const SECOND = SECOND_REPOSITORY;
const DEPLOY_KEY = 'the private half of a deploy key of storefront';

// The project's own check, for the merge queue too.
const QUALITY = `name: quality
on: merge_group
permissions: {}
jobs:
  unit:
    name: quality / unit
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: {}
    steps:
      - run: echo sells
`;

const API = {
  'api/build.sh': 'mkdir -p dist/api && cp api/index.html dist/api/index.html\n',
  'api/index.html': '<!doctype html><title>API</title><p>first\n',
  'api/test.sh': `mkdir -p reports
cat > reports/unit.xml <<'end'
<testsuites tests="1" failures="0"><testsuite name="api" tests="1" failures="0"><testcase name="answers" classname="api" time="0.1"/></testsuite></testsuites>
end
echo 0 > reports/unit.xml.exit-code
`,
  '.github/workflows/quality.yml': QUALITY,
  'package.json': '{ "name": "services", "private": true, "scripts": { "evidence": "sh api/test.sh" } }\n',
};

/** GitHub with both repositories, Netlify and Sigstore. People act in the second one. */
export interface TwoShops extends People {
  readonly world: RunningWorld;
  readonly governing: People;
  readonly hand: Stagehand;
  readonly live: (tier: string) => Promise<string>;
  readonly deployWrites: () => readonly string[];
  /** Removes the deploy key from the second repository, and restores it afterwards. */
  readonly withoutKey: (during: () => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The second repository's workflows: `files` by path, and the signers in its trust entries. */
export interface Second {
  readonly files: Readonly<Record<string, string>>;
  readonly entryOf: (signerWorkflow: string) => object;
  readonly prepare?: (world: GithubWorld) => void;
}

const CAUSEWAY = 'causeway';

// The generated files do not depend on the signers.
const REGISTRY = registryOfTwo();

/** Copies of the workflows, each with the governing repository's name. */
export function copyingSecond(): Second {
  return {
    files: generatedWorkflows(REGISTRY, 'services'),
    entryOf: (workflow) => ({ signerWorkflow: workflow.replace(`/${GOVERNING}/`, `/${SECOND}/`) }),
  };
}

/** Files that call the workflows of a third repository by their commit, and pass the governing repository's name. */
export function callingSecond(): Second {
  const organization = { login: 'acme', plan: 'enterprise' } as const;
  const about = { name: CAUSEWAY, id: 7000, visibility: 'internal', branches: ['main'] } as const;
  const made = worldOf({ organization, repositories: [{ ...about, files: generatedWorkflows(REGISTRY, 'web') }] })
    .repositories[CAUSEWAY];
  const commit = made?.branches['main']?.sha;
  if (made === undefined || commit === undefined) throw new Error('the called repository was not made');
  const call = { repository: `acme/${CAUSEWAY}`, commit };
  return {
    files: generatedWorkflows(REGISTRY, 'services', { call }),
    entryOf: (workflow) => ({
      signerWorkflow: workflow.replace(`/${GOVERNING}/`, `/${CAUSEWAY}/`),
      signerDigests: [commit],
    }),
    prepare: (world) => {
      world.repositories[CAUSEWAY] = made;
    },
  };
}

/** The paths of all files on the evidence branch. */
export function evidenceOf(world: GithubWorld): readonly string[] {
  const { git, branches } = repositoryNamed(world, GOVERNING);
  const tree = findCommit(git.objects, branches['evidence']?.sha ?? '')?.tree;
  const paths = tree === undefined ? [] : walkTree(git.objects, tree).map(({ path }) => path);
  return paths.filter((path) => path.startsWith('evidence/'));
}

/** Opens both shops. */
export async function openTwoShops({ files, entryOf, prepare }: Second): Promise<TwoShops> {
  const registry = registryOfTwo(entryOf);
  const sigstore = await startSigstore();
  const world = await plannedWorld(registry);
  const github = world.github.world;
  prepare?.(github);
  const privateKey = installApps(github, registry);
  // This App adds to the evidence branch and is installed nowhere else.
  Object.assign(github.apps['acme-evidence'] ?? {}, { repositories: [GOVERNING] });
  for (const [index, login] of ['mona', 'hubot'].entries())
    github.users[login] = { login, id: 900 + index, role: 'member' };
  evidenceRoot(github, GOVERNING, '2026-01-01T00:00:00Z');
  const [governing, people] = [peopleOf(github, GOVERNING), peopleOf(github, SECOND)];
  const plans = planFoundation(registry).repositories;
  const owners = (name: string) => ({
    '.github/CODEOWNERS': plans.find(({ repository }) => repository.name === name)?.codeowners ?? '',
  });
  governing.push('main', 'mona', {
    ...generatedWorkflows(registry, 'web'),
    ...owners(GOVERNING),
    'shop/index.html': 'shop',
    '.github/workflows/quality.yml': QUALITY,
    ...governingPackage(),
    'registry/deploy-surfaces.json': `${JSON.stringify(registry, null, 2)}\n`,
    'registry/trusted-root.json': `${JSON.stringify(sigstore.trustedRoot)}\n`,
  });
  people.push('main', 'mona', { ...API, ...owners(SECOND), ...files });
  for (const name of [GOVERNING, SECOND]) {
    const repository = repositoryNamed(github, name);
    setRef(repository, 'heads/dev', repository.branches['main']?.sha ?? '');
  }
  const { secrets } = repositoryNamed(github, SECOND);
  const at = new Date().toISOString();
  const key = { name: REGISTRY_KEY_SECRET, encryptedValue: 'x', keyId: '1', createdAt: at, updatedAt: at };
  secrets[REGISTRY_KEY_SECRET] = key;
  const { NETLIFY_API_TOKEN = '' } = world.environment;
  const secretOf = (name: string) =>
    name.endsWith('_APP_KEY') ? privateKey : name === 'NETLIFY_API_TOKEN' ? NETLIFY_API_TOKEN : 'unused';
  const folder = mkdtempSync(join(tmpdir(), 'causeway-two-shops-'));
  const here = await causewayHere(folder);
  const hand = stagehand({
    github: world.github,
    sigstore,
    folder,
    planned: plannedBy(() => registry),
    inProcess: here,
    secrets: {
      ...valuesOf(github, GOVERNING, secretOf),
      ...valuesOf(github, SECOND, secretOf),
      [SECOND]: { [REGISTRY_KEY_SECRET]: DEPLOY_KEY },
    },
    deployKeys: { [GOVERNING]: DEPLOY_KEY },
    addresses: world.addresses,
  });
  return {
    ...people,
    world,
    governing,
    hand,
    live: async (tier) => (await fetch(`${world.netlify.url}/_live/acme-api-${tier}/index.html`)).text(),
    deployWrites: () =>
      world.netlify
        .requests()
        .filter(({ write, path }) => write && path.includes('/deploys'))
        .map(({ method, path }) => `${method} ${path}`),
    withoutKey: async (during) => {
      delete secrets[REGISTRY_KEY_SECRET];
      try {
        await during();
      } finally {
        secrets[REGISTRY_KEY_SECRET] = key;
      }
    },
    close: async () => {
      await Promise.all([world.close(), sigstore.close(), here.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
