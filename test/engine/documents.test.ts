import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Engine, type EngineRun, projectFolder } from '../../demo/engine';
import { plannedWorld } from '../../demo/planned-world';
import { Registry } from '../../registry/schema';
import { type RunningWorld, startWorld } from '../../sandbox/world';
import { found, nameOf } from '../support/docs/program';
import { RUNS } from '../support/docs/runs';
import { typed } from '../support/docs/scenes/typed';
import { type WrittenCommand, writtenCommands } from '../support/docs/written';
import { type Draft, document } from './draft';
import { firstHour, ownPack, personsToken, setByPeople } from './first-hour';
import { killedUp } from './killed';
import { warm } from './warm';

jest.setTimeout(600_000);

const REGISTRY = 'registry/deploy-surfaces.json';

/** Options added to a documented command where a person would read the preview and answer yes. */
const ANSWERED: Readonly<Record<string, readonly string[]>> = {
  up: ['--yes', '--skip-preview', '--non-interactive'],
  preview: ['--non-interactive'],
  import: ['--yes', '--skip-preview', '--non-interactive'],
  stack: ['--no-select', '--non-interactive'],
  config: ['--non-interactive'],
};

/** A reader's checkout: the program, the registry at its default path, the committed stack files, and services. */
class Desk {
  private constructor(
    readonly world: RunningWorld,
    readonly engine: Engine,
  ) {}

  static async open(draft: Draft, start: (registry: Registry) => Promise<RunningWorld>): Promise<Desk> {
    const world = await start(Registry.parse(draft));
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-documents-'));
    mkdirSync(path.join(folder, 'registry'));
    writeFileSync(path.join(folder, REGISTRY), JSON.stringify(draft));
    const given = { CAUSEWAY_REGISTRY: path.join(folder, REGISTRY) };
    const engine = new Engine({
      folder,
      project: projectFolder(),
      environment: { ...world.environment, ...given, ...warm },
    });
    for (const stack of ['foundation', 'dev', 'staging', 'production']) {
      const text = readFileSync(path.join(projectFolder(), `Pulumi.${stack}.yaml`), 'utf8').replace(/\{\}\s*$/, '\n');
      // An emulator has no limit on writes.
      writeFileSync(engine.stackFile(stack), `${text.trimEnd()}\n  causeway:writeDelayMs: 0\n`);
    }
    return new Desk(world, engine);
  }

  /**
   * Runs the words of a document; `input` is on stdin. Our own commands run in this process, and their engines attach.
   */
  async type({ words }: WrittenCommand, input = ''): Promise<EngineRun> {
    const [program = '', ...args] = words;
    if (program !== 'pulumi') {
      const { folder, environment } = this.engine;
      const started = performance.now();
      const { code, stdout, stderr } = await typed(args, { cwd: folder, env: environment, at: new Date(), input });
      const seconds = (performance.now() - started) / 1000;
      return { code: code ?? 255, stdout, stderr, output: stdout + stderr, seconds };
    }
    const answered = [...args, ...(ANSWERED[args[0] ?? ''] ?? [])];
    return input === '' ? this.engine.run(...answered) : this.told(answered, input);
  }

  /** Runs an engine that reads its stdin. */
  private told(args: readonly string[], input: string): Promise<EngineRun> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const child = spawn('pulumi', args, { cwd: this.engine.folder, env: this.engine.environment });
      const text = { stdout: '', stderr: '', output: '' };
      for (const stream of ['stdout', 'stderr'] as const) {
        child[stream].setEncoding('utf8').on('data', (chunk: string) => {
          text[stream] += chunk;
          text.output += chunk;
        });
      }
      child.stdin.end(input);
      child.once('error', reject);
      child.once('close', (code) =>
        resolve({ ...text, code: code ?? 255, seconds: (performance.now() - started) / 1000 }),
      );
    });
  }

  /** Runs commands in order. A command that reads a pipe gets the output of the previous one. */
  async all(commands: readonly WrittenCommand[], input = ''): Promise<readonly EngineRun[]> {
    const runs: EngineRun[] = [];
    for (const command of commands) {
      const run = await this.type(command, command.isPiped ? runs.at(-1)?.stdout : input);
      const where = `${command.file}:${command.line} ${command.words.join(' ')}`;
      expect([where, run.code, run.code === 0 ? '' : run.output]).toEqual([where, 0, '']);
      runs.push(run);
      played.add(command);
    }
    return runs;
  }

  async close(): Promise<void> {
    await this.world.close();
    rmSync(this.engine.folder, { recursive: true, force: true });
  }
}

