/** Whether more of a fact opens something (`grant`) or holds something back (`guard`). */
export type Sense = 'grant' | 'guard';

/** Something that a registry says of who can let what through. */
export interface Fact {
  readonly sense: Sense;
  /** What facts of one kind about several targets have in common: they are told in one sentence. */
  readonly group: string;
  /** What it is about, e.g. a surface on a tier: of a scope that one side lacks only the scope itself is told. */
  readonly scope: string;
  /** The name that stands in the sentence. */
  readonly target: string;
  /** The sentence when it comes, for all targets. */
  readonly added: (targets: string) => string;
  /** The sentence when it goes. */
  readonly removed: (targets: string) => string;
}

/** A number that guards: the lower it is, the wider the access. */
export interface Level extends Pick<Fact, 'group' | 'scope' | 'target'> {
  /** Which number of its scope. */
  readonly id: string;
  readonly value: number;
  readonly changed: (targets: string, from: number, to: number) => string;
}

/** All facts and levels of a registry. */
export interface Facts {
  readonly facts: readonly Fact[];
  readonly levels: readonly Level[];
  /** Each scope with what is told when one side lacks it altogether; undefined where a level tells that already. */
  readonly scopes: ReadonlyMap<string, Fact | undefined>;
}

/** A fact that needs no targets: one sentence coming, one going. */
export function single(sense: Sense, scope: string, group: string, added: string, removed: string): Fact {
  return { sense, scope, group, target: '', added: () => added, removed: () => removed };
}

/** Merges several sets of facts and levels into one. */
export function mergedFacts(parts: readonly Facts[]): Facts {
  return {
    facts: parts.flatMap(({ facts }) => facts),
    levels: parts.flatMap(({ levels }) => levels),
    scopes: new Map(parts.flatMap(({ scopes }) => [...scopes])),
  };
}
