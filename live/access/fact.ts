/** Whether more of a fact opens something (`grant`) or holds something back (`guard`). */
export type Sense = 'grant' | 'guard';

/** A statement of a registry about access. */
export interface Fact {
  readonly sense: Sense;
  /** Facts of one kind about several targets share a group and are reported in one sentence. */
  readonly group: string;
  /** Its scope, e.g. a surface on a tier. If one side lacks the scope, only the scope is reported. */
  readonly scope: string;
  /** The name in the sentence. */
  readonly target: string;
  /** The sentence when the fact is new, for all targets. */
  readonly added: (targets: string) => string;
  /** The sentence when the fact is gone. */
  readonly removed: (targets: string) => string;
}

/** A number that guards: a lower number widens access. */
export interface Level extends Pick<Fact, 'group' | 'scope' | 'target'> {
  /** The name of the number within its scope. */
  readonly id: string;
  readonly value: number;
  readonly changed: (targets: string, from: number, to: number) => string;
}

/** All facts and levels of a registry. */
export interface Facts {
  readonly facts: readonly Fact[];
  readonly levels: readonly Level[];
  /** Each scope with the fact that reports its absence; undefined where a level reports it already. */
  readonly scopes: ReadonlyMap<string, Fact | undefined>;
}

/** A fact without targets: one sentence when it is new, one when it is gone. */
export function factWithoutTarget(sense: Sense, scope: string, group: string, added: string, removed: string): Fact {
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