const written = writtenCommands();
const played = new Set<WrittenCommand>();
const inEngine = ({ file, words }: WrittenCommand) => {
  if (words[0] === 'pulumi') return true;
  if (words[0] !== 'causeway') return false;
  const name = nameOf(found(words.slice(1))[0]);
  return RUNS[file]?.runs.some(([each, code]) => each === name && code === 'engine') ?? false;
};
/** The commands of a document that use the engine, including whole pipes; for one stack if there are several. */
const of = (file: string, word = '') =>
  written.filter(
    (each) => each.file === file && (inEngine(each) || each.isPiped) && each.words.join(' ').includes(word),
  );

describe('what the documents say of the engine is so: in an empty organization', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open(document(), startWorld);
  });
  afterAll(() => desk.close());

  test('set-up.md brings everything up, the foundation first', async () => {
    const commands = of('docs/set-up.md').filter(({ words }) => words[1] === 'stack' || words[1] === 'up');
    expect(commands.map(({ words }) => words.at(-1))).toEqual(
      ['foundation', 'dev', 'staging', 'production'].flatMap((stack) => [stack, stack]),
    );
    await desk.all(commands);
    expect(desk.world.violations()).toEqual([]);
  });

  test('operator.md looks at what a change of the registry would do, and guards it', async () => {
    const [preview, , guard] = await desk.all(of('docs/runbooks/operator.md'));
    expect([preview?.output, guard?.stdout]).toEqual([
      expect.stringContaining('unchanged'),
      expect.stringMatching(/\S/),
    ]);
  });

  test('update-killed.md recovers a stack whose update was killed', async () => {
    const edited = document();
    edited.surfaces.find(({ id }: Draft) => id === 'storefront').variables['ADDED'] = {
      in: ['github'],
      values: { dev: 'yes', staging: 'yes', production: 'yes' },
    };
    const file = path.join(desk.engine.folder, REGISTRY);
    const before = readFileSync(file, 'utf8');
    const runbook = of('docs/runbooks/update-killed.md');
    writeFileSync(file, JSON.stringify(edited));
    await killedUp(desk, 'staging', { service: 'github', method: 'POST', path: '/variables$' });
    const [created] = await desk.all(runbook);
    expect(created?.stdout).toContain('it exists: the state records it\n');
    // An environment under a new name replaces the one under the former name.
    edited.naming = { approvalEnvironment: '{tier}-approvers' };
    writeFileSync(file, JSON.stringify(edited));
    await killedUp(desk, 'staging', { service: 'github', method: 'PUT', path: '/environments/staging-approvers$' });
    const [replaced] = await desk.all(runbook);
    expect(replaced?.stdout).toContain('the next up deletes the one that it replaces');
    writeFileSync(file, before);
  });

  test('secret-rotation.md takes a new value from stdin, and keeps it encrypted', async () => {
    await desk.all(of('docs/runbooks/secret-rotation.md'), 'canary-of-the-rotation');
    const { stdout } = await desk.engine.must('config', '--stack', 'staging', '--json');
    expect(stdout).toContain('causeway:secrets');
    expect(stdout).not.toContain('canary-of-the-rotation');
  });
});

