import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../../../../documents/templates/checkout';
import { surfaceTemplates } from '../../../../documents/templates/templates';
import { loadRegistry } from '../../../../registry/load';
import { NOW, ROOT } from '../../registry/fixtures';

/** The files of the surface `api` in the examples: every kind of container and of manifest once, and similar files. */
export const API: Readonly<Record<string, string>> = {
  'services/api/Dockerfile': 'FROM scratch\n',
  'services/api/Dockerfile.dockerignore': 'dist\n',
  'services/api/chart/Chart.yaml': 'apiVersion: v2\nname: api\n',
  'services/api/chart/templates/service.yaml': 'apiVersion: v1\nkind: Service\n',
  'services/api/compose.yaml': 'services: {}\n',
  'services/api/compose.override.yaml': 'services: {}\n',
  'services/api/deploy/overlays/prod/kustomization.yaml': 'resources: [service.yaml]\n',
  'services/api/deploy/overlays/prod/service.yaml': 'apiVersion: v1\nkind: Service\n',
  'services/api/settings.yaml': 'apiVersion: 3\nlevel: debug\n',
  'services/api/svc.yaml': 'apiVersion: v1\nkind: Service\n',
};

/** Files in the form of a surface's sources. */
export function sources(files: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text: () => text }));
}

/** The committed registry, and one of its surfaces. */
export const { registry } = loadRegistry(join(ROOT, 'registry/deploy-surfaces.json'), { now: NOW });
export const api = registry.surfaces.find(({ id }) => id === 'api')!;

/** The templates of the surface `api` with these files. */
export function templatesOf(files: Readonly<Record<string, string>>) {
  return surfaceTemplates(api, sources(files), registry.runners.default);
}

/** A folder with these files and the committed registry. */
export function checkoutWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-templates-'));
  cpSync(join(ROOT, 'registry/deploy-surfaces.json'), join(folder, 'registry/deploy-surfaces.json'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
