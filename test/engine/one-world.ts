import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Engine, type EngineRun, projectFolder } from '../../demo/engine';
import type { RecordedRequest } from '../../emulator/core/recorder';
import { FOUNDATION } from '../../registry/naming';
import { Registry } from '../../registry/schema';
import { tierChain } from '../../registry/selectors';
import { type RunningWorld, type SavedWorld, startWorld } from '../../sandbox/world';
import { CANARY, type Draft, document } from './draft';
import { quickSecrets, warm } from './warm';

const { withLock } = require('../../toolchain/install/lock.js') as {
  withLock: (file: string, act: () => Promise<void>, waiting: () => void) => Promise<void>;
};

/** The registry of the one world: the checkout's own. */
export const draft: Draft = document();

/** Results from the setup of the one world, for the tests about that setup. */
export interface Beginning {
  /** The start, in milliseconds since 1970. */
  readonly startedAt: number;
  /** The first preview of each stack, as text for people and as JSON. */
  readonly previewed: Readonly<Record<string, { readonly shown: EngineRun; readonly json: EngineRun }>>;
  readonly previewRequests: readonly RecordedRequest[];
  /** The first `up` of each stack. */
  readonly applied: Readonly<Record<string, EngineRun>>;
  readonly violations: readonly string[];
}

/** The one world's folders and files. */
interface Kept {
  readonly engine: string;
  readonly services: string;
  readonly beginning: string;
}

// `npm test` sets the folder of a run. A file that runs alone makes its own world.
const RUN = process.env['CAUSEWAY_TEST_RUN'] ?? mkdtempSync(path.join(tmpdir(), 'causeway-world-'));

function keptIn(folder: string): Kept {
  const [engine, services, beginning] = ['engine', 'services.json', 'beginning.json'];
  return {
    engine: path.join(folder, engine),
    services: path.join(folder, services),
    beginning: path.join(folder, beginning),
  };
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** The engine on a world, in a folder with registry, stack files and state. */
export function engineOn(
  world: RunningWorld,
  folder: string,
  { isPoliced = true, isWarm = false }: { readonly isPoliced?: boolean; readonly isWarm?: boolean } = {},
): { readonly engine: Engine; readonly registryFile: string } {
  const registryFile = path.join(folder, 'deploy-surfaces.json');
  const environment = {
    ...world.environment,
    CAUSEWAY_REGISTRY: registryFile,
    ...quickSecrets,
    ...(isWarm ? warm : {}),
  };
  return { engine: new Engine({ folder, project: projectFolder(), environment, isPoliced }), registryFile };
}

/** Makes stacks, two at a time, because more would compete for the same two cores. */
export async function inPairs<T>(
  items: readonly string[],
  act: (item: string) => Promise<T>,
): Promise<Record<string, T>> {
  const left = [...items];
  const done: Record<string, T> = {};
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) done[item] = await act(item);
  };
  await Promise.all([worker(), worker()]);
  return done;
}

/** A stack's configuration in tests. Emulators need no delay between writes. */
export function configOf(stack: string): Readonly<Record<string, string>> {
  const tier: Record<string, string> = stack === FOUNDATION ? {} : { 'causeway:tier': stack };
  return { 'causeway:writeDelayMs': '0', ...tier };
}

/** A value for each secret that Pulumi manages, by its path in a stack's configuration. */
function secretsFor(registry: Registry, stack: string): Readonly<Record<string, string>> {
  const managed = registry.surfaces.flatMap((surface) =>
    surface.secrets.filter((secret) => secret.managed === 'pulumi').map(({ name }) => `${surface.id}.${name}`),
  );
  return Object.fromEntries(managed.map((name) => [`causeway:secrets.${name}`, `${CANARY}-${stack}-${name}`]));
}

/** The stacks whose first preview and update are shown to people. Their engine starts its own processes. */
const ALONE: readonly string[] = [FOUNDATION, 'staging'];

