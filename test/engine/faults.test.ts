import { EDITS } from './edit-table';
import { EditScene } from './edits';
import { disturbed, type Way } from './faults/recovery';

jest.setTimeout(600_000);

let edits: EditScene;
beforeAll(async () => {
  edits = await EditScene.open();
});
afterAll(() => edits.scene.close());

// A sample of the full `npm run faults`: one write that creates an object, and one that deletes it again.
const MAILER = '/repos/acme/services/environments/mailer-dev';
const SAMPLE: readonly (readonly [string, Way, string, string])[] = [
  ['a surface is added', 'there', 'PUT', MAILER],
  ['a surface is added', 'back', 'DELETE', MAILER],
];

test.each(SAMPLE)('%s, on the way %s: an up that is killed at %s is recovered', async (name, way, method, path) => {
  const named = EDITS.find(([each]) => each === name)!;
  const write = { service: 'github', method, path } as const;
  expect((await disturbed(edits, named, [way, write], 'killed')).problems).toEqual([]);
});
