/** Why a check may not be reported: what is known to go wrong, and what nobody can tell from the files. */
export interface Doubts {
  readonly faults: readonly string[];
  readonly unknowns: readonly string[];
}

/** No doubt at all. */
export const NO_DOUBTS: Doubts = { faults: [], unknowns: [] };

/** One that is known to go wrong. */
export function fault(why: string): Doubts {
  return { faults: [why], unknowns: [] };
}

/** One that nobody can tell. */
export function unknown(why: string): Doubts {
  return { faults: [], unknowns: [why] };
}

/** All of several. */
export function together(all: readonly Doubts[]): Doubts {
  return { faults: all.flatMap(({ faults }) => faults), unknowns: all.flatMap(({ unknowns }) => unknowns) };
}

/** Each doubt with something before it. */
export function within(before: string, { faults, unknowns }: Doubts): Doubts {
  const named = (whys: readonly string[]) => whys.map((why) => `${before} ${why}`);
  return { faults: named(faults), unknowns: named(unknowns) };
}
