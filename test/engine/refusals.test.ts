import { Engine, type EngineRun, projectFolder } from '../../demo/engine';
import { document } from './draft';
import { Scene } from './scene';
import { quickSecrets, warm } from './warm';

jest.setTimeout(300_000);

let scene: Scene;
/** A scene whose GitHub does not answer, with its update. The update retries for a minute while the other tests run. */
let silent: { readonly scene: Scene; readonly run: Promise<EngineRun> };
beforeAll(async () => {
  const apart = await Scene.start(document('minimal.example.json'));
  const run = engineWith({ GITHUB_BASE_URL: 'http://127.0.0.1:9/' }, apart).up(lastOf(apart));
  silent = { scene: apart, run };
  scene = await Scene.start(document('minimal.example.json'));
});
afterAll(async () => {
  await silent.run;
  await silent.scene.close();
  await scene.close();
});

const lastOf = ({ stacks }: Scene) => stacks.at(-1)!;

/** The same stacks with another environment. */
function engineWith(change: Record<string, string | undefined>, of = scene): Engine {
  const given = { ...of.world.environment, CAUSEWAY_REGISTRY: of.registryFile, ...quickSecrets, ...warm };
  const environment = { ...given, ...change } as Record<string, string>;
  for (const [name, value] of Object.entries(change)) if (value === undefined) delete environment[name];
  return new Engine({ folder: of.engine.folder, project: projectFolder(), environment, isPoliced: false });
}

const NO_APP = { GITHUB_APP_ID: undefined, GITHUB_APP_INSTALLATION_ID: undefined, GITHUB_APP_PEM_FILE: undefined };

describe('bad input is one clear error, and nothing is written', () => {
  const last = () => lastOf(scene);

  async function expectRefused(run: Promise<EngineRun>, ...words: readonly string[]) {
    const { code, output } = await run;
    expect(code).not.toBe(0);
    for (const word of words) expect(output).toContain(word);
    expect(output).not.toMatch(/unhandled exception|at .*\.ts:\d+/);
    expect(scene.writes()).toEqual([]);
  }

  beforeEach(() => scene.clearRequests());
  afterEach(() => scene.write(document('minimal.example.json')));

  /** Runs only the program. Otherwise the pack would refuse first what both check. */
  const alone = (stack: string) =>
    scene.engine.run('up', ...scene.engine.on(stack), '--yes', '--skip-preview', '--non-interactive');

  test('no credential', () =>
    expectRefused(engineWith(NO_APP).up(last()), 'there is no GitHub credential', 'allowed: GITHUB_TOKEN, or'));

  test('both kinds of credential', () =>
    expectRefused(engineWith({ GITHUB_TOKEN: 'x' }).up(last()), 'both kinds of GitHub credential are set'));

  test('a token that GitHub refuses', () =>
    expectRefused(engineWith({ ...NO_APP, GITHUB_TOKEN: 'wrong' }).up(last()), 'refused the credential (401)'));

  test('no Netlify credential', () =>
    expectRefused(engineWith({ NETLIFY_API_TOKEN: undefined }).up(last()), 'there is no Netlify credential'));

  test('a Netlify token that is refused', () =>
    expectRefused(engineWith({ NETLIFY_API_TOKEN: 'wrong' }).up(last()), 'Netlify refused the token (401)'));

  test('a stack and a tier that disagree', async () => {
    await scene.init('elsewhere', last());
    await expectRefused(alone('elsewhere'), 'the stack "elsewhere" and its configuration disagree');
    await expectRefused(scene.up('elsewhere'), 'the stack "elsewhere" is not a tier of the registry', 'allowed:');
  });

  test('a tier that is not in the registry', async () => {
    await scene.init('moon', 'moon');
    await expectRefused(alone('moon'), 'no tier "moon" in the registry', 'allowed:');
    await expectRefused(scene.up('moon'), 'the stack "moon" is not a tier of the registry', 'allowed:');
  });

  test('a repository that is not there', async () => {
    scene.edit((draft) => {
      const [key] = Object.keys(draft.repositories);
      draft.repositories[key!].name = 'nowhere';
    });
    await expectRefused(alone(last()), 'nowhere is not there, or this credential cannot see it', '/repositories/');
  });

  test('a team that is not there', async () => {
    scene.edit((draft) => {
      for (const tier of draft.tiers) if (tier.approval) tier.approval.reviewers = ['team:nobodies'];
    });
    await expectRefused(alone(last()), 'there is no team "nobodies"');
  });

  test('a registry that breaks a rule', async () => {
    scene.edit((draft) => {
      draft.surfaces[0].repository = 'nowhere';
    });
    await expectRefused(alone(last()), 'repository-unknown', 'deploy-surfaces.json:', 'allowed: "shop"');
    await expectRefused(scene.up(last()), 'repository-unknown', 'deploy-surfaces.json:', 'allowed: "shop"');
  });

  test('an API that is not reachable', async () => {
    await expectRefused(silent.run, 'could not look up');
    expect(silent.scene.writes()).toEqual([]);
  });

  test('and after all that the minimal registry is provisioned', async () => {
    await scene.upAll();
    await scene.upAll('--expect-no-changes');
    expect(scene.world.violations()).toEqual([]);
  });
});
