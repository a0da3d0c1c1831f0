import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { toolchainEnvironment } from '../../toolchain/environment';

/** The output of a run of the CLI. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  /** Standard output and error, in order of arrival. */
  readonly output: string;
}

/** A resource that the program declares. */
export interface Declared {
  /** Class of `@pulumi/netlify`. */
  readonly kind: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The program's actions: declare resources, and call functions in order, recording each result. */
export interface Program {
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly resources?: readonly Declared[];
  readonly calls?: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> }[];
}

/** A resource in exported state. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const index = `
const netlify = require('@pulumi/netlify');
const program = require('./program.json');
const provider = new netlify.Provider('netlify', program.provider);
for (const { kind, name, args } of program.resources) new netlify[kind](name, args, { provider });
module.exports = async () => {
  const answers = [];
  for (const { name, args } of program.calls) {
    answers.push(await netlify[name](args, { provider }).then((answer) => answer, (error) => ({ error: error.message })));
  }
  return { answers };
};
`;

/** A separate Pulumi project in a temporary folder, run by the pinned CLI against an emulated Netlify. */
export class NetlifyWorkspace {
  readonly #folder = mkdtempSync(join(tmpdir(), 'causeway-netlify-'));
  readonly #environment: NodeJS.ProcessEnv;

  constructor(endpoint: string, token: string) {
    const state = join(this.#folder, 'state');
    mkdirSync(state);
    symlinkSync(resolve(__dirname, '../../node_modules'), join(this.#folder, 'node_modules'));
    writeFileSync(
      join(this.#folder, 'Pulumi.yaml'),
      'name: netlify-provider\nruntime: { name: nodejs, options: { typescript: false } }\n',
    );
    writeFileSync(
      join(this.#folder, 'package.json'),
      '{ "main": "index.js", "dependencies": { "@pulumi/netlify": "0.4.4" } }\n',
    );
    writeFileSync(join(this.#folder, 'index.js'), index);
    this.#environment = {
      ...toolchainEnvironment(),
      PULUMI_BACKEND_URL: `file://${state}`,
      PULUMI_CONFIG_PASSPHRASE: 'test',
      NETLIFY_API_ENDPOINT: endpoint,
      NETLIFY_API_TOKEN: token,
    };
  }

  /** Writes the program of the next run. */
  write(program: Program): void {
    const whole = { provider: {}, resources: [], calls: [], ...program };
    writeFileSync(join(this.#folder, 'program.json'), JSON.stringify(whole));
  }

  /** Runs `pulumi` with these arguments. Never throws for its exit code. */
  run(...args: readonly string[]): Promise<Run> {
    return new Promise((settle, reject) => {
      const child = spawn('pulumi', [...args, '--non-interactive'], { cwd: this.#folder, env: this.#environment });
      let stdout = '';
      let output = '';
      child.stdout.on('data', (chunk) => {
        stdout += String(chunk);
        output += String(chunk);
      });
      child.stderr.on('data', (chunk) => {
        output += String(chunk);
      });
      child.on('error', reject);
      child.on('close', (code) => settle({ code: code ?? -1, stdout, output }));
    });
  }

  /** Runs `pulumi` and returns its standard output. Throws with the whole output unless it succeeds. */
  async succeed(...args: readonly string[]): Promise<string> {
    const { code, stdout, output } = await this.run(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(' ')} ended with ${code}:\n${output}`);
    return stdout;
  }

  /** The changes that the program would make after a refresh, by the resource's name. Changes nothing. */
  async changes(): Promise<Record<string, string>> {
    const { steps } = JSON.parse(await this.succeed('preview', '--refresh', '--json')) as {
      readonly steps: readonly { readonly op: string; readonly urn: string }[];
    };
    const own = steps.filter(({ urn, op }) => urn.includes('::netlify:') && !['refresh', 'same'].includes(op));
    return Object.fromEntries(own.map(({ urn, op }) => [urn.split('::').at(-1) ?? urn, op]));
  }

  /** Resources of the package in the state. Secrets stay encrypted. */
  async state(): Promise<StateResource[]> {
    const exported = JSON.parse(await this.succeed('stack', 'export')) as {
      readonly deployment: { readonly resources?: readonly StateResource[] };
    };
    return (exported.deployment.resources ?? []).filter((one) => one.type.startsWith('netlify:'));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
