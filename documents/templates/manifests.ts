import { posix } from 'node:path';
import { yamlMembers } from '../../formats/yaml/members';
import type { SourceFile } from './checkout';

/** What a surface has of Kubernetes manifests: paths in the repository, `.` for its root. */
export interface Manifests {
  /** Folders that kustomize builds: every one but components, which cannot be built on their own. */
  readonly overlays: readonly string[];
  /** Folders of Helm charts, libraries left out. */
  readonly charts: readonly string[];
  /** Files that are manifests as they stand. */
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
  // What lies in these folders is a patch, a template or a resource of theirs: it is judged as what they make of it.
  const built = foldersOf([...kustomizations, ...charts]);
  const plain = named(YAML).filter(({ path, text }) => {
    if (path.startsWith('.github/') || built.some((folder) => isBelow(path, folder))) return false;
    // A manifest with a fault in it is one all the same, and is to fail.
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
