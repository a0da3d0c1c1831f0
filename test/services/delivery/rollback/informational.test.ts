import type { Outcome } from '../../../support/cli/command';
import { RollbackScene } from '../../../support/delivery/rollback/scene';

const PLACE = ['--surface', 'shop', '--tier', 'production'];
let scene: RollbackScene;
beforeAll(async () => {
  scene = await RollbackScene.open({ production: { gate: { mode: 'informational', profile: 'strict' } } });
  await scene.release('a', 11);
  await scene.release('b', 12);
});
afterAll(() => scene.close());

/** The deciding job of rollback.yml, as GitHub Actions plays it after another person's approval. */
function decide(): Promise<Outcome> {
  const place = scene.hub.start('rollback', 'starter');
  scene.hub.approve(place, 'octocat');
  const env = { ...scene.in(scene.hub.job(place, 'decide')), GITHUB_ACTIONS: 'true' };
  return scene.run(['rollback', 'run', 'decide', '--reason', 'checkout is down', ...PLACE], env);
}

const report = () => scene.json('artifacts/release_readiness_gate_report.json');
const tickets = async () =>
  (await scene.book()).statements.filter(
    ({ statement }) => statement.kind === 'promotion-ticket' && statement.predicate.cause === 'rollback',
  );

describe('a rollback on a tier that only informs', () => {
  test('is not let through where the head that the last gate recorded is lost: nobody knows what the branch holds', async () => {
    const gated = scene.hub.start('promote-production', 'mona');
    scene.hub.end(scene.hub.job(gated, 'gate'));
    scene.hub.finish(gated);
    const { code, stdout } = await decide();
    expect([code, stdout]).toEqual([3, expect.stringMatching(/recorded is lost: its artifact is gone/)]);
    expect(report()).toMatchObject({ decision: 'no-go', mode: 'informational' });
    expect(await tickets()).toEqual([]);
    // The run was stopped before its gate and recorded nothing.
    delete scene.hub.world.repositories['storefront']!.runs[gated.run];
  });

  test('is let through with a no-go of anything else, which the report says', async () => {
    const { code, stdout } = await decide();
    expect([code, stdout]).toEqual([0, expect.stringContaining('ticket signed')]);
    expect(report()).toMatchObject({ decision: 'no-go', mode: 'informational' });
    expect(await tickets()).toHaveLength(1);
  });
});
