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
import { warm } from './warm';

const { withLock } = require('../../toolchain/install/lock.js') as {
  withLock: (file: string, act: () => Promise<void>, waiting: () => void) => Promise<void>;
};

/** The registry of the one world: the checkout's own. */
export const draft: Draft = document();

/** What was seen while the one world was brought up, for the tests that are about just that. */
export interface Beginning {
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** The first preview of each stack, as people see it and as JSON. */
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

// `npm test` names the folder of a run; a file that is run alone makes a world of its own.
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

/** The engine on a world, in a folder that holds registry, stack files and state. */
export function engineOn(
  world: RunningWorld,
  folder: string,
  { isPoliced = true, isWarm = false }: { readonly isPoliced?: boolean; readonly isWarm?: boolean } = {},
): { readonly engine: Engine; readonly registryFile: string } {
  const registryFile = path.join(folder, 'deploy-surfaces.json');
  const environment = { ...world.environment, CAUSEWAY_REGISTRY: registryFile, ...(isWarm ? warm : {}) };
  return { engine: new Engine({ folder, project: projectFolder(), environment, isPoliced }), registryFile };
}

/** Makes stacks, two at a time: more would wait for the same two cores. */
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

/** What a stack's configuration says of itself in tests: emulators need no second between writes. */
export function configOf(stack: string): Readonly<Record<string, string>> {
  const tier: Record<string, string> = stack === FOUNDATION ? {} : { 'causeway:tier': stack };
  return { 'causeway:writeDelayMs': '0', ...tier };
}

/** A value for each secret that Pulumi manages, by its place in a stack's configuration. */
function secretsFor(registry: Registry, stack: string): Readonly<Record<string, string>> {
  const managed = registry.surfaces.flatMap((surface) =>
    surface.secrets.filter((secret) => secret.managed === 'pulumi').map(({ name }) => `${surface.id}.${name}`),
  );
  return Object.fromEntries(managed.map((name) => [`causeway:secrets.${name}`, `${CANARY}-${stack}-${name}`]));
}

/** The stacks whose first preview and update people see: their engine starts its own processes. */
const ALONE: readonly string[] = [FOUNDATION, 'staging'];

async function build({ engine: folder, services, beginning }: Kept): Promise<void> {
  // By the clock that stamps files, as logs are compared with it.
  const startedAt = performance.timeOrigin + performance.now();
  const registry = Registry.parse(draft);
  const tiers = tierChain(registry).map(({ id }) => id);
  const world = await startWorld(registry);
  try {
    const { engine, registryFile } = engineOn(world, folder);
    // Says the same as an engine that starts its own processes (warm.test.ts), for half of the CPU time.
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
    // Last: whoever finds it finds the rest whole.
    writeFileSync(beginning, JSON.stringify(seen));
  } finally {
    await world.close();
  }
}

/** The one world of this run, brought up by whoever needs it first. */
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

/** What was seen while the one world of this run was brought up. */
export async function beginning(): Promise<Beginning> {
  return readJson((await oneWorld()).beginning);
}

/** Everything that the engine printed meanwhile. */
export function printedIn({ previewed, applied }: Beginning): string {
  const previews = Object.values(previewed).flatMap(({ shown, json }) => [shown, json]);
  return [...previews, ...Object.values(applied)].map(({ output }) => output).join('');
}

/** Changes addresses in files of state: it names those of the services, and each copy's services have others. */
export function readdress(folder: string, changes: readonly (readonly [string, string])[]): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (!statSync(file).isFile()) continue;
    const text = readFileSync(file, 'utf8');
    const changed = changes.reduce((result, [from, to]) => result.replaceAll(from, to), text);
    if (changed !== text) writeFileSync(file, changed);
  }
}

/** A copy of the one world, in a folder: all stacks up, services and state as they were then. Nobody else sees its changes. */
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
