import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as ts from 'typescript';
import { cyclesOf } from './folder-cycles';

/** The rooms, and which others each may import (docs/architecture.md: formats ← registry ← plan ← evidence ← the rest ← cli, index). */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  formats: [],
  registry: ['formats'],
  plan: ['formats', 'registry'],
  evidence: ['formats', 'registry', 'plan'],
  components: ['registry', 'plan', 'evidence', 'live'],
  policy: ['formats', 'registry', 'plan', 'evidence', 'components'],
  live: ['formats', 'registry', 'plan', 'evidence'],
  gate: ['formats', 'registry', 'plan', 'evidence', 'live'],
  delivery: ['formats', 'registry', 'plan', 'evidence', 'live', 'gate', 'workflows'],
  documents: ['formats', 'registry', 'plan', 'evidence', 'live', 'gate', 'delivery', 'workflows'],
  workflows: ['formats', 'registry', 'plan'],
  sandbox: ['registry', 'plan', 'emulator'],
  cli: [
    'formats',
    'registry',
    'plan',
    'evidence',
    'components',
    'policy',
    'live',
    'gate',
    'delivery',
    'documents',
    'workflows',
    'sandbox',
    'toolchain',
  ],
  api: ['registry', 'plan', 'components', 'policy', 'live', 'bin'],
  'index.ts': ['registry', 'plan', 'evidence', 'components', 'live'],
  emulator: ['formats'],
  toolchain: [],
  demo: ['formats', 'registry', 'plan', 'emulator', 'sandbox', 'toolchain', 'live', 'evidence', 'workflows', 'cli'],
  bench: ['registry', 'plan', 'evidence', 'emulator', 'sandbox', 'toolchain', 'live', 'documents', 'demo', 'test'],
};

/** The rooms whose code some rooms may load, directly or through others, including those rooms; sorted. */
export function roomsBehind(rooms: readonly string[]): readonly string[] {
  const found = new Set(rooms);
  // Iterating a set also visits the members that are added during the loop.
  for (const room of found) for (const behind of ROOMS[room] ?? []) found.add(behind);
  return [...found].sort();
}

/** One import that breaks the order. */
export interface Breach {
  readonly file: string;
  readonly target: string;
  readonly allowed: readonly string[];
}

function roomOf(file: string): string {
  const [first = ''] = file.split(path.sep);
  return first;
}

function importsOf(file: string, text: string): readonly string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => path.join(path.dirname(file), name));
}

/** The breaches in one file, by its path within the project and its text. An unlisted room may import nothing. */
export function breachesIn(file: string, text: string): readonly Breach[] {
  const room = roomOf(file);
  const allowed = ROOMS[room] ?? [];
  return (
    importsOf(file, text)
      // The package's own description belongs to no room.
      .filter((target) => target !== 'package.json')
      .map(roomOf)
      .filter((target) => target !== room && !allowed.includes(target))
      .map((target) => ({ file, target, allowed }))
  );
}

function filesOf(project: string): readonly string[] {
  return Object.keys(ROOMS).flatMap((room) =>
    room.endsWith('.ts')
      ? [room]
      : readdirSync(path.join(project, room), { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
          .map((name) => path.join(room, name)),
  );
}

/** All breaches of the project's rooms. Throws when a listed room cannot be read. */
export function breaches(project: string): readonly Breach[] {
  return filesOf(project).flatMap((file) => breachesIn(file, readFileSync(path.join(project, file), 'utf8')));
}

/** Folders of one room that import each other in a circle. Biome's noImportCycles finds the circles of files. */
export function folderCycles(project: string): readonly (readonly string[])[] {
  return cyclesOf(
    filesOf(project).map((file) => [file, importsOf(file, readFileSync(path.join(project, file), 'utf8'))]),
  );
}

if (require.main === module) {
  const found = breaches(path.resolve(__dirname, '..'));
  for (const { file, target, allowed } of found) {
    console.error(
      `${file} imports from ${target}/\n  allowed: ${allowed.join(', ') || 'nothing outside its own room'}`,
    );
  }
  const cycles = folderCycles(path.resolve(__dirname, '..'));
  for (const cycle of cycles) console.error(`these folders import each other in a circle: ${cycle.join(' → ')}`);
  const wrong = found.length + cycles.length;
  console.log(`dependency direction: ${wrong === 0 ? 'as it should be' : `${wrong} wrong`}`);
  process.exit(wrong === 0 ? 0 : 1);
}
