import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Engine, projectFolder } from '../demo/engine';
import { planFoundation } from '../plan/foundation';
import { objectsOf } from '../plan/objects';
import { planTier } from '../plan/tier';
import { FOUNDATION } from '../registry/naming';
import { parseRegistry } from '../registry/parse';
import type { Registry } from '../registry/schema';
import { startWorld } from '../sandbox/world';
import { changedSurfacesPart } from './changed-surfaces';
import { gatePart } from './gate';
import { registryText, type Size } from './registry';
import { reportPart } from './report';
import { setUpPart } from './set-up';
import { worldPart } from './world/part';

const SIZES: readonly Size[] = [
  { surfaces: 10, repositories: 2 },
  { surfaces: 100, repositories: 20 },
  { surfaces: 1000, repositories: 200 },
];

function timed<T>(work: () => T): { readonly seconds: number; readonly result: T } {
  const started = performance.now();
  const result = work();
  return { seconds: (performance.now() - started) / 1000, result };
}

function parsed(text: string): Registry {
  const answer = parseRegistry(text, { file: 'bench', now: new Date() });
  if (!answer.ok) throw new Error(`the bench's registry is refused: ${JSON.stringify(answer.problems.slice(0, 3))}`);
  return answer.registry;
}

/** Parsing, rules and all plans, by size. Linear means that the time for one surface stays the same. */
function planning(): readonly string[] {
  const rows = SIZES.map((size) => {
    const text = registryText(size);
    parsed(text);
    const parse = timed(() => parsed(text));
    const plan = timed(() => [
      planFoundation(parse.result),
      ...parse.result.tiers.map((tier) => planTier(parse.result, tier.id)),
    ]);
    const objects = plan.result.reduce((sum, each) => sum + objectsOf(each).length, 0);
    const total = parse.seconds + plan.seconds;
    return `| ${size.surfaces} | ${objects} | ${parse.seconds.toFixed(3)} | ${plan.seconds.toFixed(3)} | ${((total / size.surfaces) * 1e6).toFixed(0)} |`;
  });
  return ['| surfaces | objects | parse and check, s | plan, s | µs a surface |', '|---|---|---|---|---|', ...rows];
}

async function engineParts(): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-bench-'));
  const text = registryText({ surfaces: 8, repositories: 2 });
  const file = path.join(folder, 'registry.json');
  writeFileSync(file, text);
  const world = await startWorld(parsed(text));
  try {
    const engine = new Engine({
      folder,
      project: projectFolder(),
      environment: { ...world.environment, CAUSEWAY_REGISTRY: file },
    });
    const config = { 'causeway:writeDelayMs': '0' };
    await engine.init(FOUNDATION, config);
    await engine.init('dev', { ...config, 'causeway:tier': 'dev' });
    const node = path.join(projectFolder(), 'node_modules', '.bin', 'node');
    const setUp = timed(() => spawnSync(node, ['toolchain/setup.js'], { cwd: projectFolder() }));
    const load = timed(() => spawnSync(node, ['bin/run.js', 'components/stack.ts'], { cwd: projectFolder() }));
    const bare = await engine.run('stack', 'ls');
    const preview = await engine.must('preview', '--stack', 'dev', '--non-interactive');
    const up = await engine.must('up', '--stack', 'dev', '--yes', '--skip-preview', '--non-interactive');
    const secondUp = await engine.must('up', '--stack', 'dev', '--yes', '--skip-preview', '--non-interactive');
    const share = (seconds: number) => `${((seconds / preview.seconds) * 100).toFixed(0)} %`;
    return [
      '| part | s | of one preview |',
      '|---|---|---|',
      ...Object.entries({
        'set-up with all there': setUp.seconds,
        'the command line alone (`stack ls`)': bare.seconds,
        'loading the program': load.seconds,
        'one preview': preview.seconds,
        'first up (provider writes)': up.seconds,
        'second up (nothing to do)': secondUp.seconds,
      }).map(([part, seconds]) => `| ${part} | ${seconds.toFixed(2)} | ${share(seconds)} |`),
    ];
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const REPORT = path.join(projectFolder(), 'bench', 'results.md');

/** One part of the report: its title and its measurement. `sofar` receives lines as they are known. */
interface Part {
  readonly title: string;
  readonly measure: (sofar: (lines: readonly string[]) => void) => Promise<readonly string[]> | readonly string[];
}

const PARTS: readonly Part[] = [
  { title: 'Registry and plan', measure: planning },
  { title: 'Changed surfaces: 10,000 files against 1,000 surfaces (medians of three)', measure: changedSurfacesPart },
  { title: 'The gate and the status, by signed statements on the evidence branch', measure: gatePart },
  { title: 'The report, in a browser', measure: reportPart },
  { title: 'Set-up of a job that delivers', measure: setUpPart },
  { title: 'One preview', measure: engineParts },
  {
    title: 'Ways to look at one world (medians of five)',
    measure: (sofar) => worldPart((text) => console.error(`bench: ${text}`), sofar),
  },
];

// Written after each part, so an interrupted run leaves its measurements and says that it was interrupted.
function write(done: ReadonlyMap<string, readonly string[]>, isWhole: boolean): void {
  const report = [
    '# Bench',
    '',
    'Written by `npm run bench`; figures of one run on one machine, to be read as ratios. Two more tables are kept by hand:',
    '[whole runs of `npm test`](tests.md), and [two commits side by side](compared.md).',
    ...(isWhole ? [] : ['', '**This run did not come to its end.**']),
    ...[...done].flatMap(([title, lines]) => ['', `## ${title}`, '', ...lines]),
    '',
  ].join('\n');
  writeFileSync(REPORT, report);
  if (isWhole) console.log(report);
}

async function main(): Promise<void> {
  const done = new Map<string, readonly string[]>();
  for (const { title, measure } of PARTS) {
    console.error(`bench: ${title}`);
    const known = (lines: readonly string[]) => write(done.set(title, lines), false);
    known(await measure(known));
  }
  write(done, true);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
