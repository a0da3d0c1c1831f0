import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningService } from '../../emulator/core/server';
import { currentAttempt, queuedRuns, type RunPlace, runAt } from '../../emulator/github/actions/runs';
import { repositoryNamed } from '../../emulator/github/git/transfer';
import type { GithubWorld } from '../../emulator/github/world';
import type { RunningSigstore } from '../../emulator/sigstore/service';
import { ONE_FILE } from '../../plan/command-set-up';
import { toolchainEnvironment } from '../../toolchain/environment';
import { projectFolder } from '../engine';
import type { Aws } from './actions/play';
import type { CausewayHere } from './in-process';
import { installCauseway, oneFileCauseway } from './installed';
import { PACKAGE, PACKAGE_INTEGRITY } from './package';
import type { Planned, SecretValues } from './run/credentials';
import { floorOf, type JobLog } from './run/floor';
import { playRun } from './run/workflow-run';

/** Plays GitHub Actions in an emulated world: takes queued runs and executes their workflow files. */
export interface Stagehand {
  /**
   * Plays all queued runs and those that they start, until each has ended or waits for a person. Rejects on an error of
   * the harness.
   */
  readonly settle: () => Promise<void>;
  readonly logs: readonly JobLog[];
  /** Calls the listener with every run before its first job. */
  readonly onRun: (listener: (place: RunPlace, path: string) => void) => void;
  /** A run's log as text, for a test that fails. */
  readonly told: (place: RunPlace) => string;
  /** Forgets the runs that wait for a person, before the world returns to an earlier moment. */
  readonly drop: () => void;
}

/** The services and settings of a stagehand. */
export interface Stage {
  readonly github: RunningService<GithubWorld>;
  readonly sigstore: RunningSigstore;
  readonly secrets: SecretValues;
  /** The private keys of deploy keys, by the repository that each may read; default: none. */
  readonly deployKeys?: Readonly<Record<string, string>>;
  readonly planned: Planned;
  /** AWS, if jobs log in there. */
  readonly aws?: Aws | undefined;
  readonly folder: string;
  /** Addresses of the services, in addition to those that GitHub itself sets. */
  readonly addresses: Readonly<Record<string, string>>;
  /**
   * The server that runs `causeway` in this process. If undefined, each command is a separate process, as in a real
   * job.
   */
  readonly inProcess?: CausewayHere | undefined;
}

// Every npm command except `npm ci` runs the real npm, found behind this folder. `npm ci` installs this checkout's
// packages and the output of its script `prepare`. For the package alone it installs the command as one file, and
// rejects another digest as npm does.
const NPM = `#!/bin/sh
[ "$1" = ci ] || PATH="\${PATH#*:}" exec npm "$@"
if [ "\${PWD##*/}" = .causeway ]
then
  grep -qF '"integrity":"${PACKAGE_INTEGRITY}"' package-lock.json || { echo 'npm error code EINTEGRITY' >&2; exit 1; }
  alone='node_modules/${PACKAGE}/${ONE_FILE}'
  mkdir -p "\${alone%/*}" && cp "$CAUSEWAY_ONE_FILE" "$alone"
  exit
fi
[ -e node_modules ] || ln -s "$CAUSEWAY_MODULES" node_modules
[ ! -e program.js ] || [ -e sdks/netlify/bin ] || { mkdir -p sdks/netlify && ln -s "$CAUSEWAY_SDK" sdks/netlify/bin; }
`;

// The command runs from this checkout, independent of the commit that a job checked out. The engine is the pinned one.
const INSTALLED = {
  causeway: '#!/bin/sh\nexec "$CAUSEWAY_COMMAND" "$@"\n',
  pulumi: `#!/bin/sh\nexec "\${CAUSEWAY_ENGINE:-pulumi}" "$@"\n`,
};

