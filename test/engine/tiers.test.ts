import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Draft } from './draft';
import { insertTier } from './edits/parts';
import { EditScene } from './edits/scene';

jest.setTimeout(900_000);

let edits: EditScene;
beforeAll(async () => {
  edits = await EditScene.open();
});
afterAll(() => edits.scene.close());
beforeEach(() => edits.scene.clearRequests());

const run = promisify(execFile);

/** Pastes a printed command into a shell of the project's folder. */
async function pasted(command: string): Promise<void> {
  const { folder, environment } = edits.scene.engine;
  await run('bash', ['-e', '-c', command], { cwd: folder, env: environment as NodeJS.ProcessEnv });
}

/** The steps that a command printed, without instructions between people. */
async function steps(...args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await edits.causeway(...args, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout).follows;
}

test('a tier is renamed with its stack, as the command says, and back: nothing is touched', async () => {
  const before = edits.kept();
  for (const [from, to] of [
    ['staging', 'preprod'],
    ['preprod', 'staging'],
  ] as const) {
    const follows = await steps('rename', 'tier', from, to);
    const command = follows.find((each) => each.startsWith('pulumi stack rename'));
    await pasted(command ?? 'false');
    const up = await edits.up(to, '--expect-no-changes');
    expect(up.output).not.toContain('has no value');
    await edits.up('foundation', '--expect-no-changes');
    await edits.verified(to, [], 'staging');
  }
  expect(edits.scene.writes()).toEqual([]);
  expect(edits.kept()).toEqual(before);
});

test('a tier is inserted, and removed as the command says: nothing of the other tiers is touched', async () => {
  const before = edits.kept();
  const { scene } = edits;
  scene.write(edits.base);
  scene.edit(insertTier);
  const preview = await edits.alone('preview', 'foundation');
  expect(preview.output).toMatch(/\+ .*RepositoryEnvironment +web\.service\.infrastructure-qa +create/);
  await edits.up('foundation');
  await scene.init('qa', 'qa');
  await edits.up('qa');
  for (const stack of ['dev', 'production']) await edits.up(stack, '--expect-no-changes');
  expect(edits.deletes()).toEqual([]);
  expect(edits.kept()).toMatchObject(before);
  expect(edits.kept()).toHaveProperty(['services/worker-qa']);

  // An unannounced reversal is refused, and the message names the first step.
  scene.write(edits.base);
  const refused = await edits.alone('up', 'foundation');
  expect(refused.output).toMatch(/infrastructure-qa: it is protected.*\n.*revert the edit, then: causeway remove/);
  const own = await edits.alone('up', 'qa');
  expect(own.output).toContain('no tier "qa" in the registry');
  expect(edits.deletes()).toEqual([]);

  scene.edit(insertTier);
  const follows = await steps('remove', 'tier', 'qa');
  await edits.up('foundation');
  const destroy = follows.find((each) => each.includes('pulumi destroy'));
  await pasted(
    /pulumi destroy .*$/.exec(destroy ?? '')?.[0].replace('pulumi destroy', 'pulumi destroy --yes') ?? 'false',
  );
  scene.edit((draft) => {
    const { tombstones } = draft;
    Object.assign(draft, structuredClone(edits.base));
    draft.tombstones = tombstones.map((each: Draft) => ({ ...each, gone: true }));
  });
  await edits.up('foundation');
  scene.write(edits.base);
  await edits.up('foundation', '--expect-no-changes');
  expect(edits.deletes().filter((path) => !path.includes('qa'))).toEqual([]);
  expect(edits.kept()).toEqual(before);
  await edits.verified('foundation');
  expect(scene.world.violations()).toEqual([]);
});
