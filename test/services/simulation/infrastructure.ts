import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, projectFolder } from '../../../demo/engine';
import { installApps } from '../../../demo/stage/apps';
import { evidenceRoot, fileAt, generatedWorkflows, valuesOf } from '../../../demo/stage/governed';
import { causewayHere } from '../../../demo/stage/in-process';
import { type People, peopleOf } from '../../../demo/stage/people';
import { plannedBy } from '../../../demo/stage/planned';
import { type Stagehand, stagehand } from '../../../demo/stage/play';
import { REPOSITORY, shopRegistry } from '../../../demo/stage/shop-registry';
import { setRef } from '../../../emulator/github/git/refs';
import { repositoryNamed } from '../../../emulator/github/git/transfer';
import { startSigstore } from '../../../emulator/sigstore/service';
import { planFoundation } from '../../../plan/foundation';
import { FOUNDATION } from '../../../registry/naming';
import { Registry } from '../../../registry/schema';
import { tierChain } from '../../../registry/selectors';
import { type RunningWorld, startWorld } from '../../../sandbox/world';
import { warm } from '../../engine/warm';
import { roleArn, startAws } from '../../support/aws';
import { programFiles } from './program';

const PASSPHRASE = 'a passphrase of the simulation';
const REGISTRY = 'registry/deploy-surfaces.json';
const REGION = 'eu-central-1';
/** The person who applies the foundation from their own machine. */
const OPERATOR = { AWS_ACCESS_KEY_ID: 'operator', AWS_SECRET_ACCESS_KEY: 'operator', AWS_REGION: REGION };
const [WRITER, READER] = [roleArn('causeway-state'), roleArn('causeway-state-read')];

function stateIn(url: string): object {
  const aws = { role: WRITER, inspectionRole: READER, region: REGION };
  return { backend: 's3', url, logins: { aws }, secrets: { provider: 'passphrase' } };
}

/**
 * The identities that may have each role: environments that apply may write the state, and those that inspect may read
 * it.
 */
function trusts(role: string, { environment, repository_id: id, aud }: Readonly<Record<string, unknown>>): boolean {
  const beginning = role === WRITER ? 'infrastructure-' : role === READER ? 'inspect-' : undefined;
  return aud === 'sts.amazonaws.com' && id === '5000' && String(environment).startsWith(beginning ?? '\0');
}

/** A governing repository with the program. Its foundation is bootstrapped, and its tiers do not exist yet. */
export interface Infrastructure extends People {
  readonly world: RunningWorld;
  readonly hand: Stagehand;
  /** The registry at the head of the default branch. */
  readonly registry: () => Registry;
  /** The registry's file with a change, as the files of a commit. */
  readonly proposal: (change: (draft: Registry) => void) => Readonly<Record<string, string>>;
  readonly stacks: readonly string[];
  readonly engine: Engine;
  readonly close: () => Promise<void>;
}

function text(registry: Registry): string {
  return `${JSON.stringify(registry, null, 2)}\n`;
}

/** Stacks as a person creates them once, with the encrypted values in their files. Returns the files by path. */
async function makeStacks(engine: Engine, registry: Registry): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const stack of [FOUNDATION, ...tierChain(registry).map(({ id }) => id)]) {
    const own = stack === FOUNDATION ? {} : { 'causeway:tier': stack };
    await engine.init(stack, { 'causeway:writeDelayMs': '0', ...own });
    if (stack !== FOUNDATION) await engine.setSecret(stack, 'causeway:secrets.shop.NETLIFY_API_TOKEN', `of ${stack}`);
    files[`Pulumi.${stack}.yaml`] = readFileSync(engine.stackFile(stack), 'utf8');
  }
  return files;
}

