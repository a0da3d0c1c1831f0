import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { notDownloaded, notStarted } from '../engine-start';

/** The answer of an engine's command; `failure` says why the command did not finish. */
export interface EngineAnswer {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly failure?: string;
}

/** The place and the way in which the engine runs. */
export interface EngineRun {
  /** The project's folder, where Pulumi.yaml lies. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The timeout in milliseconds. */
  readonly timeoutMs: number;
}

/** The arguments of a preview that reads the world again, changes nothing, and fails on any change. */
export function driftPreview(stack: string): readonly string[] {
  return ['preview', '--refresh', '--expect-no-changes', '--json', '--non-interactive', '--stack', stack];
}

// A runner has no engine of its own, or the image's. The project's engine follows the machine's in PATH.
function withOwnEngine(folder: string, env: EngineRun['env']): EngineRun['env'] {
  return { ...env, PATH: [env['PATH'], join(folder, 'node_modules', '.bin')].filter(Boolean).join(delimiter) };
}

function downloadFailure(code: number, { stderr }: { readonly stderr: string }): string | undefined {
  const absent = code === 0 ? undefined : notDownloaded(stderr);
  return absent && `${absent.what}; ${absent.repair}`;
}

/** Runs the `pulumi` in PATH, or else the project's own. Never throws: the result contains the failure. */
export function runPulumi(args: readonly string[], { folder, env, timeoutMs }: EngineRun): Promise<EngineAnswer> {
  return new Promise((resolve) => {
    const text = { stdout: '', stderr: '' };
    const child = spawn('pulumi', args, {
      cwd: folder,
      env: withOwnEngine(folder, env),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGINT',
    });
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (chunk: string) => {
        text[stream] += chunk;
      });
    }
    child.once('error', (error) => {
      const { what, repair } = notStarted(error);
      resolve({ ...text, code: undefined, failure: `${what}; ${repair}` });
    });
    child.once('close', (code, signal) => {
      const failure =
        code === null || child.killed
          ? `pulumi was ended by ${signal ?? 'its time limit'}`
          : downloadFailure(code, text);
      resolve(failure === undefined ? { ...text, code: code ?? undefined } : { ...text, code: undefined, failure });
    });
  });
}
