import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Registry } from '../../../../registry/schema';
import type { RunningWorld } from '../../../../sandbox/world';
import { ensureGh } from '../../../../toolchain/install/gh';
import { ROOT } from '../../registry/fixtures';
import { inspectionOf } from '../looking';

/** The result of a command that a person pasted into a shell. */
export interface Pasted {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder for the engine, with the variables that the engine needs. */
export interface Project {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Forwards requests for `http://api.github.localhost` to the emulator. */
async function startProxy(target: string): Promise<Server> {
  const { hostname, port } = new URL(target);
  const server = createServer((asked, answer) => {
    const url = new URL(asked.url ?? '', 'http://api.github.localhost');
    const there = { hostname, port, method: asked.method, path: `${url.pathname}${url.search}` };
    const passed = request({ ...there, headers: { ...asked.headers, host: `${hostname}:${port}` } }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/**
 * A person at a shell who pastes the commands that Causeway prints, with the real gh, our own command, jq, and a
 * replacement for Netlify's tool. gh treats `github.localhost` as a GitHub of its own developers and uses plain http
 * (go-gh, pkg/api/rest_client.go). A proxy forwards those requests to the emulator.
 */
export class Person {
  private constructor(
    private readonly folder: string,
    /** The folder that is removed at the end. */
    private readonly own: string,
    private readonly proxy: Server,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /**
   * A person in a checkout of the registry, or in an engine project with its variables. Reads and writes use the tokens
   * for a stack.
   */
  static async at(world: RunningWorld, registry: Registry, stack: string, project?: Project): Promise<Person> {
    const gh = await ensureGh();
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-person-'));
    const tools = path.join(folder, 'tools');
    for (const each of [tools, path.join(folder, 'registry'), path.join(folder, '.github')]) mkdirSync(each);
    writeFileSync(path.join(folder, 'registry/deploy-surfaces.json'), JSON.stringify(registry));
    symlinkSync(gh, path.join(tools, 'gh'));
    const script = (name: string, file: string) => {
      const text = `#!/bin/sh\nexec '${process.execPath}' '${path.join(ROOT, file)}' "$@"\n`;
      writeFileSync(path.join(tools, name), text, { mode: 0o755 });
    };
    script('netlify', 'test/support/live/person/netlify.js');
    script('causeway', 'bin/causeway.js');
    const proxy = await startProxy(world.github.url);
    const variables: Readonly<Record<string, string>> = inspectionOf(world, stack);
    const { GITHUB_TOKEN: token = '', ...rest } = variables;
    return new Person(project?.folder ?? folder, folder, proxy, {
      ...rest,
      ...project?.env,
      PATH: `${tools}:${project?.env['PATH'] ?? process.env['PATH']}`,
      HOME: folder,
      GH_CONFIG_DIR: path.join(folder, 'gh'),
      GH_HOST: 'github.localhost',
      GH_TOKEN: token,
      GH_NO_UPDATE_NOTIFIER: '1',
      HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    });
  }

  /** The folder in which commands are pasted. */
  get here(): string {
    return this.folder;
  }

  /** Pastes a command. `typed` answers its prompt. */
  paste(command: string, { typed = '', env = {} }: { typed?: string; env?: Readonly<Record<string, string>> } = {}) {
    return new Promise<Pasted>((resolve) => {
      const options = { cwd: this.folder, env: { ...this.env, ...env } };
      const child = execFile('bash', ['-c', `set -o pipefail; ${command}`], options, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
      });
      child.stdin?.end(typed);
    });
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.proxy.close(resolve));
    rmSync(this.own, { recursive: true });
  }
}
