import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shopRegistry } from '../../../demo/stage/shop';
import { causewayIn } from '../delivery/command';

const folder = mkdtempSync(join(tmpdir(), 'causeway-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

function checkout(name: string, script: string): string {
  const root = join(folder, name);
  mkdirSync(join(root, 'registry'), { recursive: true });
  mkdirSync(join(root, 'shop'));
  writeFileSync(join(root, 'registry/deploy-surfaces.json'), JSON.stringify(shopRegistry()));
  writeFileSync(join(root, 'shop/build.sh'), script);
  return root;
}
const env = { PATH: process.env['PATH'] ?? '' };
const build = (root: string, ...more: string[]) => causewayIn(root, env, 'surfaces', 'build', '--out', 'tree', ...more);

test('a surface is built by the command that the registry names, into a new folder', async () => {
  const root = checkout('right', 'mkdir -p dist/shop && echo hello > dist/shop/index.html\n');
  expect(await build(root, '--surface', 'shop')).toMatchObject({ code: 0 });
  expect(readFileSync(join(root, 'tree/index.html'), 'utf8')).toBe('hello\n');
  expect(await build(root, '--surface', 'shop')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('already exists'),
  });
});

test.each([
  ['an unknown surface', 'true\n', 'other', 2, 'there is no surface "other"'],
  ['a build that fails', 'exit 7\n', 'shop', 1, 'the build ended with 7'],
  ['a build that leaves nothing', 'true\n', 'shop', 1, 'wrote nothing to the folder that the registry names'],
])('%s is one clear error, and nothing is put there', async (name, script, surface, code, why) => {
  const root = checkout(name.replaceAll(' ', '-'), script);
  expect(await build(root, '--surface', surface)).toMatchObject({ code, stderr: expect.stringContaining(why) });
  expect(existsSync(join(root, 'tree'))).toBe(false);
});

test('a surface is built in the checkout that is named, which has no registry of its own', async () => {
  const root = checkout('governing', 'exit 7\n');
  const source = checkout('source', 'mkdir -p dist/shop && echo there > dist/shop/index.html\n');
  rmSync(join(source, 'registry'), { recursive: true });
  expect(await build(root, '--surface', 'shop', '--checkout', '../source')).toMatchObject({ code: 0 });
  expect(readFileSync(join(root, 'tree/index.html'), 'utf8')).toBe('there\n');
});
