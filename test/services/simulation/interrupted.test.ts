import { InterruptedShop, type RunWrite } from './interrupted';

let shop: InterruptedShop;
let writes: readonly RunWrite[];
beforeAll(async () => {
  shop = await InterruptedShop.open();
  writes = await shop.writes();
});
afterAll(() => shop.shop.close());

function lastOf(service: RunWrite['service'], path: RegExp): RunWrite {
  const found = writes.filter((each) => each.service === service && path.test(each.path)).at(-1);
  if (found === undefined) throw new Error(`no such write: ${path}`);
  return found;
}

// A sample of the full `npm run faults -- --release`: every write, before and after it takes effect.
test.each([
  ['once Netlify has published the deploy', 'netlify', /restore\$$/, 'after'],
  ['while its receipt is written', 'github', /refs\/heads\/evidence\$$/, 'before'],
  ['once its receipt is on the branch', 'github', /refs\/heads\/evidence\$$/, 'after'],
] as const)('a release that is killed %s ends green when it runs again', async (_when, service, path, how) => {
  expect(await shop.interrupted(lastOf(service, path), how)).toEqual([]);
});

test('none of it is refused by the real services', () => {
  expect(shop.shop.world.violations()).toEqual([]);
});
