import { EditScene } from './edits/scene';
import { EDITS } from './edits/table';
import type { Disturbance } from './faults/disturbance';
import { Kept } from './faults/kept';
import { DisturbedEdit, type Way } from './faults/recovery';

jest.setTimeout(600_000);

let edits: EditScene;
let start: Kept;
beforeAll(async () => {
  edits = await EditScene.open();
  start = Kept.of(edits.scene);
});
afterAll(() => edits.scene.close());

// A sample of the full `npm run faults`: a write that creates an object, and one that deletes it again; a write of an
// update that also changes names of the program, one that follows a repository's new name at GitHub, and one that creates
// an object to replace another.
const SAMPLE: readonly (readonly [string, readonly (readonly [Way, string, string, Disturbance])[]])[] = [
  [
    'a surface is added',
    [
      ['there', 'PUT', '/repos/acme/services/environments/mailer-dev', 'killed'],
      ['back', 'DELETE', '/repos/acme/services/environments/mailer-dev', 'killed after'],
    ],
  ],
  [
    'a repository’s key is renamed, in the foundation',
    [['there', 'PATCH', '/repos/acme/storefront/actions/variables/CAUSEWAY_REPOSITORY', 'killed']],
  ],
  [
    'a repository that was renamed at GitHub is followed',
    [['there', 'PUT', '/repos/acme/backend/environments/api-dev', 'killed']],
  ],
  [
    'the names of approval environments change',
    [
      ['there', 'PUT', '/repos/acme/services/environments/staging-approvers', 'killed'],
      ['there', 'PUT', '/repos/acme/services/environments/staging-approvers', 'answer lost'],
    ],
  ],
];

describe.each(SAMPLE)('%s', (name, writes) => {
  let one: DisturbedEdit;
  beforeAll(async () => {
    const [, edit] = EDITS.find(([each]) => each === name)!;
    one = await DisturbedEdit.of(edits, edit, start);
  });
  afterAll(() => one.drop());

  test.each(writes)(
    'on the way %s: an up that is disturbed at %s %s is recovered (%s)',
    async (way, method, path, kind) => {
      const write = one.writes[way].find((each) => each.method === method && each.path === path)!;
      expect(await one.disturbed(way, write, kind)).toEqual([]);
    },
  );
});
