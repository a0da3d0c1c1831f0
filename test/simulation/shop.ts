import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningWorld } from '../../demo/world';
import { mayApprove } from '../../emulator/github/actions/environments';
import { commitFiles, mergePull, openPull } from '../../emulator/github/actions/pulls';
import { review } from '../../emulator/github/actions/review';
import { type RunPlace, runAt, startRun } from '../../emulator/github/actions/runs';
import { writeCommit } from '../../emulator/github/git/commit';
import { setRef } from '../../emulator/github/git/refs';
import { repositoryNamed } from '../../emulator/github/git/transfer';
import { treeOf } from '../../emulator/github/git/tree';
import { type RunningSigstore, startSigstore } from '../../emulator/sigstore/service';
import { deployEnvironmentName } from '../../registry/naming';
import { Registry } from '../../registry/schema';
import { plannedWorld } from '../live/planned-world';
import { ROOT } from '../registry/fixtures';
import { type Stagehand, stagehand } from './play';
import type { SecretValues } from './run/credentials';

const WORKFLOWS = '.github/workflows';
/** The one repository, as GitHub names it. */
export const REPOSITORY = 'storefront';

function workflow(name: string): string {
  return `acme/${REPOSITORY}/${WORKFLOWS}/${name}.yml`;
}

function entry(name: string, mayAttest: readonly string[], more: object = {}): object {
  const id = `${name}-${mayAttest[0]}`;
  return { id, kind: 'sigstore', repositories: ['web'], signerWorkflow: workflow(name), mayAttest, ...more };
}

const APPS = ['provisioning', 'inspection', 'delivery', 'evidence'] as const;
const SLUGS = { provisioning: 'infrastructure', inspection: 'inspection', delivery: 'delivery', evidence: 'evidence' };

/** A shop with one surface on Netlify, three tiers, two people who must approve production, and a trusted root. */
export function shopRegistry(change: object = {}): Registry {
  return Registry.parse({
    schemaVersion: 1,
    organization: { login: 'acme', plan: 'enterprise' },
    governance: { repository: 'web', owners: ['team:release'], waiverApprovers: ['user:octocat'] },
    apps: Object.fromEntries(
      APPS.map((app) => [app, { slug: `acme-${SLUGS[app]}`, keySecret: `${SLUGS[app].toUpperCase()}_APP_KEY` }]),
    ),
    repositories: { web: { id: 5000, name: REPOSITORY, defaultBranch: 'main', rules: { mergeMethods: ['merge'] } } },
    tiers: [
      { id: 'dev', branch: 'dev' },
      { id: 'staging', branch: 'dev', promotesFrom: 'dev', approval: { reviewers: ['team:release'] } },
      {
        ...{ id: 'production', branch: 'main', promotesFrom: 'staging' },
        approval: { reviewers: ['team:release'], quorum: 2, mode: 'surface' },
      },
    ],
    surfaces: [
      {
        ...{ id: 'shop', owner: 'team:web', repository: 'web', paths: { include: ['shop/**'] } },
        build: { run: 'sh shop/build.sh', output: 'dist/shop' },
        target: { kind: 'netlify', team: 'acme', site: 'acme-shop-{tier}' },
        health: { path: '/', intervalSeconds: 1, failureLimit: 2, windowSeconds: 3 },
        secrets: [{ name: 'NETLIFY_API_TOKEN', owner: 'team:web', managed: 'pulumi' }],
        evidence: ['unit'],
      },
    ],
    checks: [
      {
        ...{ id: 'unit', scope: 'surface', category: 'B', risk: 'a regression', severity: 'high', mode: 'blocking' },
        ...{ evidence: 'junit', context: 'quality / unit' },
      },
    ],
    evidence: { repository: 'web', branch: 'evidence' },
    trust: {
      root: 'registry/trusted-root.json',
      entries: [
        entry('release', ['release-bundle', 'test-result', 'promotion-ticket'], { tiers: ['dev'] }),
        entry('promote-staging', ['approval', 'release-decision', 'promotion-ticket'], { tiers: ['staging'] }),
        entry('promote-production', ['approval', 'release-decision', 'promotion-ticket'], { tiers: ['production'] }),
        entry('deploy', ['deploy-receipt'], { environment: 'derived' }),
        entry('deploy', ['ticket-spent']),
        ...['monitor', 'rollback'].flatMap((name) => [
          entry(name, ['deploy-receipt'], { environment: 'derived' }),
          entry(name, ['release-decision', 'promotion-ticket', 'ticket-spent', 'incident', 'drill']),
        ]),
        entry('drift', ['ruleset-verification']),
      ],
    },
    ...change,
  });
}

