import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { INSTALL_PULUMI } from '../../live/engine-start';
import { projectFolder } from '../../registry/location';
import { UserError } from '../../registry/user-error';
import { startWorld } from '../../sandbox/world';
import { toolchainEnvironment } from '../../toolchain/environment';
import { commonOptions, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { emulatedProject, makeStacks } from './emulated-project';
import { keepWorld, openKept } from './kept-world';

interface Flags {
  readonly state?: string;
}

const PASSPHRASE = 'emulated';

function exported(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${value}`)
    .join('\n');
}

/**
 * Runs a command to its end and returns its exit code; undefined when the command does not exist. A signal that ended it
 * counts as 128 and its number, as in a shell (https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html).
 */
function runCommand(
  [command = '', ...args]: readonly string[],
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...place, stdio: 'inherit' });
    child.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? done(undefined) : fail(error)));
    child.once('close', (code, signal) => done(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

function untilInterrupted(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}

async function emulator(words: readonly string[], flags: Flags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry, digest } = requireRegistry(common, context);
  const folder =
    flags.state === undefined ? mkdtempSync(join(tmpdir(), 'causeway-emulator-')) : resolve(context.cwd, flags.state);
  const saved = openKept(folder, digest);
  const world = await startWorld(registry, undefined, saved);
  try {
    if (words.length === 0) {
      const tokens = Object.entries(world.netlifyTokens).map(([tier, token]) => `# Netlify token of ${tier}: ${token}`);
      context.print([exported(world.tokenEnvironment), ...tokens, '# Ctrl-C ends both.'].join('\n'));
      await untilInterrupted();
    } else {
      const own = projectFolder(context.cwd);
      const project = emulatedProject(own, join(folder, 'project'));
      const env = {
        // The person's own credentials must not reach the emulators, nor override the emulated ones.
        ...Object.fromEntries(Object.entries(context.env).filter(([name]) => !/^(?:GITHUB|NETLIFY)_/.test(name))),
        PULUMI_BACKEND_URL: `file://${project.state}`,
        PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
        ...world.environment,
        // The project's installed `pulumi`, unless the toolchain has one.
        PATH: [join(own, 'node_modules', '.bin'), context.env['PATH']].filter(Boolean).join(delimiter),
        CAUSEWAY_REGISTRY: registryPath(common, context),
      };
      const place = { cwd: project.folder, env: toolchainEnvironment(env as NodeJS.ProcessEnv) };
      await makeStacks(registry, project, place, context.progress);
      context.handOver();
      const code = await runCommand(words, place);
      if (code === undefined) {
        throw new UserError(`there is no command "${words[0]}" on PATH`, {
          place: 'PATH',
          allowed: words[0] === 'pulumi' ? INSTALL_PULUMI : 'an installed command',
          exitCode: 3,
        });
      }
      context.exitAs(code);
    }
    const violations = world.violations();
    if (violations.length > 0) context.warn(`requests that the real services would refuse:\n${violations.join('\n')}`);
    if (flags.state !== undefined) keepWorld(folder, digest, world.save());
  } finally {
    await world.close();
    if (flags.state === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** `causeway emulator`. */
export function addEmulatorCommand(program: Command, context: Context): void {
  const command = program
    .command('emulator')
    .description(
      'starts emulators of GitHub and Netlify that hold what the registry names, and runs a command against them; without a command, prints the variables to use',
    )
    .argument(
      '[command...]',
      'the command, after `--`; it runs in a copy of the Pulumi project with a state of its own, and its exit code is the emulator’s',
    )
    .addOption(
      new Option('--state <dir>', 'keep the emulated world and the Pulumi state there (default: nothing is kept)'),
    )
    .action((words: string[], flags: Flags, self: Command) => emulator(words, flags, self, context));
  example(command, 'causeway emulator -- pulumi preview --stack dev --policy-pack policy');
}
