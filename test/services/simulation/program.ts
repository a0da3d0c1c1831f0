import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roomsBehind } from '../../../toolchain/dependencies';
import { ROOT } from '../../support/registry/fixtures';

/** The parts of a checkout with the Pulumi program and its policy pack. The command itself is installed. */
const ROOMS = roomsBehind(['index.ts', 'policy']).filter((room) => room !== 'index.ts');
const FILES = [
  ...[
    'index.ts',
    'program.js',
    'bin/engine.js',
    'bin/typescript.js',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'Pulumi.yaml',
  ],
  '.gitignore',
];

/** This checkout's program and policy pack, by path; no registry, and no stack files. */
export function programFiles(): Record<string, string> {
  const rooms = ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.includes('node_modules') && /\.(?:ts|js|json|yaml)$/.test(name))
      .map((name) => `${room}/${name}`),
  );
  const paths = [...rooms.filter((path) => !/^registry\/[^/]+\.json$/.test(path)), ...FILES];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}
