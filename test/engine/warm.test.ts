import type { EngineRun } from '../../demo/engine';
import { previewSteps } from '../../demo/steps';
import { FOUNDATION } from '../../registry/naming';
import { type Draft, document } from './draft';
import { engineOn } from './one-world';
import { Scene } from './scene';

jest.setTimeout(900_000);

const STACK = 'staging';

/** An edit that changes a variable, adds another one, and affects both GitHub and Netlify. */
function edited(): Draft {
  const draft = document();
  const { variables } = draft.surfaces.find(({ id }: Draft) => id === 'storefront');
  variables['ADDED'] = { in: ['github', 'netlify'], values: { dev: 'a', staging: 'b', production: 'c' } };
  for (const tier of draft.tiers) if (tier.id === STACK) tier.waitMinutes = 9;
  return draft;
}

/** The output for a person, without the parts that differ between runs: times, progress, folders and ports. */
function said({ output }: EngineRun, { engine }: Scene): readonly string[] {
  const lines = output
    .replaceAll(engine.folder, '<folder>')
    .replace(/127\.0\.0\.1:\d+/g, '<service>')
    .split('\n');
  return lines
    .map((line) => line.replace(/\(\d+(\.\d+)?m?s\)/g, '').trim())
    .filter((line) => line !== '' && !/^(@|Duration:)/.test(line))
    .sort();
}

/** The requests to the services since the last call, sorted, because the engine sends several at once. */
function asked(scene: Scene): readonly string[] {
  const requests = scene.requests().map(({ service, method, path, status, body }) => {
    // Each encryption of a secret differs.
    return JSON.stringify([service, method, path, status, method === 'PUT' && /secrets/.test(path) ? '' : body]);
  });
  scene.clearRequests();
  return requests.filter((line) => !line.includes('/access_tokens')).sort();
}

/** The same commands, one after another, in one copy of the world. */
async function told(isWarm: boolean) {
  const scene = await Scene.copy(edited(), { isWarm });
  try {
    const seen: unknown[] = [];
    const see = (run: EngineRun) => seen.push({ code: run.code, said: said(run, scene), asked: asked(scene) });
    // Excluded from the comparison: this only creates what the staging stack depends on.
    const { engine } = engineOn(scene.world, scene.engine.folder, { isPoliced: false, isWarm: true });
    await engine.must('up', ...engine.on(FOUNDATION), '--yes', '--skip-preview', '--non-interactive');
    scene.clearRequests();
    const steps = previewSteps((await scene.preview(STACK, '--json')).stdout);
    seen.push(steps.map(({ op, type, name }) => `${op} ${type} ${name}`).sort(), asked(scene));
    see(await scene.up(STACK));
    see(await scene.preview(STACK, '--refresh', '--diff'));
    scene.edit((draft) => {
      draft.surfaces[0].repository = 'nowhere';
    });
    see(await scene.up(STACK));
    see(await scene.engine.run('up', ...scene.engine.on(STACK), '--yes', '--skip-preview', '--non-interactive'));
    // The next command keeps nothing of the refused one.
    scene.write(edited());
    see(await scene.up(STACK, '--expect-no-changes'));
    return seen;
  } finally {
    await scene.close();
  }
}

test('an engine that attaches to running processes says and does what one with processes of its own does', async () => {
  const [warm, plain] = [await told(true), await told(false)];
  expect(warm.length).toBeGreaterThan(5);
  expect(warm).toEqual(plain);
});
