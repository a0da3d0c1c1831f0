import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, runHere } from '../../../demo/command';
import { ROOT } from '../../support/registry/fixtures';
import { spawned } from './spawned';

const AT = '2026-11-21T09:00:00Z';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-in-process-'));
  cpSync(join(ROOT, 'registry/deploy-surfaces.json'), join(folder, 'sound.json'));
  cpSync(join(ROOT, 'registry/minimal.example.json'), join(folder, 'small.json'));
  const broken = JSON.parse(readFileSync(join(folder, 'sound.json'), 'utf8'));
  broken.surfaces[0].repository = 'nowhere';
  writeFileSync(join(folder, 'broken.json'), JSON.stringify(broken));
});
afterAll(() => rmSync(folder, { recursive: true }));

const on = (registry: string, ...args: readonly string[]) => [...args, '--registry', registry];

/** Commands that differ in registry, verdict, format and kind of error. */
const COMMANDS: readonly (readonly string[])[] = [
  on('sound.json', 'registry', 'check'),
  on('broken.json', 'registry', 'check', '--json'),
  on('small.json', 'registry', 'explain', 'shop'),
  on('sound.json', 'plan', '--tier', 'staging', '--json'),
  on('small.json', 'plan', '--foundation', '--json'),
  on('sound.json', 'secrets', 'due', '--now', AT),
  on('missing.json', 'plan', '--tier', 'staging'),
  on('sound.json', 'plan', '--tier', 'moon'),
  ['no-such-command'],
  ['plan', '--help'],
  on('sound.json', 'policy', 'check', '--on', 'registry', '--json', '--now', AT),
];

const commandHere = (args: readonly string[]): Promise<Outcome> =>
  runHere(args, { cwd: folder, startedAt: new Date(AT), env: { NO_COLOR: '1' } });

/** The process state that a command could change. */
const state = () => ({
  cwd: process.cwd(),
  env: { ...process.env },
  exitCode: process.exitCode,
  globals: Object.keys(globalThis),
  listeners: Object.fromEntries(process.eventNames().map((name) => [String(name), process.listenerCount(name)])),
});

describe('commands that run in one process, one after the other', () => {
  test('say what each says in a process of its own, in whichever order they run', async () => {
    const apart = COMMANDS.map((args) => spawned(folder, ...args));
    for (const order of [COMMANDS, [...COMMANDS].reverse()]) {
      for (const args of order) {
        expect({ args, ...(await commandHere(args)) }).toEqual({ args, ...apart[COMMANDS.indexOf(args)] });
      }
    }
  });

  test('leave the process as it was', async () => {
    await commandHere(COMMANDS[0]!);
    const before = state();
    for (const args of COMMANDS) await commandHere(args);
    expect(state()).toEqual(before);
  });

  test('run side by side without hearing of each other', async () => {
    const alone: Outcome[] = [];
    for (const args of COMMANDS) alone.push(await commandHere(args));
    expect(await Promise.all(COMMANDS.map(commandHere))).toEqual(alone);
  });
});
