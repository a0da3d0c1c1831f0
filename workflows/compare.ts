import { githubName } from '../registry/github-name';
import type { Registry } from '../registry/schema';
import { repositoryOf } from '../registry/selectors';
import type { NewFile } from '../registry/template';
import type { CalledPlace } from './caller';
import { generatedFiles } from './generated-files';
import { hasBrokenMark, originOf, registryName } from './mark';
import type { FileOptions } from './workflow-files';

/**
 * The state of a workflow file compared with the one that the registry asks for. `own` has no mark and is at its path,
 * `foreign` has the mark of another registry, `surplus` has this one's mark but the registry no longer asks for it.
 */
export type FileState = 'same' | 'differs' | 'missing' | 'own' | 'foreign' | 'surplus';

/** One file of the comparison. */
export interface ComparedFile {
  readonly path: string;
  readonly state: FileState;
}

/** The comparison of a checkout with the files that the registry asks for. */
export interface Comparison {
  /**
   * Whether any file is generated from this registry. Where none is, a repository gets its workflows from elsewhere.
   */
  readonly isBuilt: boolean;
  readonly files: readonly ComparedFile[];
  /**
   * The reasons why no file is generated from this registry although some should be. Empty where one is generated, or
   * none ever was.
   */
  readonly unsure: readonly string[];
  /** Workflows of this repository that the registry's trust names, and that are neither generated nor there. */
  readonly lostSigners: readonly string[];
}

/** Options for comparing a checkout, in addition to those for writing its files. */
export interface ComparisonOptions extends FileOptions {
  /** `owner/name` of the governing repository before it was renamed. Files of that registry belong to this one. */
  readonly former?: string | undefined;
  /** Other registries of the checkout, by their governing repository. Their files belong to them. */
  readonly neighbours?: readonly string[];
}

/** Places that the registry's trust pins by their commit. Workflows that are called there sign trusted statements. */
function pinnedPlaces({ trust }: Registry): readonly CalledPlace[] {
  const all = (trust?.entries ?? []).flatMap((entry) => {
    if (entry.kind !== 'sigstore') return [];
    const [owner, name] = entry.signerWorkflow.split('/');
    return entry.signerDigests.map((commit) => `${owner}/${name}@${commit}`);
  });
  return [...new Set(all)].map((text) => {
    const [repository = '', commit = ''] = text.split('@');
    return { repository, commit };
  });
}

/** A file without its first line, which is the mark. */
function bodyOf(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}

const linesOf = (text: string) => new Set(text.split('\n').map((line) => line.trim()));

/** Whether at least half of a generated file's lines are in a text. No workflow that a team wrote has that many. */
function isEditedCopy(text: string, { content }: NewFile): boolean {
  const [found, lines] = [linesOf(text), [...linesOf(content)]];
  return lines.filter((line) => found.has(line)).length * 2 >= lines.length;
}

// Generated files without their mark, or with the mark of a registry that no longer exists.
function strangers(
  wanted: readonly NewFile[],
  present: ReadonlyMap<string, string>,
  neighbours: readonly string[],
): readonly string[] {
  const bodies = new Set(wanted.map(({ content }) => bodyOf(content)));
  return [...present].flatMap(([path, text]) => {
    const origin = originOf(text);
    if (origin !== undefined) {
      return neighbours.includes(origin) ? [] : [`${path} is generated from the registry of ${origin}`];
    }
    const isGenerated =
      hasBrokenMark(text) || bodies.has(bodyOf(text)) || wanted.some((file) => isEditedCopy(text, file));
    return isGenerated ? [`${path} is generated, and its mark was edited`] : [];
  });
}

/** The paths of a repository's workflows that the registry's trust names as signers. */
function signersOf(registry: Registry, key: string): readonly string[] {
  const own = `${registry.organization.login}/${repositoryOf(registry, key).name}/`;
  const signers = (registry.trust?.entries ?? []).flatMap((entry) =>
    entry.kind === 'sigstore' && githubName(entry.signerWorkflow).startsWith(githubName(own))
      ? [entry.signerWorkflow.slice(own.length)]
      : [],
  );
  return [...new Set(signers)];
}

const lost = (path: string) => `${path} is not there, and the registry trusts what it signs`;

/**
 * Compares the workflow files of a checkout, by path and byte for byte, with the files that the registry asks for. A
 * caller also counts where it calls a workflow that the registry's trust pins. Files without the mark at other paths
 * belong to the team.
 */
export function compareWorkflows(
  registry: Registry,
  key: string,
  { former, neighbours = [], ...options }: ComparisonOptions = {},
): (present: ReadonlyMap<string, string>) => Comparison {
  const names = [registryName(registry), ...(former === undefined ? [] : [former])];
  const isOurs = (text: string) => names.includes(originOf(text) ?? '');
  const wanted = generatedFiles(registry, key, options);
  const places = options.call === undefined ? pinnedPlaces(registry) : [];
  const others = places.flatMap((call) => generatedFiles(registry, key, { call }));
  const paths = new Set(wanted.map(({ path }) => path));
  const signers = signersOf(registry, key);
  const stateOf = ({ path, content }: NewFile, text: string | undefined): FileState => {
    if (text === undefined) return 'missing';
    if (text === content || others.some((other) => other.path === path && other.content === text)) return 'same';
    if (originOf(text) === undefined) return 'own';
    return isOurs(text) ? 'differs' : 'foreign';
  };
  return (present) => {
    const states = wanted.map((file) => ({ path: file.path, state: stateOf(file, present.get(file.path)) }));
    const surplus = [...present]
      .filter(([path, text]) => !paths.has(path) && isOurs(text))
      .map(([path]): ComparedFile => ({ path, state: 'surplus' }));
    const isBuilt = [...present.values()].some(isOurs);
    const absent = signers.filter((path) => !present.has(path));
    const unsure = isBuilt
      ? []
      : [...strangers(wanted, present, neighbours), ...absent.filter((path) => paths.has(path)).map(lost)];
    // A wanted file that is absent is `missing` above. Without any generated file, the workflows come from elsewhere.
    const lostSigners = isBuilt ? absent.filter((path) => !paths.has(path)).map(lost) : [];
    return { isBuilt, files: [...states, ...surplus], unsure, lostSigners };
  };
}
