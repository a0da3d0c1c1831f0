import { globChoices, namesCover, namesMeet } from './globs';
import { inFolders, isEnding, partIn, takesFolders } from './owner-folders';
import { common, type Item, inOrder, type Names, patternsOf, prefixOf } from './owner-patterns';
import type { Surface } from './schema/surface';

/** A line of a CODEOWNERS file: a pattern and its owner, or no owner where a surface excludes a part. */
export interface OwnerLine {
  readonly pattern: string;
  readonly surface: Surface | undefined;
}

/** A glob that CODEOWNERS cannot express, and why. */
export interface OwnerRefusal {
  readonly surface: Surface;
  readonly list: 'include' | 'exclude';
  readonly index: number;
  readonly reason: string;
}

/** The CODEOWNERS lines for surfaces of one repository. */
export interface OwnerLines {
  readonly lines: readonly OwnerLine[];
  readonly refusals: readonly OwnerRefusal[];
}

const NO_CLASSES = 'CODEOWNERS has no classes "[...]"';
const FOLDERS_TOO =
  'CODEOWNERS also gives its owner all that lies in a folder of such a name, and cannot give that back (with "/**" at its end, the glob takes those folders, too)';
const TOO_MANY = 'it meets too many other globs to be compared with all of them';

interface Layer {
  readonly names: Names;
  readonly surface: Surface | undefined;
}

// Steps of comparing names. A thousand surfaces that leave parts out take about one million.
const MAX_STEPS = 20_000_000;

class Painter {
  private left = MAX_STEPS;
  readonly lines: OwnerLine[] = [];
  readonly refusals: OwnerRefusal[] = [];
  /** `=folder` lists the globs that start there; `folder` also lists those that start below. */
  private readonly byFolder = new Map<string, Item[]>();
  private readonly painted = new Map<Item, number>();

  /** The globs of the lines so far, in their order. */
  private readonly layers: Layer[] = [];

  /** Writes the lines for a glob as it stands. False where there are none. */
  private write(names: Names, surface: Surface | undefined): boolean {
    const patterns = patternsOf(names);
    this.lines.push(...patterns.map((pattern) => ({ pattern, surface })));
    this.layers.push({ names, surface });
    return patterns.length > 0;
  }

  /** Writes the lines for a glob, or returns the reason why CODEOWNERS cannot express it. */
  private paint(names: Names, surface: Surface | undefined): string | undefined {
    const below = this.layers.length;
    if (!this.write(names, surface)) return NO_CLASSES;
    if (!takesFolders(names)) return undefined;
    // No finite list of lines gives back the folders at any depth. A surface that leaves out an ending of files takes
    // them itself.
    if (names.includes('**')) return surface === undefined && isEnding(names) ? undefined : FOLDERS_TOO;
    return this.giveFoldersBack(names, this.layers.slice(0, below));
  }

