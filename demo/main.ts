import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { REGISTRY_PATH } from '../registry/derived-variables';
import { loadRegistry } from '../registry/load';
import { FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import { secretsOn, tierChain } from '../registry/selectors';
import { UserError } from '../registry/user-error';
import { type RunningWorld, startWorld } from '../sandbox/world';
import { proposeEdit, withEdit } from './edit';
import { Engine, projectFolder } from './engine';
import { addManually } from './manual-changes';
import { playRelease } from './release/story';
import { shopReport } from './stage/report';
import { type Teller, tellDelivery } from './stage/story';
import { changesIn, previewSteps } from './steps';
import { worldTable } from './table';
import { verifyStack } from './verify-stack';

interface Options {
  readonly registry: string;
  readonly keep: boolean;
}

interface Scene {
  readonly registry: Registry;
  readonly file: string;
  readonly engine: Engine;
  readonly world: RunningWorld;
  readonly stacks: readonly string[];
}

const started = performance.now();

function timed(text: string): string {
  return `[${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}`;
}

function say(text: string): void {
  console.log(timed(text));
}

/**
 * Plays a story beside another one. `print` prints its lines so far and then each new line, with the original times.
 */
function beside(play: (teller: Teller) => Promise<void>): { readonly print: () => Promise<void> } {
  const kept: string[] = [];
  let out = (line: string): void => void kept.push(line);
  const played = play({ say: (text) => out(timed(text)), print: (text) => out(text) });
  // The caller of `print` gets the failure. Nobody waits for it once another part has failed.
  played.catch(() => undefined);
  return {
    print: () => {
      out = (line) => console.log(line);
      kept.splice(0).forEach(out);
      return played;
    },
  };
}

async function makeStack({ registry, engine }: Scene, stack: string): Promise<void> {
  await engine.init(stack, {
    // The emulators need no delay between writes.
    'causeway:writeDelayMs': '0',
    ...(stack === FOUNDATION ? {} : { 'causeway:tier': stack }),
  });
  if (stack === FOUNDATION) return;
  const secrets = registry.surfaces.flatMap((surface) =>
    secretsOn(surface, stack)
      .filter(({ managed }) => managed === 'pulumi')
      .map(({ name }) => [`causeway:secrets.${surface.id}.${name}`, `made-up-${stack}-${surface.id}`] as const),
  );
  await engine.setSecrets(stack, Object.fromEntries(secrets));
}

/**
 * The foundation comes first, because the tiers' environments are in repositories that it governs. All tiers then run
 * in parallel.
 */
async function upAll({ engine, stacks }: Scene, ...options: readonly string[]): Promise<void> {
  const up = async (stack: string) => {
    const run = await engine.up(stack, ...options);
    if (run.code !== 0) throw new Error(`pulumi up --stack ${stack} ended with ${run.code}:\n${run.output}`);
    say(`pulumi up --stack ${stack}: ${changesIn(run.output)}`);
  };
  await up(FOUNDATION);
  await Promise.all(stacks.filter((stack) => stack !== FOUNDATION).map(up));
}

/** Reads everything back without the provider's state, after the manual steps. */
async function verifyAll({ registry, world, stacks }: Scene): Promise<void> {
  addManually(registry, world);
  for (const stack of stacks) {
    const findings = await verifyStack(registry, world, stack);
    if (findings.length > 0) throw new Error(`${stack} is not as planned:\n${JSON.stringify(findings, null, 2)}`);
  }
  say(`read back: ${stacks.length} stacks are as planned; nothing missing, different, unowned or unverified`);
}

async function previewEdit({ registry, file, engine }: Scene): Promise<void> {
  const edit = proposeEdit(registry);
  writeFileSync(file, withEdit(readFileSync(file, 'utf8'), registry, edit));
  say(`one edit of the registry: ${edit.words}`);
  const run = await engine.preview(edit.tier, '--json');
  if (run.code !== 0) throw new Error(`the preview ended with ${run.code}:\n${run.output}`);
  const steps = previewSteps(run.stdout);
  console.log(`\n  pulumi preview --stack ${edit.tier}`);
  for (const { op, type, name } of steps) console.log(`    ${op}  ${type}  ${name}`);
  console.log('');
  if (!steps.every(({ name }) => name.includes(edit.surface) && name.endsWith(edit.variable))) {
    throw new Error('the preview shows more than the edit');
  }
}

async function play(scene: Scene): Promise<void> {
  const { registry, world } = scene;
  await Promise.all(scene.stacks.map((stack) => makeStack(scene, stack)));
  say(`stacks: ${scene.stacks.join(', ')}; now pulumi up with the real engine and plugins`);
  await upAll(scene);
  console.log(`\nWhat now exists for each surface and tier (read from the services):\n`);
  console.log(worldTable(registry, world.github.world, world.netlify.world));
  console.log('');
  await verifyAll(scene);
  say('the same again: nothing may change');
  await upAll(scene, '--expect-no-changes');
  await previewEdit(scene);
  const violations = world.violations();
  if (violations.length > 0) throw new Error(`requests that the real services would refuse:\n${violations.join('\n')}`);
  const requests = [...world.github.requests(), ...world.netlify.requests()];
  const writes = requests.filter(({ write }) => write).length;
  say(`${requests.length} requests, ${writes} of them writes, each valid by the vendors' OpenAPI documents`);
}

async function main(options: Options): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-'));
  const file = path.join(folder, 'deploy-surfaces.json');
  const { registry } = loadRegistry(path.resolve(options.registry), { now: new Date() });
  cpSync(path.resolve(options.registry), file);
  const world = await startWorld(registry);
  say(`emulators: GitHub at ${world.github.url}, Netlify at ${world.netlify.url}`);
  try {
    const engine = new Engine({
      folder,
      project: projectFolder(),
      environment: { ...world.environment, CAUSEWAY_REGISTRY: file },
    });
    const report = path.resolve('artifacts', 'report.html');
    const stacks = [FOUNDATION, ...tierChain(registry).map(({ id }) => id)];
    // This story has its own services, and the engine leaves one of two processors idle for a third of the time.
    const delivery = beside((teller) =>
      tellDelivery(teller, async (shop) => teller.say(`causeway report: ${await shopReport(shop, report)}`)),
    );
    await play({ registry, file, engine, world, stacks });
    say('a release: built once, deployed to the first tier, judged for the next');
    await playRelease(registry, file, path.join(folder, 'release'), say);
    say('what was played meanwhile');
    await delivery.print();
    say(`the page of that world: ${report}`);
    const next = [
      [path.relative(process.cwd(), report), 'open it in a browser: what is live, who approved it, what went wrong'],
      [
        `node_modules/.bin/causeway registry explain ${registry.surfaces[0]?.id}`,
        'what one surface means on every tier',
      ],
      [`node_modules/.bin/causeway plan --tier ${stacks.at(-1)}`, 'what a stack holds'],
      ['node_modules/.bin/causeway gate evaluate --help', 'what a go or no-go is decided from'],
      ['node_modules/.bin/causeway policy list', 'the rules that every preview and update ran with'],
      ['README.md', 'the same on your own organization'],
    ] as const;
    console.log('\nWhere to look next');
    for (const [where, what] of next) console.log(`  ${where.padEnd(45)} ${what}`);
  } finally {
    await world.close();
    if (options.keep) say(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

const command = new Command('npm start --')
  .description('Provisions every tier of a registry into local emulators of GitHub and Netlify, with the real engine.')
  .option('--registry <path>', 'the registry to provision', path.join(projectFolder(), REGISTRY_PATH))
  .option('--keep', 'keep the folder with state and stack files', false)
  .addHelpText('after', '\nExample:\n  npm start -- --registry registry/minimal.example.json --keep');

main(command.parse().opts<Options>()).catch((error: unknown) => {
  console.error(error instanceof UserError ? error.describe() : error);
  process.exitCode = error instanceof UserError ? error.exitCode : 1;
});