const SHOP = {
  'shop/build.sh': 'mkdir -p dist/shop && cp shop/index.html dist/shop/index.html\n',
  'shop/index.html': '<!doctype html><title>Shop</title><p>first\n',
  'shop/test.sh': `mkdir -p reports
cat > reports/unit.xml <<'end'
<testsuites tests="1" failures="0"><testsuite name="shop" tests="1" failures="0"><testcase name="sells" classname="shop" time="0.1"/></testsuite></testsuites>
end
`,
  'package.json': '{ "name": "shop", "private": true, "scripts": { "evidence": "sh shop/test.sh" } }\n',
};

/** GitHub, Netlify and Sigstore with the shop in them, and this checkout's own workflows in its repository. */
export interface Shop {
  readonly world: RunningWorld;
  readonly registry: Registry;
  readonly hand: Stagehand;
  /** Commits files to a branch as a person; gives the commit. */
  readonly push: (branch: string, user: string, files: Readonly<Record<string, string>>) => string;
  /** Puts a run of a workflow in the queue. */
  readonly start: (
    name: string,
    event: string,
    run: { branch: string; actor: string; inputs?: Readonly<Record<string, string>>; pulls?: readonly number[] },
  ) => RunPlace;
  /** A person's word on the environments that a run waits for. Throws, as GitHub refuses, for one who may not give it. */
  readonly say: (place: RunPlace, user: string, environment: string, state?: 'approved' | 'rejected') => void;
  /** The head of a branch. */
  readonly head: (branch: string) => string;
  /** Merges one branch into another by a pull request, as a person. */
  readonly merge: (from: string, to: string, user: string, method?: 'merge' | 'squash') => string;
  /** The page that a tier's site serves. */
  readonly live: (tier: string) => Promise<string>;
  /** How a run stands, and its jobs: `name: conclusion`. */
  readonly jobs: (place: RunPlace) => Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

function deployEnvironments(registry: Registry): readonly { readonly name: string; readonly environment: string }[] {
  return registry.surfaces.flatMap((surface) =>
    registry.tiers.map((tier) => ({ name: surface.id, environment: deployEnvironmentName(registry, surface, tier) })),
  );
}

function ownWorkflows(): Record<string, string> {
  const folder = join(ROOT, WORKFLOWS);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [`${WORKFLOWS}/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
}

function evidenceRoot(world: RunningWorld['github']['world'], at: string): void {
  const repository = repositoryNamed(world, REPOSITORY);
  const { objects } = repository.git;
  const person = { name: 'acme-evidence[bot]', email: 'acme-evidence[bot]@users.noreply.github.com', date: at };
  const tree = treeOf(objects, { 'README.md': 'Evidence of Causeway; only ever added to.\n' });
  const message = 'The root';
  const commit = writeCommit(objects, { tree, parents: [], author: person, committer: person, message });
  setRef(repository, 'heads/evidence', commit);
}

/** Opens the shop. `change` is of its registry. */
export async function openShop(change: object = {}): Promise<Shop> {
  const registry = shopRegistry(change);
  const sigstore: RunningSigstore = await startSigstore();
  const world = await plannedWorld(registry);
  const github = world.github.world;
  const at = () => new Date().toISOString();
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    ...{ modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' } },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const rights = {
    actions: 'write',
    contents: 'write',
    members: 'read',
    metadata: 'read',
    pull_requests: 'read',
  } as const;
  const repository = repositoryNamed(github, REPOSITORY);
  const variable = (name: string, value: string) => {
    repository.variables[name] = { name, value, createdAt: at(), updatedAt: at() };
  };
  for (const [role, slug] of Object.entries(SLUGS)) {
    const app = github.apps[`acme-${slug}`];
    if (app === undefined) throw new Error(`no App for ${role}`);
    Object.assign(app, { publicKey, permissions: { ...rights } });
    variable(`${slug.toUpperCase()}_APP_ID`, String(app.id));
    variable(`${slug.toUpperCase()}_APP_INSTALLATION_ID`, String(app.installationId));
  }
  variable('CAUSEWAY_REPOSITORY', 'web');
  // Who writes the shop, and who starts its promotions; ada and grace are of the team that approves.
  for (const [index, login] of ['mona', 'hubot'].entries())
    github.users[login] = { login, id: 900 + index, role: 'member' };
  // What a roll-back records it records itself, in its one job.
  for (const { name, environment } of [...deployEnvironments(registry)]) {
    const known = repository.environments[environment.toLowerCase()];
    if (known === undefined) throw new Error(`no environment ${environment} of ${name}`);
    const secret = { name: 'EVIDENCE_APP_KEY', encryptedValue: 'x', keyId: '1', createdAt: at(), updatedAt: at() };
    known.secrets[secret.name] = secret;
  }
  evidenceRoot(github, '2026-01-01T00:00:00Z');
  const files = {
    ...SHOP,
    ...ownWorkflows(),
    'registry/deploy-surfaces.json': `${JSON.stringify(registry, null, 2)}\n`,
    'registry/trusted-root.json': `${JSON.stringify(sigstore.trustedRoot)}\n`,
  };
  const push: Shop['push'] = (branch, user, changed) =>
    commitFiles(github, {
      ...{ repository: REPOSITORY, branch, user, message: `Change ${Object.keys(changed)[0] ?? ''}` },
      ...{ files: changed, at: at() },
    });
  push('main', 'mona', files);
  setRef(repository, 'heads/dev', repository.branches['main']?.sha ?? '');
  const secrets: Record<string, Record<string, string>> = {};
  for (const environment of Object.values(repository.environments)) {
    const names = Object.keys(environment.secrets);
    const secretOf = (name: string) => (name.endsWith('_APP_KEY') ? privateKey : (tokens[name] ?? 'unused'));
    const tokens: Record<string, string> = { NETLIFY_API_TOKEN: world.environment['NETLIFY_API_TOKEN'] ?? '' };
    secrets[`${REPOSITORY}/${environment.name}`] = Object.fromEntries(names.map((name) => [name, secretOf(name)]));
  }
  const folder = mkdtempSync(join(tmpdir(), 'causeway-simulation-'));
  const { GITHUB_BASE_URL = '', NETLIFY_API_ENDPOINT = '' } = world.environment;
  const hand = stagehand({
    ...{ github: world.github, sigstore, folder, secrets: secrets as SecretValues },
    addresses: { GITHUB_BASE_URL, NETLIFY_API_ENDPOINT },
  });
  return {
    ...{ world, registry, hand, push },
    start: (name, event, { branch, actor, inputs, pulls = [] }) => {
      const about = { repository: REPOSITORY, workflow: `${WORKFLOWS}/${name}.yml`, event, branch, actor, at: at() };
      return { repository: REPOSITORY, run: startRun(github, { ...about, inputs: inputs ?? {}, pulls }).id };
    },
    say: (place, user, name, state = 'approved') => {
      const environment = repository.environments[name.toLowerCase()];
      const person = github.users[user];
      if (!environment || !mayApprove(github, environment, runAt(github, place), person))
        throw new Error(`${user} may not approve ${name}`);
      review(github, place, { user, environments: [name], state, comment: 'looked at', at: at() });
    },
    head: (branch) => repository.branches[branch]?.sha ?? '',
    merge: (head, base, user, method = 'merge') => {
      const pull = openPull(github, {
        repository: REPOSITORY,
        head,
        base,
        user,
        title: `${head} to ${base}`,
        at: at(),
      });
      return mergePull(github, { repository: REPOSITORY, number: pull.number, method, user, at: at() });
    },
    live: async (tier) => {
      const response = await fetch(`${world.netlify.url}/_live/acme-shop-${tier}/index.html`);
      return response.text();
    },
    jobs: (place) =>
      Object.fromEntries(
        runAt(github, place).jobs.map(({ name, status, conclusion }) => [name, conclusion ?? status] as const),
      ),
    close: async () => {
      await Promise.all([world.close(), sigstore.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
