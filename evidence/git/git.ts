import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { UserError } from '../../registry/user-error';

/** The answer of a git command. */
export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** The input of a git command besides its arguments. */
export interface GitInput {
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

const MAX_OUTPUT = 512 * 1024 * 1024;
/** The timeout of git, in milliseconds: a remote may never answer. */
const TIMEOUT = 10 * 60_000;
/** Variables that configure how a remote is reached; they do not change its answers. */
const TRANSPORT: ReadonlySet<string> = new Set(['GIT_SSH', 'GIT_SSH_COMMAND', 'GIT_ASKPASS', 'GIT_SSL_CAINFO']);

// The caller's GIT_DIR, a replaced object (refs/replace) or a graft would make git answer about another history.
function cleanEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!name.startsWith('GIT_') || TRANSPORT.has(name)) env[name] = value;
  }
  return {
    ...env,
    LC_ALL: 'C',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: devNull,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  };
}

/** A text without the part before the host of an address, which may be a token. */
export function withoutCredentials(text: string): string {
  return text.replace(/\/\/[^/@\s]+@/g, '//');
}

/**
 * Runs git in a folder, with input. Throws UserError (exit 3) when git itself cannot be run; `code` holds git's own
 * refusal.
 */
export function gitWith(cwd: string, { stdin, env = {} }: GitInput, ...args: readonly string[]): GitAnswer {
  const { status, stdout, stderr, error } = spawnSync('git', ['--no-pager', ...args], {
    cwd,
    env: { ...cleanEnvironment(), ...env },
    maxBuffer: MAX_OUTPUT,
    timeout: TIMEOUT,
    ...(stdin === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input: stdin }),
  });
  if (error || status === null) {
    throw new UserError(`git ${args[0] ?? ''} could not be run: ${error?.message ?? 'a signal ended it'}`, {
      place: cwd,
      allowed: 'git on the PATH, in a folder that can be entered',
      exitCode: 3,
    });
  }
  return { code: status, stdout, stderr: withoutCredentials(stderr.toString('utf8').trim()) };
}

/** Runs git in a folder. Throws UserError (exit 3) when git itself cannot be run; `code` holds git's own refusal. */
export function git(cwd: string, ...args: readonly string[]): GitAnswer {
  return gitWith(cwd, {}, ...args);
}

/** The output of git without the last line break. Throws UserError (exit 3) when git refuses. */
export function gitText(cwd: string, ...args: readonly string[]): string {
  return textOf(cwd, {}, ...args);
}

/** The output of git for an input, without the last line break. Throws UserError (exit 3) when git refuses. */
export function textOf(cwd: string, input: GitInput, ...args: readonly string[]): string {
  const { code, stdout, stderr } = gitWith(cwd, input, ...args);
  if (code !== 0) throw new UserError(`git ${args[0] ?? ''} failed: ${stderr}`, { place: cwd, exitCode: 3 });
  return stdout.toString('utf8').replace(/\n$/, '');
}
