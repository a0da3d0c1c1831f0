/** The answer of a verifier. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Counts attacks. Each must have been refused with a reason. */
export interface Tally {
  /** Records the answer to an attack. Throws when the attack succeeded, or was refused without a reason. */
  readonly refused: (attack: string, answer: Answer) => void;
  /** The number of attacks. Prints it. */
  readonly report: () => number;
}

/** A tally of the attacks on one subject. */
export function tallyOf(what: string): Tally {
  let count = 0;
  return {
    refused: (attack, answer) => {
      if (answer.ok) throw new Error(`${what}: the attack succeeded: ${attack}`);
      if (answer.reason === '') throw new Error(`${what}: refused without a reason: ${attack}`);
      count += 1;
    },
    report: () => {
      process.stdout.write(`attacks on ${what}: ${count}, all refused\n`);
      return count;
    },
  };
}
