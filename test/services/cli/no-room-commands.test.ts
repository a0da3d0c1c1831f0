import fs, { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { buildProgram } from '../../../cli/build-program';
import { exampleOf } from '../../../cli/help';
import { contextOf } from '../../../demo/command';
import { causeway } from '../../support/cli/command';
import { NOW, ROOT } from '../../support/registry/fixtures';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'room-'));
  for (const name of ['registry/deploy-surfaces.json', 'package.json', 'Pulumi.yaml']) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    cpSync(join(ROOT, name), join(folder, name));
  }
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Every file of the folder with its content. */
function files() {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => {
    const file = join(folder, name);
    return [name, statSync(file).isFile() ? readFileSync(file, 'utf8') : 'folder'] as const;
  });
}

/** Commands without subcommands, each with the example of its help. */
function leaves(command: Command, above: readonly string[] = []): readonly (readonly [string, string])[] {
  if (command.commands.length > 0) return command.commands.flatMap((each) => leaves(each, [...above, each.name()]));
  const shown = exampleOf(command);
  return shown === undefined ? [] : [[above.join(' '), shown]];
}

/** The words of an example, without the shell's handling of its output. */
function words(example: string): readonly string[] {
  const [own = ''] = example.split(/ [|>&]/);
  // Replaces another program that a command runs by one that exists everywhere.
  const all = own.replace(/ -- .*/, ' -- true').match(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? [];
  const known: Readonly<Record<string, string>> = { $COMMIT: 'a'.repeat(40), $HEAD: 'a'.repeat(40) };
  return all.slice(1).map((word) => {
    const bare = word.replaceAll(/["']/g, '');
    return known[bare] ?? bare;
  });
}

/** Makes all later writes into the folder fail. Returns a function that counts the attempts. */
function refuseWrites(code: string): () => number {
  let tries = 0;
  const isInside = (place: unknown) => typeof place === 'string' && resolve(place).startsWith(folder);
  const refuse = (syscall: string, place: unknown): never => {
    tries += 1;
    throw Object.assign(new Error(`${code}: ${syscall}`), { code, errno: -1, syscall, path: String(place) });
  };
  // The written path is the first argument, or the second for a copy.
  const calls = {
    writeFileSync: 0,
    appendFileSync: 0,
    copyFileSync: 1,
    cpSync: 1,
    symlinkSync: 1,
    mkdtempSync: 0,
  } as const;
  for (const [name, at] of Object.entries(calls)) {
    const own = fs[name as keyof typeof calls] as (...args: unknown[]) => unknown;
    jest
      .spyOn(fs, name as 'writeFileSync')
      .mockImplementation(((...args: unknown[]) =>
        isInside(args[at]) ? refuse('write', args[at]) : own(...args)) as never);
  }
  const make = fs.mkdirSync;
  jest
    .spyOn(fs, 'mkdirSync')
    .mockImplementation(((place: string, options: object) =>
      isInside(place) && !fs.existsSync(place) ? refuse('mkdir', place) : make(place, options)) as never);
  return () => tries;
}

// These print a script, or start the engine and the services in a separate folder.
const ASIDE = ['completion', 'emulator'];
const COMMANDS = leaves(buildProgram(contextOf({ cwd: ROOT, startedAt: NOW }).context)).filter(
  ([name]) => !ASIDE.includes(name),
);
const refused = new Set<string>();

describe.each([
  ['a full disk', 'ENOSPC', 3, /the disk is full/],
  ['a read-only folder', 'EROFS', 2, /read-only/],
] as const)('%s', (_what, code, exitCode, says) => {
  test.each(COMMANDS)('is one clear error of %s, and nothing half-written stays', async (name, example) => {
    const before = files();
    const tries = refuseWrites(code);
    const outcome = await causeway(folder, ...words(example));
    jest.restoreAllMocks();
    expect(files()).toEqual(before);
    if (tries() === 0) return;
    refused.add(name);
    expect(outcome).toMatchObject({ code: exitCode, stderr: expect.stringMatching(says) });
    expect(outcome.stderr.match(/^causeway: /gm)).toHaveLength(1);
    expect(outcome.stderr).not.toMatch(/^ {4}at /m);
  });
});

// The other examples fail earlier, because they need services, keys or files that this folder does not have.
// no-room.test.ts tests that all code of the product writes through the same functions.
test('the examples of these commands get as far as a write', () => {
  expect([...refused].sort()).toEqual([
    'docs build',
    'docs site',
    'log append',
    'remove',
    'rename',
    'report',
    'workflows build',
  ]);
});
