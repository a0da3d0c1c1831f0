import { posix } from 'node:path';
import { yamlMembers } from '../../formats/yaml/members';
import type { SourceFile } from './checkout';

/** A surface's Kubernetes manifests: paths in the repository, `.` for its root. */
export interface Manifests {
  /** Folders that kustomize builds: all except components, which cannot be built on their own. */
  readonly overlays: readonly string[];
  /** Folders of Helm charts, without libraries. */
  readonly charts: readonly string[];
  /** Files that are complete manifests. */
  readonly plain: readonly string[];
}

const KUSTOMIZATION = /^(?:kustomization\.ya?ml|Kustomization)$/;
const YAML = /\.ya?ml$/;

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function says(text: string, member: string, value: string): boolean {
  return yamlMembers(text, [member]).some((found) => found[member] === value);
}

function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}

/** The manifests among a surface's files; undefined when there are none. Throws what reading a file throws. */
export function manifestsOf(files: readonly SourceFile[]): Manifests | undefined {
  const named = (pattern: RegExp) => files.filter(({ path }) => pattern.test(posix.basename(path)));
  const foldersOf = (some: readonly SourceFile[]) => some.map(({ path }) => posix.dirname(path));
  const kustomizations = named(KUSTOMIZATION);
  const charts = named(/^Chart\.yaml$/);
  // Files in these folders are patches, templates or resources; the check judges the manifests that are built from
  // them.
  const built = foldersOf([...kustomizations, ...charts]);
  const plain = named(YAML).filter(({ path, text }) => {
    if (path.startsWith('.github/') || built.some((folder) => isBelow(path, folder))) return false;
    // A faulty manifest still counts as one, so that it fails.
    return yamlMembers(text(), ['apiVersion', 'kind']).some(
      ({ apiVersion, kind }) => isSaid(apiVersion) && isSaid(kind),
    );
  });
  const found = {
    overlays: foldersOf(kustomizations.filter(({ text }) => !says(text(), 'kind', 'Component'))),
    charts: foldersOf(charts.filter(({ text }) => !says(text(), 'type', 'library'))),
    plain: plain.map(({ path }) => path),
  };
  return found.overlays.length + found.charts.length + found.plain.length > 0 ? found : undefined;
}
