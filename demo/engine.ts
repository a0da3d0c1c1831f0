import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { toolchainEnvironment } from '../toolchain/environment';

/** What one run of the engine's command line gave. */
export interface EngineRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams together, as a person would have seen them. */
  readonly output: string;
  readonly seconds: number;
}

/** Where and with what the engine runs. */
export interface EngineOptions {
  /** A folder of its own for state and stack files; made when it is not there. */
  readonly folder: string;
  /** The checkout whose program runs. */
  readonly project: string;
  /** Credentials and addresses, added to the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** What of the checkout is linked into the folder; default what Causeway's own program needs. */
  readonly links?: readonly string[];
  /** Whether previews and updates run with the policy pack; default true. */
  readonly isPoliced?: boolean;
}

const PROJECT = path.resolve(__dirname, '..');
/** Where `bin/typescript.js` keeps what V8 compiled, too. */
const COMPILED = path.join(PROJECT, 'node_modules', '.cache', 'causeway', 'compiled');

/** The checkout that this file belongs to. */
export function projectFolder(): string {
  return PROJECT;
}

/** What of the checkout the engine looks for in its project folder; Node follows the links to the checkout itself. */
const LINKED = ['program.js', 'package.json', 'node_modules', 'sdks', 'policy'] as const;

/**
 * The real Pulumi CLI on the checkout's program. State and stack files lie in a folder of their own with links to the
 * checkout, which so stays clean: `pulumi stack init` always writes beside Pulumi.yaml.
 */
export class Engine {
  readonly folder: string;
  private readonly project: string;
  private readonly isPoliced: boolean;
  /** What every command runs in. */
  readonly environment: Readonly<Record<string, string | undefined>>;

  constructor({ folder, project, environment, links = LINKED, isPoliced = true }: EngineOptions) {
    this.folder = folder;
    this.isPoliced = isPoliced;
    this.project = project;
    mkdirSync(path.join(folder, 'state'), { recursive: true });
    if (folder !== project) cpSync(path.join(project, 'Pulumi.yaml'), path.join(folder, 'Pulumi.yaml'));
    for (const name of links) {
      rmSync(path.join(folder, name), { force: true });
      if (existsSync(path.join(project, name))) symlinkSync(path.join(project, name), path.join(folder, name));
    }
    // Only what the engine needs: a person's own credentials must not reach the emulators, nor win over the given ones.
    // The machine's `CI` is not that of the world which the emulators play: there, `causeway` refuses another registry.
    const own = Object.entries(process.env).filter(([name]) => !/^(CI$|(GITHUB|NETLIFY|PULUMI)_)/.test(name));
    this.environment = {
      // The engine and its plugins run for seconds: they collect garbage less often. The Node processes that it starts read
      // what V8 compiled for those before.
      GOGC: '400',
      NODE_COMPILE_CACHE: COMPILED,
      ...toolchainEnvironment({ ...Object.fromEntries(own) }),
      PULUMI_BACKEND_URL: `file://${path.join(folder, 'state')}`,
      PULUMI_CONFIG_PASSPHRASE: 'causeway-demo',
      NO_COLOR: '1',
      ...environment,
    };
  }

  /** The stack's configuration file, a copy of the checkout's. */
  stackFile(stack: string): string {
    return path.join(this.folder, `Pulumi.${stack}.yaml`);
  }

  /** Makes a stack from the checkout's file of that name, or an empty one, with these configuration values. */
  async init(stack: string, config: Readonly<Record<string, string>>): Promise<void> {
    const template = path.join(this.project, `Pulumi.${stack}.yaml`);
    const file = parseDocument(existsSync(template) ? readFileSync(template, 'utf8') : 'config: {}\n');
    for (const [key, value] of Object.entries(config)) file.setIn(['config', key], value);
    writeFileSync(this.stackFile(stack), file.toString());
    await this.must('stack', 'init', stack, '--no-select');
  }

  /** Sets an encrypted value at a path of the configuration. */
  async setSecret(stack: string, keyPath: string, value: string): Promise<void> {
    await this.must('config', 'set', ...this.on(stack), '--path', '--secret', keyPath, value);
  }

  /** Sets encrypted values at paths of the configuration, at once. */
  async setSecrets(stack: string, values: Readonly<Record<string, string>>): Promise<void> {
    const pairs = Object.entries(values).flatMap(([keyPath, value]) => ['--secret', `${keyPath}=${value}`]);
    if (pairs.length > 0) await this.must('config', 'set-all', ...this.on(stack), '--path', ...pairs);
  }

  /** The options that select a stack. */
  on(stack: string): readonly string[] {
    return ['--stack', stack];
  }

  /** The pack that previews and updates run with. */
  private pack(): readonly string[] {
    return this.isPoliced ? ['--policy-pack', 'policy'] : [];
  }

  up(stack: string, ...options: readonly string[]): Promise<EngineRun> {
    return this.run(
      'up',
      ...this.on(stack),
      ...this.pack(),
      '--yes',
      '--skip-preview',
      '--non-interactive',
      ...options,
    );
  }

  preview(stack: string, ...options: readonly string[]): Promise<EngineRun> {
    return this.run('preview', ...this.on(stack), ...this.pack(), '--non-interactive', ...options);
  }

  /** The stack's outputs. Throws when it cannot be read. */
  async outputs(stack: string): Promise<Readonly<Record<string, unknown>>> {
    const { stdout } = await this.must('stack', 'output', '--stack', stack, '--json');
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** Runs one command and throws, with what it said, unless it succeeds. */
  async must(...args: readonly string[]): Promise<EngineRun> {
    const run = await this.run(...args);
    if (run.code !== 0) throw new Error(`pulumi ${args.slice(0, 2).join(' ')} ended with ${run.code}:\n${run.output}`);
    return run;
  }

  /** Runs one command of the engine. */
  run(...args: readonly string[]): Promise<EngineRun> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const child = spawn('pulumi', args, {
        cwd: this.folder,
        env: this.environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const text = { stdout: '', stderr: '', output: '' };
      for (const stream of ['stdout', 'stderr'] as const) {
        child[stream].setEncoding('utf8').on('data', (chunk: string) => {
          text[stream] += chunk;
          text.output += chunk;
        });
      }
      child.once('error', reject);
      child.once('close', (code) =>
        resolve({ ...text, code: code ?? 255, seconds: (performance.now() - started) / 1000 }),
      );
    });
  }
}
