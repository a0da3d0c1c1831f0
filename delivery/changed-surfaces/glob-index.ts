import { globMatches } from '../../registry/glob-match';
import { type GlobPattern, parseGlob } from '../../registry/glob-pattern';
import { type GlobKeys, globKeys, gramsOf } from './glob-keys';

/** A glob that is parsed when it is first tried. */
interface Entry {
  readonly glob: string;
  pattern?: GlobPattern;
}

type Kind = keyof GlobKeys;
type Key = readonly [kind: Kind, text: string];

const KINDS: readonly Kind[] = ['folder', 'segments', 'grams'];

function keysOf(glob: string): readonly Key[] {
  const keys = globKeys(glob);
  if (!keys) return [];
  return [
    ...(keys.folder === '' ? [] : [['folder', keys.folder] as const]),
    ...keys.segments.map((text) => ['segments', text] as const),
    ...keys.grams.map((text) => ['grams', text] as const),
  ];
}

function matches(entry: Entry, path: string): boolean {
  entry.pattern ??= parseGlob(entry.glob);
  return globMatches(entry.pattern, path);
}

function tally(keys: Iterable<Key>): Readonly<Record<Kind, Map<string, number>>> {
  const counts = { folder: new Map(), segments: new Map(), grams: new Map() };
  for (const [kind, text] of keys) counts[kind].set(text, (counts[kind].get(text) ?? 0) + 1);
  return counts;
}

/**
 * Finds a path's matching globs without trying them all: each is indexed by the rarest of its required parts, and a
 * path is looked up by its folders, names and trigrams.
 */
export function globIndex(globs: Iterable<string>): (path: string) => readonly string[] {
  const distinct = [...new Set(globs)].map((glob) => ({ glob, keys: keysOf(glob) }));
  const counts = tally(distinct.flatMap(({ keys }) => keys));
  const index: Record<Kind, Map<string, Entry[]>> = { folder: new Map(), segments: new Map(), grams: new Map() };
  const always: Entry[] = [];
  for (const { glob, keys } of distinct) {
    let best: Key | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const [kind, text] of keys) {
      const count = counts[kind].get(text) ?? 0;
      if (count < fewest) [best, fewest] = [[kind, text], count];
    }
    const group = best ? index[best[0]].get(best[1]) : always;
    if (group) group.push({ glob });
    else if (best) index[best[0]].set(best[1], [{ glob }]);
  }

  function* asked(kind: Kind, path: string): Iterable<string> {
    if (kind === 'segments') yield* new Set(path.split('/'));
    else if (kind === 'grams') yield* new Set(gramsOf(path));
    else {
      for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) yield path.slice(0, end);
      yield path;
    }
  }

  return (path) => {
    const found = always.filter((entry) => matches(entry, path)).map(({ glob }) => glob);
    for (const kind of KINDS) {
      if (index[kind].size === 0) continue;
      for (const text of asked(kind, path)) {
        for (const entry of index[kind].get(text) ?? []) if (matches(entry, path)) found.push(entry.glob);
      }
    }
    return found;
  };
}
