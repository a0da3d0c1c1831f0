import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import picomatch from 'picomatch';
import { projectFolder } from '../demo/engine';
import { registryText } from './registry';

const SURFACES = 1000;
const FILES = 10_000;
const ROUNDS = 3;

/** The globs of a surface. Each is of a kind that needs a different part of a matcher. */
const GLOBS: Readonly<Record<string, (surface: number) => string>> = {
  'folders (`apps/s1/**`)': (surface) => `apps/s${surface}/**`,
  'folders anywhere (`**/s1/**`)': (surface) => `**/s${surface}/**`,
  'names of folders (`**/*-s1-*/**`)': (surface) => `**/*-s${surface}-*/**`,
};

const FILE_NAMES = Array.from({ length: FILES }, (_, index) => {
  const surface = index % SURFACES;
  return `apps/s${surface}/src-s${surface}-x/f${index}.ts`;
});

function run(command: string, args: readonly string[], cwd: string, input = '') {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr || stdout.slice(0, 1000)}`);
  return { seconds: (performance.now() - started) / 1000, stdout };
}

function commits(folder: string): readonly [base: string, head: string] {
  const commit = (content: string) =>
    [
      'commit refs/heads/main\ncommitter Bench <bench@example.com> 1790000000 +0000\ndata 1\nx',
      ...FILE_NAMES.map((name) => `M 100644 inline ${name}\ndata ${content.length}\n${content}`),
      '',
    ].join('\n');
  run('git', ['init', '--quiet', '--initial-branch=main'], folder);
  run('git', ['fast-import', '--quiet'], folder, `${commit('one')}\n${commit('two')}\n`);
  const id = (name: string) => run('git', ['rev-parse', name], folder).stdout.trim();
  return [id('main~1'), id('main')];
}

function median(work: () => number): number {
  const seconds = Array.from({ length: ROUNDS }, work).sort((left, right) => left - right);
  return seconds[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

function naive(glob: (surface: number) => string): number {
  const started = performance.now();
  const matchers = Array.from({ length: SURFACES }, (_, surface) => picomatch(glob(surface), { dot: true }));
  let found = 0;
  for (const name of FILE_NAMES) for (const matches of matchers) if (matches(name)) found += 1;
  if (found !== FILES) throw new Error(`${found} files were found`);
  return (performance.now() - started) / 1000;
}

/** `surfaces changed` in a cold process, against git's own diff and against trying every glob on every path. */
export function changedSurfacesPart(): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-bench-'));
  const node = path.join(projectFolder(), 'node_modules', '.bin', 'node');
  const causeway = path.join(projectFolder(), 'bin', 'causeway.js');
  try {
    const [base, head] = commits(folder);
    mkdirSync(path.join(folder, 'registry'));
    const diff = median(
      () => run('git', ['diff-tree', '-r', '--raw', '-z', '--no-renames', base, head], folder).seconds,
    );
    const rows = Object.entries(GLOBS).map(([kind, glob]) => {
      const registry = JSON.parse(registryText({ surfaces: SURFACES, repositories: 1 }));
      for (const [index, surface] of registry.surfaces.entries()) surface.paths = { include: [glob(index)] };
      writeFileSync(path.join(folder, 'registry', 'deploy-surfaces.json'), JSON.stringify(registry));
      const check = median(() => run(node, [causeway, 'registry', 'check', '--json'], folder).seconds);
      const args = [causeway, 'surfaces', 'changed', '--base', base, '--head', head, '--json'];
      const cold = median(() => run(node, args, folder).seconds);
      const every = naive(glob);
      const cells = [cold, cold / diff, cold / check, cold / every].map((each) => each.toFixed(2));
      return `| ${kind} | ${cells.join(' | ')} |`;
    });
    return [
      '| globs | cold process, s | of `git diff-tree` | of `registry check` | of every glob on every path |',
      '|---|---|---|---|---|',
      ...rows,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