/** Writes the ids of the existing sites into the registry, as the documents require. */
function nameSites({ engine, world }: Desk, tier: string): void {
  const file = path.join(engine.folder, REGISTRY);
  const draft = JSON.parse(readFileSync(file, 'utf8')) as Draft;
  const sites = world.netlify.world.sites;
  for (const { id, target } of draft.surfaces) {
    const site = sites.find(({ name }) => name === target.site?.replace('{surface}', id).replace('{tier}', tier));
    if (site) target.siteId = { ...target.siteId, [tier]: site.id };
  }
  writeFileSync(file, JSON.stringify(draft));
}

describe('what the documents say of the engine is so: where everything was made by hand', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open(document(), plannedWorld);
    await desk.engine.must('stack', 'init', 'staging', '--no-select');
  });
  afterAll(() => desk.close());

  test('set-up.md adopts a tier, and then there is no change but for sites', async () => {
    const commands = of('docs/set-up.md').filter(({ words }) => !['stack', 'up'].includes(words[1] ?? ''));
    expect(commands.map(({ words }) => words[1])).toEqual(['adopt', 'import', 'preview']);
    await desk.all(commands.slice(0, 2));
    nameSites(desk, 'staging');
    const [preview] = await desk.all(commands.slice(2));
    expect(preview?.output).toContain('Site');
    expect(preview?.output).not.toMatch(/[~-] .*github:/);
  });

  test('adopting.md adopts a tier, previews and guards it', async () => {
    // The document's reader has adopted nothing yet.
    rmSync(path.join(desk.engine.folder, 'adopt.json'));
    await desk.engine.must('stack', 'rm', 'staging', '--yes', '--force', '--preserve-config');
    await desk.engine.must('stack', 'init', 'staging', '--no-select');
    await desk.all(of('docs/adopting.md'));
    expect(existsSync(path.join(desk.engine.folder, 'adopt.json'))).toBe(true);
  });
});

describe('what the documents say of the engine is so: in the first hour', () => {
  const draft = firstHour();
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open(draft, startWorld);
    ownPack(desk.engine.folder);
    const { folder: cwd, environment: env } = desk.engine;
    expect(await typed(['workflows', 'build'], { cwd, env, at: new Date() })).toMatchObject({ code: 0 });
    await desk.engine.must('stack', 'init', 'foundation', '--no-select');
  });
  afterAll(() => desk.close());

  const named = (word: string) => of('docs/bootstrap.md', word);

  test('bootstrap.md makes the service environments, and says which secrets are to be set with gh, which is not run here', async () => {
    await desk.all(named('registry check'));
    const [bootstrap] = named('causeway bootstrap');
    if (bootstrap === undefined) throw new Error('bootstrap.md does not bootstrap');
    // The person's token, without an App.
    const at = { cwd: desk.engine.folder, env: personsToken(desk.world.github), at: new Date(), answer: 'yes' };
    const { code, stdout, stderr } = await typed(bootstrap.words.slice(1), at);
    expect([code, stderr]).toEqual([0, '']);
    const [gh] = written.filter(({ words: [first] }) => first === 'gh');
    expect(stdout).toContain(gh?.words.join(' '));
    played.add(bootstrap);
  });

  test('bootstrap.md hands them over to the program, and the world is as it should be', async () => {
    await desk.all([...named('adopt'), ...named('pulumi'), ...named('preview guard')]);
    // The steps of infrastructure-up.yml, and those in which people set and commit values.
    const up = await desk.engine.up('foundation');
    expect([up.code, up.code === 0 ? '' : up.output]).toEqual([0, '']);
    setByPeople(desk.world.github.world, Registry.parse(draft), new Date());
    await desk.all(named('live verify'));
  });
});

test('every command of the documents in which the engine takes part was run', () => {
  const left = written.filter((command) => inEngine(command) && !played.has(command));
  expect(left.map(({ file, line, words }) => `${file}:${line} ${words.join(' ')}`)).toEqual([]);
});
