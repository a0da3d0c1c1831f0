import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { surfaceFiles } from '../../../../documents/templates/checkout';
import { containersOf } from '../../../../documents/templates/containers';
import { manifestsOf } from '../../../../documents/templates/manifests';
import { UserError } from '../../../../registry/user-error';
import { API, api, checkoutWith, sources } from '../../../support/delivery/templates/surface';

const manifests = (files: Readonly<Record<string, string>>) => manifestsOf(sources(files));
const images = (...paths: readonly string[]) => containersOf(paths.map((path) => ({ path })))?.images;
const compositions = (...paths: readonly string[]) => containersOf(paths.map((path) => ({ path })))?.compositions;
const SERVICE = 'apiVersion: v1\nkind: Service\n';

describe('containers', () => {
  test.each(['Dockerfile', 'a/Dockerfile.prod', 'a/api.Dockerfile', 'Containerfile', 'a/dockerfile'])(
    'are there where an image is described: %s',
    (path) => {
      expect(images(path)).toEqual([path]);
    },
  );

  test.each(['Dockerfile.dockerignore', '.dockerignore', 'docs/Dockerfiles.md', 'MyDockerfiles', 'dockerfile/a.ts'])(
    'are not there for a file that is called nearly so: %s',
    (path) => {
      expect(images(path)).toBeUndefined();
    },
  );

  test('are there where a composition stands on its own, not for what overrides one', () => {
    const standing = ['a/compose.yaml', 'a/compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
    expect(compositions(...standing, 'a/compose.override.yaml', 'decompose.yml')).toEqual(standing);
    expect(compositions('compose.override.yaml')).toBeUndefined();
  });
});

describe('manifests', () => {
  test('are overlays, charts and plain files, and what lies in an overlay or a chart is not looked at on its own', () => {
    expect(manifests(API)).toEqual({
      overlays: ['services/api/deploy/overlays/prod'],
      charts: ['services/api/chart'],
      plain: ['services/api/svc.yaml'],
    });
  });

  test.each([
    ['a settings file', { 'a/settings.yaml': 'kind: dark\n' }],
    ['a component alone', { 'a/kustomization.yaml': 'apiVersion: x\nkind: Component\n' }],
    ['a library chart', { 'a/Chart.yaml': 'name: a\ntype: library\n' }],
    ['a workflow', { '.github/a.yml': SERVICE }],
    ['another format', { 'a/service.txt': SERVICE }],
    ['words further in', { 'a/x.yaml': 'spec:\n  apiVersion: v1\n  kind: Service\n' }],
    ['nothing', {}],
  ])('are not there for %s', (_what, files) => {
    expect(manifests(files)).toBeUndefined();
  });

  test('are there though they cannot be parsed: the check is what says so', () => {
    expect(manifests({ 'a/x.yaml': `${SERVICE}spec: {{ broken\n` })?.plain).toEqual(['a/x.yaml']);
  });

  test('of a root are the folder that everything is built from', () => {
    expect(manifests({ Kustomization: 'resources: []\n', 'a/service.yaml': SERVICE })).toEqual({
      overlays: ['.'],
      charts: [],
      plain: [],
    });
  });
});

describe('the files of a surface', () => {
  test('are those that its globs own: no package, no link, nothing of another surface', () => {
    const folder = checkoutWith({
      ...API,
      'services/worker/Dockerfile': 'FROM scratch\n',
      'services/api/node_modules/a/Dockerfile': 'FROM scratch\n',
      'services/api/README.md': 'excluded\n',
    });
    symlinkSync(join(folder, 'services/worker'), join(folder, 'services/api/linked'));
    expect(surfaceFiles(api, folder, '.').map(({ path }) => path)).toEqual(Object.keys(API).sort());
  });

  test('that cannot be read are an error, not nothing', () => {
    expect(() => surfaceFiles(api, '/nowhere/at/all', 'nowhere')).toThrow(UserError);
  });
});
