import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Job } from '../../emulator/sigstore/job';
import { type RunningSigstore, startSigstore } from '../../emulator/sigstore/service';
import { REGISTRY_PATH } from '../../registry/derived-variables';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import type { Outcome } from '../command';
import { projectFolder } from '../engine';

function spawned(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 255, stdout, stderr }));
  });
}

/** A repository with a remote, an evidence branch and its own Sigstore, in which jobs of GitHub Actions are played. */
export class ReleaseScene {
  private constructor(
    readonly registry: Registry,
    private readonly sigstore: RunningSigstore,
    readonly clone: string,
    /** The release commit; every branch points to it. */
    readonly commit: string,
  ) {}

  /** Creates the repository in a folder: registry, SLO policy, trusted root, and a build's output. */
  static async open(registry: Registry, registryFile: string, folder: string): Promise<ReleaseScene> {
    const sigstore = await startSigstore();
    const remote = path.join(folder, 'remote.git');
    const clone = path.join(folder, 'clone');
    mkdirSync(clone, { recursive: true });
    const put = (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(clone, name)), { recursive: true });
      writeFileSync(path.join(clone, name), text);
    };
    put(REGISTRY_PATH, readFileSync(registryFile, 'utf8'));
    if (registry.trust) put(registry.trust.root, JSON.stringify(sigstore.trustedRoot, null, 2));
    if (registry.slo)
      cpSync(path.join(projectFolder(), registry.slo), path.join(clone, registry.slo), { recursive: true });
    put('.gitignore', 'artifacts/\ndist/\n*.md\n');
    put('dist/index.html', '<!doctype html><title>Causeway</title><h1>Hello</h1>\n');
    const git = async (...args: readonly string[]) => {
      const identity = ['-c', 'user.name=ada', '-c', 'user.email=ada@acme.example', '-c', 'init.defaultBranch=main'];
      const answer = await spawned('git', [...identity, ...args], clone, process.env);
      if (answer.code !== 0) throw new Error(`git ${args[0]} ended with ${answer.code}:\n${answer.stderr}`);
      return answer.stdout.trim();
    };
    await git('init', '--quiet', '--bare', remote);
    await git('init', '--quiet');
    await git('add', '.');
    await git('commit', '--quiet', '-m', 'The release');
    await git('remote', 'add', 'origin', remote);
    const branches = new Set(['main', ...registry.tiers.map(({ branch }) => branch)]);
    await git('push', '--quiet', 'origin', ...[...branches].map((branch) => `HEAD:refs/heads/${branch}`));
    const root = await git('commit-tree', '-m', 'Evidence', await git('hash-object', '-t', 'tree', '-w', '/dev/null'));
    await git('push', '--quiet', 'origin', `${root}:refs/heads/${registry.evidence?.branch ?? 'evidence'}`);
    await git('fetch', '--quiet', 'origin');
    return new ReleaseScene(registry, sigstore, clone, await git('rev-parse', 'HEAD'));
  }

  /** Runs one `causeway` command as a step of a job of this repository. */
  causeway(job: Pick<Job, 'workflow' | 'ref' | 'runId'> & Partial<Job>, ...args: readonly string[]): Promise<Outcome> {
    const { organization, governance } = this.registry;
    const { name, id = 0 } = repositoryOf(this.registry, governance.repository);
    const env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      CI: 'true',
      NO_COLOR: '1',
      GITHUB_RUN_ID: String(job.runId),
      GITHUB_RUN_ATTEMPT: '1',
      ...this.sigstore.environmentFor({
        repository: `${organization.login}/${name}`,
        repositoryId: id,
        sha: this.commit,
        ...job,
      }),
    };
    const node = path.join(projectFolder(), 'node_modules', '.bin', 'node');
    return spawned(node, [path.join(projectFolder(), 'bin', 'causeway.js'), ...args], this.clone, env);
  }

  /** A file of the clone. */
  file(name: string): string {
    return path.join(this.clone, name);
  }

  close(): Promise<void> {
    return this.sigstore.close();
  }
}
