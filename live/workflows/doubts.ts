/** The reasons why a check may not be reported: known faults, and questions that the files cannot answer. */
export interface Doubts {
  readonly faults: readonly string[];
  readonly unknowns: readonly string[];
}

/** No doubts. */
export const NO_DOUBTS: Doubts = { faults: [], unknowns: [] };

/** A known fault. */
export function knownFault(why: string): Doubts {
  return { faults: [why], unknowns: [] };
}

/** An open question. */
export function openQuestion(why: string): Doubts {
  return { faults: [], unknowns: [why] };
}

/** The doubts of several, combined. */
export function combinedDoubts(all: readonly Doubts[]): Doubts {
  return { faults: all.flatMap(({ faults }) => faults), unknowns: all.flatMap(({ unknowns }) => unknowns) };
}

/** Each doubt with a prefix. */
export function prefixedDoubts(before: string, { faults, unknowns }: Doubts): Doubts {
  const named = (whys: readonly string[]) => whys.map((why) => `${before} ${why}`);
  return { faults: named(faults), unknowns: named(unknowns) };
}
