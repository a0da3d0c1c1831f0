import { InterruptedShop, type Interruption, type RunWrite } from './interrupted';

// A sample of the full `npm run faults -- --deliveries`: every write of each workflow, before and after it takes effect.
const SAMPLE: readonly (readonly [string, string, RunWrite['service'], RegExp, Interruption])[] = [
  ['release', 'once Netlify has published the deploy', 'netlify', /restore\$$/, 'after'],
  ['release', 'while its receipt is written', 'github', /refs\/heads\/evidence\$$/, 'before'],
  ['release', 'once its receipt is on the branch', 'github', /refs\/heads\/evidence\$$/, 'after'],
  ['monitor', 'while its verdict is written', 'github', /refs\/heads\/evidence\$$/, 'before'],
  ['monitor', 'once its verdict is on the branch', 'github', /refs\/heads\/evidence\$$/, 'after'],
  ['drill', 'between the older release and the newer', 'netlify', /restore\$$/, 'before'],
  ['drill', 'once its statement is on the branch', 'github', /refs\/heads\/evidence\$$/, 'after'],
];

describe.each(['release', 'monitor', 'drill'])('a %s', (name) => {
  let shop: InterruptedShop;
  let writes: readonly RunWrite[];
  beforeAll(async () => {
    shop = await InterruptedShop.open(name);
    writes = await shop.writes();
  });
  afterAll(() => shop.shop.close());

  test.each(SAMPLE.filter(([process]) => process === name))(
    '(%s) that is killed %s ends green when it runs again',
    async (_name, _when, service, path, how) => {
      const found = writes.filter((each) => each.service === service && path.test(each.path)).at(-1);
      if (found === undefined) throw new Error(`no such write: ${path}`);
      expect(await shop.interrupted(found, how)).toEqual([]);
    },
  );

  test('makes no request that the real services would refuse', () => {
    expect(shop.shop.world.violations()).toEqual([]);
  });
});