async function build({ engine: folder, services, beginning }: Kept): Promise<void> {
  // Uses the clock that stamps files, because tests compare logs with it.
  const startedAt = performance.timeOrigin + performance.now();
  const registry = Registry.parse(draft);
  const tiers = tierChain(registry).map(({ id }) => id);
  const world = await startWorld(registry);
  try {
    const { engine, registryFile } = engineOn(world, folder);
    // Its output equals that of an engine that starts its own processes (warm.test.ts), for half of the CPU time.
    const attached = engineOn(world, folder, { isWarm: true }).engine;
    writeFileSync(registryFile, JSON.stringify(draft, null, 2));
    const stacks = [FOUNDATION, ...tiers];
    await inPairs(stacks, async (stack) => {
      await engine.init(stack, configOf(stack));
      if (stack !== FOUNDATION) await engine.setSecrets(stack, secretsFor(registry, stack));
    });
    const engineOf = (stack: string) => (ALONE.includes(stack) ? engine : attached);
    const previewed = await inPairs(stacks, async (stack) => {
      return { shown: await engineOf(stack).preview(stack), json: await attached.preview(stack, '--json') };
    });
    const previewRequests = [...world.github.requests(), ...world.netlify.requests()];
    const applied = {
      [FOUNDATION]: await engine.up(FOUNDATION),
      ...(await inPairs(tiers, (tier) => engineOf(tier).up(tier))),
    };
    const seen: Beginning = { startedAt, previewed, previewRequests, applied, violations: world.violations() };
    writeFileSync(services, JSON.stringify({ ...world.save(), addresses: world.addresses }));
    // Write this file last, so that a reader who finds it also finds the rest.
    writeFileSync(beginning, JSON.stringify(seen));
  } finally {
    await world.close();
  }
}

/** The one world of this run. The first test that needs it sets it up. */
async function oneWorld(): Promise<Kept> {
  const folder = path.join(RUN, 'one-world');
  const kept = keptIn(folder);
  if (existsSync(kept.beginning)) return kept;
  mkdirSync(folder, { recursive: true });
  const lock = path.join(RUN, 'one-world.lock');
  await withLock(
    lock,
    async () => {
      if (!existsSync(kept.beginning)) await build(kept);
    },
    () => undefined,
  );
  return kept;
}

/** Results from the setup of this run's one world. */
export async function beginning(): Promise<Beginning> {
  return readJson((await oneWorld()).beginning);
}

/** All output of the engine during the setup. */
export function printedIn({ previewed, applied }: Beginning): string {
  const previews = Object.values(previewed).flatMap(({ shown, json }) => [shown, json]);
  return [...previews, ...Object.values(applied)].map(({ output }) => output).join('');
}

/** Changes addresses in state files. A state contains the services' addresses, and each copy's services have others. */
function readdress(folder: string, changes: readonly (readonly [string, string])[]): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (!statSync(file).isFile()) continue;
    const text = readFileSync(file, 'utf8');
    const changed = changes.reduce((result, [from, to]) => result.replaceAll(from, to), text);
    if (changed !== text) writeFileSync(file, changed);
  }
}

/**
 * A copy of the one world in a folder: all stacks applied, with services and state as after the setup. Its changes stay
 * in this copy.
 */
export async function copyWorld(folder: string): Promise<RunningWorld> {
  const kept = await oneWorld();
  const { addresses, ...saved } = readJson<SavedWorld & Pick<RunningWorld, 'addresses'>>(kept.services);
  const world = await startWorld(Registry.parse(draft), undefined, saved);
  cpSync(kept.engine, folder, { recursive: true, verbatimSymlinks: true });
  const now = world.addresses;
  readdress(
    path.join(folder, 'state'),
    ['GITHUB_BASE_URL', 'NETLIFY_API_ENDPOINT'].map((name) => [addresses[name] ?? '', now[name] ?? ''] as const),
  );
  return world;
}