// The values that only people can set: the secrets of the Apps' environments, and CODEOWNERS.
function addKeys(world: RunningWorld, registry: Registry): void {
  const { environments } = repositoryNamed(world.github.world, REPOSITORY);
  const at = new Date().toISOString();
  for (const plan of planFoundation(registry).repositories.flatMap((each) => each.environments)) {
    const environment = environments[plan.name.toLowerCase()];
    if (environment === undefined) throw new Error(`the foundation did not make ${plan.name}`);
    for (const { name } of plan.secrets)
      environment.secrets[name] = { name, encryptedValue: 'x', keyId: '1', createdAt: at, updatedAt: at };
  }
}

/** Opens the scene. `isApplied`: the tiers are applied too. */
export async function openInfrastructure({ isApplied = false } = {}): Promise<Infrastructure> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-infrastructure-'));
  const engineFolder = join(folder, 'engine');
  const aws = await startAws();
  // A job's folder is removed with the job. The next job finds the state only in the bucket.
  const backend = await aws.bucket('causeway-state', REGION);
  const registry = shopRegistry({ state: stateIn(backend) });
  const sigstore = await startSigstore();
  const world = await startWorld(registry);
  const github = world.github.world;
  const privateKey = installApps(github, registry);
  github.users['mona'] = { login: 'mona', id: 900, role: 'member' };
  const registryFile = join(folder, 'deploy-surfaces.json');
  writeFileSync(registryFile, text(registry));
  const engine = new Engine({
    folder: engineFolder,
    project: projectFolder(),
    environment: {
      ...world.environment,
      CAUSEWAY_REGISTRY: registryFile,
      PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
      ...OPERATOR,
      PULUMI_BACKEND_URL: backend,
      // If only the foundation is applied, its engine starts its own processes, as a person's does.
      ...(isApplied ? warm : {}),
    },
  });
  const stackFiles = await makeStacks(engine, registry);
  evidenceRoot(github, REPOSITORY, '2026-01-01T00:00:00Z');
  const people = peopleOf(github, REPOSITORY);
  people.push('main', 'mona', {
    ...programFiles(),
    ...generatedWorkflows(registry, 'web'),
    ...stackFiles,
    [REGISTRY]: text(registry),
    'registry/trusted-root.json': `${JSON.stringify(sigstore.trustedRoot)}\n`,
    '.github/CODEOWNERS': planFoundation(registry).repositories[0]?.codeowners ?? '',
  });
  const repository = repositoryNamed(github, REPOSITORY);
  setRef(repository, 'heads/dev', people.head('main'));
  const stacks = [FOUNDATION, ...tierChain(registry).map(({ id }) => id)];
  for (const stack of isApplied ? stacks : [FOUNDATION]) await mustUp(engine, stack);
  addKeys(world, registry);
  const secretOf = (name: string, environment: string) => {
    if (name.endsWith('_APP_KEY')) return privateKey;
    if (name === 'PULUMI_CONFIG_PASSPHRASE') return PASSPHRASE;
    return world.netlifyTokens[environment.replace(/^[a-z]+-/, '')] ?? 'unused';
  };
  let governing = registry;
  const here = await causewayHere(folder);
  const hand = stagehand({
    github: world.github,
    sigstore,
    folder: join(folder, 'stage'),
    planned: plannedBy(() => governing),
    secrets: valuesOf(github, REPOSITORY, secretOf),
    addresses: world.addresses,
    inProcess: { ...here, environment: { ...here.environment, ...warm } },
    aws: { session: aws.session, trusts },
  });
  return {
    ...people,
    world,
    hand,
    stacks,
    engine,
    registry: () => governing,
    proposal: (change) => {
      const draft = structuredClone(governing);
      change(draft);
      return { [REGISTRY]: text(draft) };
    },
    accept: (pull, user, method) => {
      const commit = people.accept(pull, user, method);
      governing = Registry.parse(JSON.parse(fileAt(github, REPOSITORY, REGISTRY, commit)));
      return commit;
    },
    close: async () => {
      await Promise.all([world.close(), sigstore.close(), here.close(), aws.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function mustUp(engine: Engine, stack: string): Promise<void> {
  const { code, output } = await engine.up(stack);
  if (code !== 0) throw new Error(`up of ${stack} ended with ${code}:\n${output}`);
}
