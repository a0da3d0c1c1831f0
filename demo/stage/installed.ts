import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import { projectFolder } from '../engine';

const ROOMS = ['formats', 'registry', 'plan', 'evidence', 'components', 'policy', 'live', 'delivery', 'cli'];

function compile(file: string, target: string): void {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    ...{ filename: file, swcrc: false, module: { type: 'commonjs', ignoreDynamic: true } },
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  });
  writeFileSync(target.replace(/\.ts$/, '.js'), code);
}

/**
 * This checkout's command as an installed package has it, compiled once: a story runs a hundred commands, and each would
 * compile them all again. Gives the folder.
 */
export function installCauseway(folder: string): string {
  const place = join(folder, 'installed');
  for (const room of ROOMS) {
    for (const name of readdirSync(join(projectFolder(), room), { recursive: true, encoding: 'utf8' })) {
      if (name.includes('node_modules') || !/\.(?:ts|js|json)$/.test(name)) continue;
      const [from, to] = [join(projectFolder(), room, name), join(place, 'dist', room, name)];
      mkdirSync(dirname(to), { recursive: true });
      if (name.endsWith('.ts')) compile(from, to);
      else cpSync(from, to);
    }
  }
  for (const to of ['package.json', 'dist/package.json', 'bin/causeway.js']) {
    mkdirSync(dirname(join(place, to)), { recursive: true });
    cpSync(join(projectFolder(), to.replace(/^dist\//, '')), join(place, to));
  }
  symlinkSync(join(projectFolder(), 'node_modules'), join(place, 'node_modules'));
  return place;
}
