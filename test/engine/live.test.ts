import { addManually } from '../../demo/manual-changes';
import { verifyStack } from '../../demo/verify-stack';
import { FOUNDATION } from '../../registry/naming';
import { Registry } from '../../registry/schema';
import { document } from './draft';
import { Scene } from './scene';

jest.setTimeout(300_000);

const draft = document();
draft.isolationLint = { enabled: true };
const registry = Registry.parse(draft);

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.copy(draft, { isPoliced: false });
  await scene.mustUp(FOUNDATION);
});
afterAll(() => scene.close());

const findings = async (stack: string) =>
  (await verifyStack(registry, scene.world, stack)).map(({ kind, address, field }) => ({ kind, address, field }));

describe('the world after an up of the real engine', () => {
  test('lacks just what people add by hand', async () => {
    for (const stack of scene.stacks) {
      for (const { kind, address } of await findings(stack)) {
        expect({ stack, kind, address }).toEqual({
          stack,
          kind: 'missing',
          address: expect.stringMatching(/secret|variable|CODEOWNERS/i),
        });
      }
    }
  });

  test('is as planned once they have', async () => {
    addManually(registry, scene.world);
    for (const stack of scene.stacks) expect({ stack, found: await findings(stack) }).toEqual({ stack, found: [] });
  });

  test('and a reviewer rule that somebody deleted is found, which the provider’s refresh does not see (W1)', async () => {
    const environment = scene.world.github.world.repositories['storefront']!.environments['staging-approval']!;
    const { reviewers } = environment;
    environment.reviewers = [];
    const refreshed = await scene.preview('staging', '--refresh', '--expect-no-changes');
    expect({ code: refreshed.code, output: refreshed.code === 0 ? '' : refreshed.output }).toEqual({
      code: 0,
      output: '',
    });
    expect(await findings('staging')).toContainEqual({
      kind: 'different',
      address: expect.stringContaining('staging-approval'),
      field: 'reviewers',
    });
    environment.reviewers = reviewers;
  });

  test('an update that failed half way is finished by the next one, and nothing is left over (W17)', async () => {
    scene.world.github.addFault({
      kind: 'status',
      method: 'PUT',
      path: '/environments/',
      status: 422,
      nth: 2,
      times: 1,
    });
    scene.edit((edited) => {
      for (const tier of edited.tiers) if (tier.id === 'staging') tier.waitMinutes = 9;
    });
    const edited = Registry.parse({
      ...draft,
      tiers: draft.tiers.map((tier: { id: string }) => (tier.id === 'staging' ? { ...tier, waitMinutes: 9 } : tier)),
    });
    const failed = await scene.up('staging');
    expect(failed.code).not.toBe(0);
    scene.world.github.clearFaults();
    expect((await verifyStack(edited, scene.world, 'staging')).length).toBeGreaterThan(0);
    await scene.mustUp('staging');
    expect(await verifyStack(edited, scene.world, 'staging')).toEqual([]);
  });
});
