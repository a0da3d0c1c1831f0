import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeway } from '../../../support/cli/command';
import { API, checkoutWith, templatesOf } from '../../../support/delivery/templates/surface';

const PATHS = ['.github/workflows/containers-api.yml', '.github/workflows/deployability-api.yml'];

describe('causeway workflows template', () => {
  test('writes the workflows of a surface and says which checks belong into the registry', async () => {
    const folder = checkoutWith(API);
    const { code, stdout } = await causeway(folder, 'workflows', 'template', '--surface', 'api', '--json');
    const templates = templatesOf(API);
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      {
        schema: 'causeway/workflows-template/v1',
        surface: 'api',
        written: PATHS,
        kept: [],
        checks: templates.map(({ check }) => check),
      },
    ]);
    for (const { path, content } of templates) expect(readFileSync(join(folder, path), 'utf8')).toBe(content);
  });

  test('never writes over a file', async () => {
    const folder = checkoutWith({ ...API, [PATHS[0]!]: 'mine\n' });
    const { code, stdout } = await causeway(folder, 'workflows', 'template', '--surface', 'api');
    expect([code, stdout]).toEqual([0, expect.stringContaining(`written  ${PATHS[1]}\nkept     ${PATHS[0]}`)]);
    expect(readFileSync(join(folder, PATHS[0]!), 'utf8')).toBe('mine\n');
  });

  test('does not ask for a check that the registry has', async () => {
    const folder = checkoutWith(API);
    const file = join(folder, 'registry/deploy-surfaces.json');
    const document = JSON.parse(readFileSync(file, 'utf8'));
    document.checks.push(templatesOf(API)[0]!.check);
    writeFileSync(file, JSON.stringify(document));
    const { stdout } = await causeway(folder, 'workflows', 'template', '--surface', 'api', '--json');
    expect(JSON.parse(stdout).checks.map(({ id }: { id: string }) => id)).toEqual(['deployability-api']);
  });

  test('writes nothing for a surface without containers and manifests', async () => {
    const folder = checkoutWith(API);
    const { code, stdout } = await causeway(folder, 'workflows', 'template', '--surface', 'worker');
    expect([code, stdout]).toEqual([0, 'worker has neither containers nor manifests: it needs no workflow\n']);
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });

  test.each([
    ['a surface that there is not', ['--surface', 'apis'], /no surface "apis"[\s\S]*storefront, docs, api, worker/],
    [
      'a checkout that there is not',
      ['nowhere', '--surface', 'api'],
      /cannot be read: ENOENT[\s\S]*nowhere|nowhere[\s\S]*ENOENT/,
    ],
    ['no surface', [], /--surface/],
  ])('refuses %s and changes nothing', async (_what, args, message) => {
    const folder = checkoutWith(API);
    const { code, stderr } = await causeway(folder, 'workflows', 'template', ...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });
});
