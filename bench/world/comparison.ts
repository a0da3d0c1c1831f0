import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Engine, projectFolder } from '../../demo/engine';
import { loadRegistry } from '../../registry/load';
import { startWorld } from '../../sandbox/world';
import { ensureOpenTofu } from '../../toolchain/install/opentofu.js';
import { registryText, type Size } from '../registry';
import { barePulumiProject } from './bare';
import { emptyPack } from './empty-pack';
import { type Command, type Cost, measured } from './measured';
import { githubResources } from './resources';
import { tofuConfiguration, tofuFolder } from './tofu';

/** The cost of each way of looking at one world of one size: medians of five, by name. */
export interface Comparison {
  readonly resources: number;
  readonly costs: Readonly<Record<string, Cost>>;
}

const STACK = 'production';
const ROUNDS = 5;

function median(costs: readonly Cost[]): Cost {
  const middle = (pick: (cost: Cost) => number) =>
    costs.map(pick).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0;
  return {
    seconds: middle((cost) => cost.seconds),
    calls: middle((cost) => cost.calls),
    counted: middle((cost) => cost.counted),
    peakBytes: middle((cost) => cost.peakBytes),
  };
}

/** Makes a world of this size in the emulator with `pulumi up`, then looks at it in every way in turn. */
export async function compareWays(size: Size, say: (text: string) => void): Promise<Comparison> {
  const executables = await ensureOpenTofu();
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-bench-'));
  const file = path.join(folder, 'registry.json');
  writeFileSync(file, registryText(size));
  const { registry } = loadRegistry(file, { now: new Date() });
  const owner = registry.organization.login;
  const [world, second] = [await startWorld(registry), await startWorld(registry)];
  try {
    const environment = { ...world.tokenEnvironment, CAUSEWAY_REGISTRY: file };
    const engine = new Engine({ folder: path.join(folder, 'causeway'), project: projectFolder(), environment });
    await engine.init(STACK, { 'causeway:writeDelayMs': '0', 'causeway:tier': STACK });
    await engine.must('up', '--stack', STACK, '--yes', '--skip-preview', '--non-interactive');
    const resources = githubResources((await engine.must('stack', 'export', '--stack', STACK)).stdout);
    say(`${resources.length} resources: the world is made`);

    const bareFolder = path.join(folder, 'bare-project');
    barePulumiProject(bareFolder, owner, resources);
    const bare = new Engine({
      folder: bareFolder,
      project: bareFolder,
      environment: second.tokenEnvironment,
      links: [],
    });
    await bare.must('stack', 'init', STACK, '--no-select');
    await bare.must('up', '--stack', STACK, '--yes', '--skip-preview', '--non-interactive');

    const tofu = path.join(folder, 'tofu');
    const tofuSettings = tofuFolder(tofu, executables, tofuConfiguration(owner, resources));
    const tofuEnvironment = { ...engine.environment, ...tofuSettings };
    const tofuCommand = (...args: readonly string[]): Command => ({
      program: path.join(executables, 'tofu'),
      args,
      cwd: tofu,
      env: tofuEnvironment,
    });
    await measured(world, tofuCommand('apply', '-auto-approve', '-input=false', '-no-color'));
    say(`${resources.length} resources: imported into OpenTofu`);

    const pulumi = (of: Engine, ...options: readonly string[]): Command => ({
      program: 'pulumi',
      args: ['preview', '--stack', STACK, '--non-interactive', '--expect-no-changes', ...options],
      cwd: of.folder,
      env: of.environment,
    });
    const verify = (...options: readonly string[]): Command => ({
      program: path.join(projectFolder(), 'node_modules', '.bin', 'node'),
      args: [
        path.join(projectFolder(), 'bin', 'causeway.js'),
        'live',
        'verify',
        '--tier',
        STACK,
        '--registry',
        file,
        ...options,
      ],
      cwd: folder,
      env: engine.environment,
    });
    const cache = path.join(folder, 'cache');
    const empty = path.join(folder, 'empty-pack');
    emptyPack(empty);
    await measured(world, verify('--cache', cache));
    const ways: Readonly<Record<string, () => Promise<Cost>>> = {
      'tofu plan': () => measured(world, tofuCommand('plan', '-input=false', '-no-color', '-detailed-exitcode')),
      'live verify, cold': () => measured(world, verify()),
      'live verify, warm': () => measured(world, verify('--cache', cache)),
      'bare pulumi preview': () => measured(second, pulumi(bare)),
      'pulumi preview': () => measured(world, pulumi(engine)),
      'pulumi preview, pack without a rule': () => measured(world, pulumi(engine, '--policy-pack', empty)),
      'pulumi preview, pack': () => measured(world, pulumi(engine, '--policy-pack', 'policy')),
      'pulumi preview, refresh': () => measured(world, pulumi(engine, '--refresh')),
      'pulumi preview, refresh and pack': () => measured(world, pulumi(engine, '--refresh', '--policy-pack', 'policy')),
    };
    const taken: Record<string, Cost[]> = {};
    // The ways take turns in each round, so a machine that is slow for a minute is slow for every way.
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, run] of Object.entries(ways)) {
        const cost = await run();
        taken[name] = [...(taken[name] ?? []), cost];
        say(`${resources.length} resources: ${name}: ${cost.seconds.toFixed(1)} s, ${cost.calls} calls`);
      }
    }
    const costs = Object.fromEntries(Object.entries(taken).map(([name, rounds]) => [name, median(rounds)]));
    return { resources: resources.length, costs };
  } finally {
    await Promise.all([world.close(), second.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}
