import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { causeway } from '../../support/cli/command';
import { API, checkoutWith } from '../../support/delivery/templates/surface';
import { commitOf } from '../../support/evidence/samples';

const DELIVERY = ['deploy', 'monitor', 'promote-production', 'promote-staging', 'release', 'rollback'];
const NAMES = ['ci-surfaces', ...DELIVERY].map((name) => `${name}.yml`);
const build = (folder: string, ...args: string[]) => causeway(folder, 'workflows', 'build', 'other', ...args);
const workflow = (folder: string, name: string) =>
  parse(readFileSync(join(folder, 'other/.github/workflows', `${name}.yml`), 'utf8'));

describe('causeway workflows build for another repository', () => {
  test('writes the way to production, each file with the name of the governing repository', async () => {
    const folder = checkoutWith(API);
    expect((await build(folder, '--repository', 'services')).code).toBe(0);
    expect(readdirSync(join(folder, 'other/.github/workflows'))).toEqual(NAMES);
    for (const name of DELIVERY) expect(workflow(folder, name)).toMatchObject({ env: { GOVERNING: 'storefront' } });
  });

  test('writes files that call them by a commit, and say the same', async () => {
    const folder = checkoutWith(API);
    const call = `acme/causeway@${commitOf('a')}`;
    expect((await build(folder, '--repository', 'services', '--call', call)).code).toBe(0);
    expect(readdirSync(join(folder, 'other/.github/workflows'))).toEqual(NAMES);
    expect(workflow(folder, 'deploy').jobs.deploy).toMatchObject({
      uses: `acme/causeway/.github/workflows/deploy.yml@${commitOf('a')}`,
      with: { governing: 'storefront' },
    });
  });

  test.each([
    ['a repository that there is not', ['--repository', 'nobody'], /there is no repository "nobody"/],
    ['a branch to call', ['--repository', 'services', '--call', 'acme/causeway@main'], /names no commit/],
  ])('refuses %s and writes nothing', async (_what, args, message) => {
    const folder = checkoutWith(API);
    const { code, stderr } = await build(folder, ...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });
});
