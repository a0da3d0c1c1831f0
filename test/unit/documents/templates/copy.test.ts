import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { causeway } from '../../../support/cli/command';
import { API, checkoutWith } from '../../../support/delivery/templates/surface';
import { commitOf } from '../../../support/evidence/samples';

const NAMES = ['deploy', 'monitor', 'promote-production', 'promote-staging', 'release', 'rollback'];
const PATHS = NAMES.map((name) => `.github/workflows/${name}.yml`);
const copy = (folder: string, ...args: string[]) => causeway(folder, 'workflows', 'copy', 'other', ...args);

describe('causeway workflows copy', () => {
  test('writes the way to production for another repository, each file with the name of the governing one', async () => {
    const folder = checkoutWith(API);
    const { code, stdout } = await copy(folder, '--repository', 'services', '--json');
    const about = { schema: 'causeway/workflows-copy/v1', repository: 'services' };
    expect([code, JSON.parse(stdout)]).toEqual([0, { ...about, written: PATHS, kept: [] }]);
    for (const path of PATHS)
      expect(parse(readFileSync(join(folder, 'other', path), 'utf8'))).toMatchObject({
        env: { GOVERNING: 'storefront' },
      });
    const again = await copy(folder, '--repository', 'services');
    expect([again.code, again.stdout]).toEqual([0, PATHS.map((path) => `kept     ${path}\n`).join('')]);
  });

  test('writes files that call them by a commit, and say the same', async () => {
    const folder = checkoutWith(API);
    const call = `acme/causeway@${commitOf('a')}`;
    expect((await copy(folder, '--repository', 'services', '--call', call)).code).toBe(0);
    expect(readdirSync(join(folder, 'other/.github/workflows'))).toEqual(NAMES.map((name) => `${name}.yml`));
    const { jobs } = parse(readFileSync(join(folder, 'other/.github/workflows/deploy.yml'), 'utf8'));
    expect(jobs.deploy).toMatchObject({
      uses: `acme/causeway/.github/workflows/deploy.yml@${commitOf('a')}`,
      with: { governing: 'storefront' },
    });
  });

  test('says which of them are no longer what would be written, and writes nothing', async () => {
    const folder = checkoutWith(API);
    const check = async () => {
      const { code, stdout } = await copy(folder, '--repository', 'services', '--check', '--json');
      return [code, JSON.parse(stdout)];
    };
    const about = { schema: 'causeway/workflows-copy-check/v1', repository: 'services' };
    expect(await check()).toEqual([1, { ...about, ok: false, same: [], differing: [], missing: PATHS }]);
    expect(existsSync(join(folder, 'other'))).toBe(false);
    await copy(folder, '--repository', 'services');
    expect(await check()).toEqual([0, { ...about, ok: true, same: PATHS, differing: [], missing: [] }]);

    const [deploy, monitor] = PATHS.map((path) => join(folder, 'other', path));
    writeFileSync(deploy!, readFileSync(deploy!, 'utf8').replace('storefront', 'another'));
    rmSync(monitor!);
    const { code, stdout } = await copy(folder, '--repository', 'services', '--check');
    expect([code, stdout]).toEqual([1, `missing  ${PATHS[1]}\ndiffers  ${PATHS[0]}\n`]);

    // What calls them is something else than a copy.
    const calls = await copy(folder, '--repository', 'services', '--check', '--call', `acme/causeway@${commitOf('a')}`);
    expect([calls.code, calls.stdout.match(/differs/g)]).toEqual([1, Array(5).fill('differs')]);
  });

  test.each([
    ['the governing repository', ['--repository', 'web'], /workflows build[\s\S]*services/],
    ['no repository', [], /which repository\?/],
    ['one that there is not', ['--repository', 'nobody'], /there is no repository "nobody"/],
    ['a branch to call', ['--repository', 'services', '--call', 'acme/causeway@main'], /names no commit/],
  ])('refuses %s and writes nothing', async (_what, args, message) => {
    const folder = checkoutWith(API);
    const { code, stderr } = await copy(folder, ...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });
});
