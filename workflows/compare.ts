import type { Registry } from '../registry/schema';
import type { NewFile } from '../registry/template';
import { type FileOptions, workflowFiles } from './all';
import type { CalledPlace } from './caller';
import { originOf, registryName } from './mark';

/**
 * What a workflow file is beside the one that the registry asks for: `own` has no mark and stands in its place, `surplus`
 * has the mark, and the registry asks for it no more.
 */
export type FileState = 'same' | 'differs' | 'missing' | 'own' | 'surplus';

/** One file of the comparison. */
export interface ComparedFile {
  readonly path: string;
  readonly state: FileState;
}

/** The comparison of a checkout with what the registry asks for. */
export interface Comparison {
  /** Whether any file is generated from this registry: where none is, a repository has its workflows from elsewhere. */
  readonly isBuilt: boolean;
  readonly files: readonly ComparedFile[];
}

/** Places that the registry's trust pins by their commit: what is called there signs, and is believed. */
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

/**
 * Compares the workflow files of a checkout, by path, with what the registry asks for: byte for byte. A caller counts as
 * well where it calls what the registry's trust pins. Files without the mark at other paths are the team's own.
 */
export function comparison(
  registry: Registry,
  key: string,
  options: FileOptions = {},
): (present: ReadonlyMap<string, string>) => Comparison {
  const name = registryName(registry);
  const isOurs = (text: string) => originOf(text) === name;
  const wanted = workflowFiles(registry, key, options);
  const places = options.call === undefined ? pinnedPlaces(registry) : [];
  const others = places.flatMap((call) => workflowFiles(registry, key, { call }));
  const paths = new Set(wanted.map(({ path }) => path));
  return (present) => {
    const states = wanted.map((file) => ({ path: file.path, state: stateOf(file, others, present.get(file.path)) }));
    const surplus = [...present]
      .filter(([path, text]) => !paths.has(path) && isOurs(text))
      .map(([path]): ComparedFile => ({ path, state: 'surplus' }));
    return { isBuilt: [...present.values()].some(isOurs), files: [...states, ...surplus] };
  };
}

function stateOf({ path, content }: NewFile, others: readonly NewFile[], text: string | undefined): FileState {
  if (text === undefined) return 'missing';
  if (text === content || others.some((other) => other.path === path && other.content === text)) return 'same';
  return originOf(text) === undefined ? 'own' : 'differs';
}
