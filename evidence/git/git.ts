import { spawnSync } from 'node:child_process';
import { UserError } from '../../registry/user-error';

/** What a git command answered. */
export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const MAX_OUTPUT = 512 * 1024 * 1024;

// The caller's GIT_DIR or a replaced object (refs/replace) would make git answer about another history.
function cleanEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) if (!name.startsWith('GIT_')) env[name] = value;
  return { ...env, LC_ALL: 'C', GIT_NO_REPLACE_OBJECTS: '1', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
}

/** Runs git in a folder. Throws UserError (exit 3) when git itself cannot be run; its own refusal is in `code`. */
export function git(cwd: string, ...args: readonly string[]): GitAnswer {
  const { status, stdout, stderr, error } = spawnSync('git', ['--no-pager', ...args], {
    cwd,
    env: cleanEnvironment(),
    maxBuffer: MAX_OUTPUT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error || status === null) {
    throw new UserError(`git ${args[0] ?? ''} could not be run: ${error?.message ?? 'it was ended by a signal'}`, {
      place: cwd,
      allowed: 'git on the PATH, in a folder that can be entered',
      exitCode: 3,
    });
  }
  return { code: status, stdout, stderr: stderr.toString('utf8').trim() };
}

/** What git prints, without the last line break. Throws UserError (exit 3) when git refuses. */
export function gitText(cwd: string, ...args: readonly string[]): string {
  const { code, stdout, stderr } = git(cwd, ...args);
  if (code !== 0) throw new UserError(`git ${args[0] ?? ''} failed: ${stderr}`, { place: cwd, exitCode: 3 });
  return stdout.toString('utf8').replace(/\n$/, '');
}
