import { EditScene } from './edits/scene';
import { EDITS } from './edits/table';
import type { Disturbance } from './faults/disturbance';
import { Kept } from './faults/kept';
import { DisturbedEdit, type Way } from './faults/recovery';

jest.setTimeout(600_000);

let edits: EditScene;
let one: DisturbedEdit;
beforeAll(async () => {
  edits = await EditScene.open();
  const [, edit] = EDITS.find(([name]) => name === 'a surface is added')!;
  one = await DisturbedEdit.of(edits, edit, Kept.of(edits.scene));
});
afterAll(() => edits.scene.close());

// A sample of the full `npm run faults`: one write that creates an object, and one that deletes it again.
const MAILER = '/repos/acme/services/environments/mailer-dev';
const SAMPLE: readonly (readonly [Way, string, Disturbance])[] = [
  ['there', 'PUT', 'killed'],
  ['back', 'DELETE', 'killed after'],
];

test.each(SAMPLE)(
  'a surface is added, on the way %s: an up that is disturbed at %s is recovered (%s)',
  async (way, method, kind) => {
    const write = one.writes[way].find((each) => each.method === method && each.path === MAILER)!;
    expect(await one.disturbed(way, write, kind)).toEqual([]);
  },
);
