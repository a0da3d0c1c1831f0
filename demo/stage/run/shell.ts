import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The result of a step's commands. */
export interface Ran {
  readonly code: number;
  /** Output and errors, as the log shows them. */
  readonly text: string;
  /** The content of `GITHUB_OUTPUT`. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The content of `GITHUB_ENV`. */
  readonly env: Readonly<Record<string, string>>;
  /** The content of `GITHUB_STEP_SUMMARY`. */
  readonly summary: string;
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY'] as const;

/** Parses a file of `name=value` lines and `name<<end` blocks. Throws on anything else. */
function assignments(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [, block, end] = /^([\w-]+)<<(.+)$/.exec(line) ?? [];
    if (block !== undefined && end !== undefined) {
      const stop = lines.indexOf(end, at + 1);
      if (stop < 0) throw new Error(`'${block}' has no end`);
      found[block] = lines.slice(at + 1, stop).join('\n');
      at = stop;
      continue;
    }
    const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`'${line}' sets nothing`);
    found[name] = value;
  }
  return found;
}

/** Runs a step's commands as a runner does: Bash, in a folder, stopping at the first failure. */
export async function runShell(
  script: string,
  { cwd, temp, env, isExplicit }: { cwd: string; temp: string; env: Record<string, string>; isExplicit: boolean },
): Promise<Ran> {
  const files = Object.fromEntries(FILES.map((name) => [name, join(temp, name)]));
  for (const file of Object.values(files)) writeFileSync(file, '');
  writeFileSync(join(temp, 'script.sh'), script);
  // An explicit `shell: bash` also stops at a failure within a pipe.
  const args = isExplicit ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
  const parts: Buffer[] = [];
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn('bash', [...args, join(temp, 'script.sh')], {
      cwd,
      env: { ...env, ...files },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
  const [outputs = '', set = '', summary = ''] = FILES.map((name) => readFileSync(join(temp, name), 'utf8'));
  for (const file of Object.values(files)) rmSync(file);
  const text = Buffer.concat(parts).toString();
  try {
    return { code, text, outputs: assignments(outputs), env: assignments(set), summary };
  } catch (error) {
    // Malformed outputs of an interrupted step fail the step, as on a runner.
    return { code: code === 0 ? 1 : code, text: `${text}\n${(error as Error).message}`, outputs: {}, env: {}, summary };
  }
}