  /** Writes again, for the folders that a pattern takes beyond its glob, the lines before it. */
  private giveFoldersBack(names: Names, before: readonly Layer[]): string | undefined {
    const region = inFolders(names);
    let from = before.length - 1;
    for (; from >= 0; from -= 1) {
      const { names: wider = [] } = before[from] ?? {};
      this.left -= wider.length * region.length;
      if (this.left < 0 || namesCover(wider, region)) break;
    }
    if (this.left < 0) return TOO_MANY;
    if (from === -1) this.paint(region, undefined);
    for (const layer of before.slice(Math.max(from, 0))) {
      if (!namesMeet(layer.names, region)) continue;
      const part = partIn(names, layer.names);
      if (part === undefined) return FOLDERS_TOO;
      const reason = this.paint(part, layer.surface);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  private refuse(refusal: OwnerRefusal): void {
    const isKnown = this.refusals.some(
      ({ surface, list, index }) => surface === refusal.surface && list === refusal.list && index === refusal.index,
    );
    if (!isKnown) this.refusals.push(refusal);
  }

  /** The earlier globs whose paths may lie in a glob: those that start above its folder, in it, or below. */
  private near(names: Names): readonly Item[] {
    const prefix = prefixOf(names);
    const keys = [...prefix.map((_name, depth) => `=${prefix.slice(0, depth).join('/')}`), prefix.join('/')];
    const found = new Set(keys.flatMap((key) => this.byFolder.get(key) ?? []));
    return [...found].sort((a, b) => (this.painted.get(a) ?? 0) - (this.painted.get(b) ?? 0));
  }

  add(item: Item): void {
    const { surface, names, index } = item;
    const reason = this.paint(names, surface);
    if (reason !== undefined) {
      this.refuse({ surface, list: 'include', index, reason });
      return;
    }
    const left = exclusionsOf(surface).flatMap((choices, at) => choices.map((each) => ({ at, each })));
    const isLast = ({ each }: (typeof left)[number]) => !(takesFolders(each) && each.includes('**'));
    // First those whose folders are given back: other exclusions may lie in such a folder.
    for (const { at, each } of [...left.filter((one) => !isLast(one)), ...left.filter(isLast)]) {
      if (namesMeet(each, names)) this.leaveOut(item, at, each);
    }
    this.painted.set(item, this.painted.size);
    const prefix = prefixOf(names);
    const all = Array.from({ length: prefix.length + 1 }, (_, depth) => prefix.slice(0, depth).join('/'));
    for (const key of [...all, `=${prefix.join('/')}`]) {
      const group = this.byFolder.get(key);
      if (group) group.push(item);
      else this.byFolder.set(key, [item]);
    }
  }

  /** A part that a surface excludes goes back to its former owner. */
  private leaveOut({ surface, names }: Item, at: number, exclusion: Names): void {
    const region = common(names, exclusion);
    const refuse = (reason: string) => this.refuse({ surface, list: 'exclude', index: at, reason });
    if (region === undefined) {
      refuse(`CODEOWNERS has no pattern for what it has in common with "${names.join('/')}"`);
      return;
    }
    const reason = this.paint(region, undefined);
    if (reason !== undefined) {
      refuse(reason);
      return;
    }
    const isDeep = takesFolders(region) && region.includes('**');
    let isOwned = false;
    for (const before of this.near(region)) {
      this.left -= before.names.length * region.length;
      if (this.left < 0) {
        refuse(TOO_MANY);
        return;
      }
      if (before.surface === surface || !namesMeet(before.names, region)) continue;
      const part = common(before.names, region);
      if (part !== undefined && leavesOut(before.surface, part) === 'all') continue;
      const isWhole = part !== undefined && leavesOut(before.surface, part) === 'nothing';
      // With `isDeep`, the other surface has all that lies in the folders, too.
      const isGiven = isDeep && namesCover(before.names, inFolders(region)) && isWhole;
      if (isGiven) isOwned = this.write(part, before.surface);
      else if (isDeep || !isWhole || this.paint(part, before.surface) !== undefined) {
        refuse(`CODEOWNERS cannot give back to ${before.surface.id} what it has there`);
      }
    }
    // Without this line, nobody is asked about code in a folder that is called like a file that is left out. With it, the
    // owner is also asked about such a file in such a folder.
    if (isDeep && !isOwned) this.write(inFolders(region), surface);
  }
}

const exclusions = new WeakMap<Surface, readonly (readonly Names[])[]>();

/** The choices of each part that a surface leaves out, read once. */
function exclusionsOf(surface: Surface): readonly (readonly Names[])[] {
  const known = exclusions.get(surface) ?? surface.paths.exclude.map(globChoices);
  exclusions.set(surface, known);
  return known;
}

// A part that its own surface partly excludes would get a wrong owner.
function leavesOut(surface: Surface, names: Names): 'all' | 'some' | 'nothing' {
  const choices = exclusionsOf(surface).flat();
  if (choices.some((each) => namesCover(each, names))) return 'all';
  return choices.some((each) => namesMeet(each, names)) ? 'some' : 'nothing';
}

/**
 * The CODEOWNERS lines for the surfaces of one repository. For every path, the owner in the last matching line owns a
 * surface of that path: the surface with the innermost glob, where one lies within the others.
 */
export function ownerLines(surfaces: readonly Surface[]): OwnerLines {
  const items = surfaces.flatMap((surface, order) =>
    surface.paths.include.flatMap((glob, index) =>
      globChoices(glob).map((names): Item => ({ names, surface, index, order })),
    ),
  );
  const painter = new Painter();
  for (const item of inOrder(items)) painter.add(item);
  return painter;
}
