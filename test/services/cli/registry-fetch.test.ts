import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openShop, type Shop } from '../../../demo/stage/shop';
import { causewayIn } from '../delivery/command';

const folder = mkdtempSync(join(tmpdir(), 'causeway-fetch-'));
let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  mkdirSync(join(folder, 'registry'));
  writeFileSync(join(folder, 'registry/deploy-surfaces.json'), JSON.stringify(shop.registry));
});
afterAll(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

const fetched = (commit: string, out: string) =>
  causewayIn(folder, shop.world.tokenEnvironment, 'registry', 'fetch', '--commit', commit, '--out', out);

test('a proposed registry is read as it lies at the commit, and nothing else', async () => {
  const proposed = '{ "proposed": "by somebody" }\n';
  const commit = shop.push('proposal', 'mona', { 'registry/deploy-surfaces.json': proposed });
  expect(await fetched(commit, 'out/proposed.json')).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'out/proposed.json'), 'utf8')).toBe(proposed);
  expect(await fetched(commit, 'out/proposed.json')).toMatchObject({ code: 2 });
});

test.each([
  ['half a commit id', 'abc123', 2, 'is not a full commit id'],
  ['a commit that is not there', 'f'.repeat(40), 3, 'could not read the registry of that commit'],
])('%s is one clear error, and nothing is written', async (_, commit, code, why) => {
  expect(await fetched(commit, 'out/none.json')).toMatchObject({ code, stderr: expect.stringContaining(why) });
  expect(existsSync(join(folder, 'out/none.json'))).toBe(false);
});
