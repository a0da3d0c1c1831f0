import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { name, version } from '../../../package.json';
import { gitSource } from '../../support/package/git-source';
import { QUIET, TeamFolder } from '../../support/package/installed';

// npm clones the commit, installs the development dependencies there, and compiles: a minute of CPU time. Packages come
// from npm's cache where it has them.
jest.setTimeout(900_000);

const ANSWERS = ['--organization', 'acme', '--repository', 'shop', '--owner', 'team:release', '--plan', 'enterprise'];

let team: TeamFolder;
let source: string;

beforeAll(() => {
  team = new TeamFolder();
  const folder = team.at('source');
  source = `git+file://${folder}#${gitSource(folder)}`;
  const installed = team.run('npm', 'install', ...QUIET, source);
  expect([installed.code, installed.code === 0 ? '' : installed.output]).toEqual([0, '']);
});
afterAll(() => team.close());

describe('the package from a git URL by commit', () => {
  test('is that commit, and no later one', () => {
    expect(team.causeway('--version')).toMatchObject({ code: 0, output: `${version}\n` });
    const { dependencies } = JSON.parse(readFileSync(team.at('shop/package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(dependencies).toEqual({ [name]: source });
  });

  test('runs compiled code, without development dependencies', () => {
    const home = join('node_modules', name);
    for (const file of ['lib/cli/main.js', 'lib/api/plan.d.ts', 'lib/emulator/descriptions', 'lib/bin/one-file.js'])
      expect([file, team.run('test', '-e', join(home, file)).code]).toEqual([file, 0]);
    for (const absent of ['cli', 'test', 'toolchain', 'node_modules/typescript'])
      expect([absent, team.run('test', '-e', join(home, absent)).code]).toEqual([absent, 1]);
    expect(team.run('test', '-e', 'node_modules/typescript').code).toBe(1);
  });

  test('makes a repository whose registry is sound', () => {
    expect(team.causeway('init', ...ANSWERS)).toMatchObject({ code: 0 });
    expect(team.causeway('registry', 'check')).toMatchObject({ code: 0 });
    expect(team.causeway('workflows', 'build')).toMatchObject({ code: 0 });
    expect(team.causeway('workflows', 'check')).toMatchObject({ code: 0 });
  });
});