function writeCommands(place: string, commands: Readonly<Record<string, string>>): void {
  mkdirSync(place, { recursive: true });
  for (const [name, text] of Object.entries(commands)) {
    writeFileSync(join(place, name), text);
    chmodSync(join(place, name), 0o755);
  }
}

function linkAll(from: string, to: string, isLeftOut: (name: string) => boolean): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (!isLeftOut(name)) symlinkSync(join(from, name), join(to, name));
}

/** The result of `npm ci` in a job: this checkout's packages, and played commands in place of the real ones. */
function installedModules(folder: string): string {
  const modules = join(folder, 'modules');
  if (existsSync(modules)) return modules;
  const own = join(projectFolder(), 'node_modules');
  linkAll(own, modules, (name) => name === '.bin');
  linkAll(join(own, '.bin'), join(modules, '.bin'), (name) => Object.hasOwn(INSTALLED, name));
  writeCommands(join(modules, '.bin'), INSTALLED);
  return modules;
}

/** The `causeway` command in two forms: after `npm ci`, and as one file. */
function commandsFor(folder: string, here: CausewayHere | undefined): Readonly<Record<string, string>> {
  if (here === undefined) {
    const installed = join(installCauseway(folder), 'bin/causeway.js');
    return { CAUSEWAY_COMMAND: installed, CAUSEWAY_ONE_FILE: oneFileCauseway(folder) };
  }
  const place = join(folder, 'alone');
  writeCommands(place, { causeway: INSTALLED.causeway });
  return { ...here.environment, CAUSEWAY_ONE_FILE: join(place, 'causeway') };
}

/** Interval of the check for new work while commands run, in milliseconds. */
const BEAT = 10;

/** A stagehand for a world. */
export function stagehand({ addresses, folder, inProcess, ...services }: Stage): Stagehand {
  const path = [join(projectFolder(), 'node_modules/.bin'), process.env['PATH']].join(':');
  const own = toolchainEnvironment({ PATH: path, HOME: homedir() });
  const tools = Object.entries(own).filter(([name, value]) => /^(PATH|PULUMI_.*)$/.test(name) && value !== undefined);
  const commands = join(folder, 'commands');
  writeCommands(commands, { npm: NPM });
  const runner = {
    ...(Object.fromEntries(tools) as Record<string, string>),
    PATH: `${commands}:${own['PATH']}`,
    CAUSEWAY_MODULES: installedModules(folder),
    CAUSEWAY_SDK: join(projectFolder(), 'sdks/netlify/bin'),
    ...addresses,
    ...commandsFor(folder, inProcess),
  };
  const { floor, logs, isStill, drop } = floorOf({ deployKeys: {}, ...services, folder, runner });
  const opened = new Set<string>();
  const listeners: ((place: RunPlace, path: string) => void)[] = [];
  const mistakes: unknown[] = [];
  const world = services.github.world;
  const keyOf = (place: RunPlace) => `${place.run}.${currentAttempt(runAt(world, place)).number}`;
  return {
    logs,
    drop,
    onRun: (listener) => void listeners.push(listener),
    settle: async () => {
      for (;;) {
        const fresh = queuedRuns(world).filter((place) => !opened.has(keyOf(place)));
        for (const place of fresh) {
          opened.add(keyOf(place));
          const { path = '' } =
            repositoryNamed(world, place.repository).workflows[runAt(world, place).workflowId] ?? {};
          for (const listener of listeners) listener(place, path);
          playRun(floor, place).catch((error: unknown) => mistakes.push(error));
        }
        await sleep(BEAT);
        if (mistakes.length > 0) throw mistakes[0];
        if (isStill() && queuedRuns(world).every((place) => opened.has(keyOf(place)))) return;
      }
    },
    told: (place) =>
      logs
        .filter((each) => each.place.run === place.run)
        .map(({ name, steps }) => {
          const lines = steps.map((step) => `--- ${step.name}: ${step.conclusion}\n${step.text}`);
          return `=== ${name}\n${lines.join('\n')}`;
        })
        .join('\n'),
  };
}
