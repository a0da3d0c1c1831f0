import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Engine, projectFolder } from '../../demo/engine';
import type { ResourceView } from '../../policy/view';
import { loadRegistry } from '../../registry/load';
import { type RunningWorld, startWorld } from '../../sandbox/world';
import { CANARY } from './draft';
import { quickSecrets, warm } from './warm';

// Registers the resources of program.json with the same SDK classes as the real program.
const program = `
const pulumi = require('@pulumi/pulumi');
const github = require('@pulumi/github');
const netlify = require('@pulumi/netlify');
const { views, canary, team } = require('./program.json');
const providers = {
  github: new github.Provider('github', {
    owner: process.env.SCRATCH_OWNER, baseUrl: process.env.GITHUB_BASE_URL, token: process.env.GITHUB_TOKEN,
    legacyClient: true, writeDelayMs: 0, readDelayMs: 0,
  }),
  netlify: new netlify.Provider('netlify', { defaultTeamSlug: team }),
};
class NetlifySite extends pulumi.dynamic.Resource {
  constructor(name, inputs, opts) {
    super({ async create(news) { return { id: 'site', outs: news }; } }, name, inputs, opts, 'causeway', 'NetlifySite');
  }
}
const sdks = { github, netlify, 'pulumi-nodejs': { NetlifySite } };
for (const { type, name, props, protect, provider } of views) {
  const [kind] = type.split(':');
  const Resource = sdks[kind][type.split(':').at(-1)];
  const inputs = type.endsWith(':ActionsEnvironmentSecret') ? { ...props, value: pulumi.secret(canary) } : props;
  const isDefault = provider && provider.name.startsWith('default');
  const own = isDefault || kind === 'pulumi-nodejs' ? {} : { provider: providers[kind] };
  new Resource(name, inputs, { protect, ...own });
}
`;

/** A program that registers any resources, run by the real engine with the real pack against the emulators. */
export class ScratchProgram {
  private constructor(
    readonly world: RunningWorld,
    readonly engine: Engine,
    private readonly project: string,
  ) {}

  /** Starts the emulators with everything that the registry refers to, and makes the stacks. */
  static async start(registryFile: string, stacks: readonly string[]): Promise<ScratchProgram> {
    const { registry } = loadRegistry(registryFile, { now: new Date() });
    const world = await startWorld(registry);
    const project = mkdtempSync(path.join(tmpdir(), 'causeway-scratch-'));
    const runtime = '{ name: nodejs, options: { typescript: false } }';
    writeFileSync(path.join(project, 'Pulumi.yaml'), `name: scratch\nruntime: ${runtime}\n`);
    writeFileSync(path.join(project, 'package.json'), '{ "main": "index.js" }\n');
    for (const name of ['node_modules', 'policy']) {
      symlinkSync(path.join(projectFolder(), name), path.join(project, name));
    }
    const folder = path.join(project, 'run');
    mkdirSync(folder);
    const owner = registry.organization.login;
    const environment = {
      ...world.tokenEnvironment,
      CAUSEWAY_REGISTRY: registryFile,
      SCRATCH_OWNER: owner,
      GITHUB_OWNER: owner,
      ...quickSecrets,
      ...warm,
    };
    const engine = new Engine({ folder, project, environment });
    writeFileSync(path.join(folder, 'index.js'), program);
    for (const stack of stacks) await engine.init(stack, {});
    return new ScratchProgram(world, engine, project);
  }

  /** Sets the resources that the program registers from now on. */
  write(views: readonly ResourceView[]): void {
    const [team] = [...new Set(views.map(({ props }) => props['team']).filter((each) => typeof each === 'string'))];
    const content = { views, canary: CANARY, team: team ?? 'acme' };
    writeFileSync(path.join(this.engine.folder, 'program.json'), JSON.stringify(content));
  }

  /** Requests that changed something at GitHub or Netlify. */
  writes(): readonly unknown[] {
    const requests = [...this.world.github.requests(), ...this.world.netlify.requests()];
    return requests.filter(({ write }) => write);
  }

  /** A document that the engine printed to a file of the program's folder. */
  read(name: string): unknown {
    return JSON.parse(readFileSync(path.join(this.engine.folder, name), 'utf8'));
  }

  async close(): Promise<void> {
    await this.world.close();
    rmSync(this.project, { recursive: true, force: true });
  }
}
