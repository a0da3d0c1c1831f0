import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { toolchainEnvironment } from '../toolchain/environment';

/** The result of one run of the engine's command line. */
export interface EngineRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams together, as a person would see them. */
  readonly output: string;
  readonly seconds: number;
}

/** The variable that names the secrets provider of new stacks, as `pulumi stack init` takes it; by default a passphrase. */
export const SECRETS_PROVIDER = 'CAUSEWAY_ENGINE_SECRETS_PROVIDER';

/** The settings for a run of the engine. */
export interface EngineOptions {
  /** A separate folder for state and stack files; created when it is missing. */
  readonly folder: string;
  /** The checkout that contains the program. */
  readonly project: string;
  /** Credentials and addresses, added to the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The parts of the checkout that are linked into the folder; default: those that Causeway's own program needs. */
  readonly links?: readonly string[];
  /** Whether previews and updates run with the policy pack; default true. */
  readonly isPoliced?: boolean;
}

const PROJECT = path.resolve(__dirname, '..');
/** `bin/typescript.js` stores compiled V8 code here too. */
const COMPILED = path.join(PROJECT, 'node_modules', '.cache', 'causeway', 'compiled');

/** The checkout that this file belongs to. */
export function projectFolder(): string {
  return PROJECT;
}

/** The files that the engine looks for in its project folder. Node resolves the links to the checkout. */
const LINKED = ['program.js', 'package.json', 'node_modules', 'sdks', 'policy'] as const;

/**
 * The real Pulumi CLI on the checkout's program. State and stack files are in a separate folder with links to the
 * checkout, because `pulumi stack init` always writes beside Pulumi.yaml. The checkout stays clean.
 */
export class Engine {
  readonly folder: string;
  private readonly project: string;
  private readonly isPoliced: boolean;
  /** The environment of every command. */
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
    // Pass only what the engine needs. A person's own credentials must not reach the emulators or override the given
    // ones. The machine's `CI` does not apply to the emulated world: with it, `causeway` refuses another registry.
    const own = Object.entries(process.env).filter(([name]) => !/^(CI$|(GITHUB|NETLIFY|PULUMI)_)/.test(name));
    this.environment = {
      // The engine and its plugins run for seconds, so they collect garbage less often. The Node processes that the
      // engine starts reuse the compiled V8 code of earlier ones.
      GOGC: '400',
      NODE_COMPILE_CACHE: COMPILED,
      ...toolchainEnvironment({ ...Object.fromEntries(own) }),
      PULUMI_BACKEND_URL: `file://${path.join(folder, 'state')}`,
      PULUMI_CONFIG_PASSPHRASE: 'causeway-demo',
      NO_COLOR: '1',
      ...environment,
    };
  }

  /** The stack's configuration file, copied from the checkout. */
  stackFile(stack: string): string {
    return path.join(this.folder, `Pulumi.${stack}.yaml`);
  }

  /** Creates a stack with these configuration values, from the checkout's file of that name or an empty file. */
  async init(stack: string, config: Readonly<Record<string, string>>): Promise<void> {
    const template = path.join(this.project, `Pulumi.${stack}.yaml`);
    const file = parseDocument(existsSync(template) ? readFileSync(template, 'utf8') : 'config: {}\n');
    for (const [key, value] of Object.entries(config)) file.setIn(['config', key], value);
    writeFileSync(this.stackFile(stack), file.toString());
    const provider = this.environment[SECRETS_PROVIDER];
    await this.must('stack', 'init', stack, '--no-select', ...(provider ? ['--secrets-provider', provider] : []));
  }

  /** Sets an encrypted value at a path of the configuration. */
  async setSecret(stack: string, keyPath: string, value: string): Promise<void> {
    await this.must('config', 'set', ...this.on(stack), '--path', '--secret', keyPath, value);
  }

  /** Sets encrypted values at paths of the configuration, all at once. */
  async setSecrets(stack: string, values: Readonly<Record<string, string>>): Promise<void> {
    const pairs = Object.entries(values).flatMap(([keyPath, value]) => ['--secret', `${keyPath}=${value}`]);
    if (pairs.length > 0) await this.must('config', 'set-all', ...this.on(stack), '--path', ...pairs);
  }

  /** The options that select a stack. */
  on(stack: string): readonly string[] {
    return ['--stack', stack];
  }

  /** The policy pack option of previews and updates. */
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

  /** Runs one command. Throws with the command's output unless it succeeds. */
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
