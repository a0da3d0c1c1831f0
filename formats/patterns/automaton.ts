/** The input of an automaton's step: one character, or none. */
interface Edge {
  readonly accepts: ((character: string) => boolean) | undefined;
  readonly to: number;
}

/**
 * A pattern as an automaton, built from left to right. It follows all paths at once, so a match costs at most the
 * length of the text times the length of the pattern.
 */
export class Automaton {
  private readonly edges: Edge[][] = [[]];
  private last = 0;

  private next(): number {
    this.edges.push([]);
    return this.edges.length - 1;
  }

  private edge(from: number, to: number, accepts?: Edge['accepts']): void {
    this.edges[from]?.push({ accepts, to });
  }

  /** One character. */
  one(accepts: (character: string) => boolean): this {
    const to = this.next();
    this.edge(this.last, to, accepts);
    this.last = to;
    return this;
  }

  /** One character, or none. */
  optional(accepts: (character: string) => boolean): this {
    const from = this.last;
    this.one(accepts);
    this.edge(from, this.last);
    return this;
  }

  /** Any number of characters. */
  any(accepts: (character: string) => boolean): this {
    const to = this.next();
    this.edge(this.last, to);
    this.edge(to, to, accepts);
    this.last = to;
    return this;
  }

  /** Any number of whole folders, each with a slash after it. */
  folders(): this {
    const [between, within] = [this.next(), this.next()];
    const isName = (character: string) => character !== '/';
    this.edge(this.last, between);
    this.edge(between, within, isName);
    this.edge(within, within, isName);
    this.edge(within, between, (character) => character === '/');
    this.last = between;
    return this;
  }

  /** Matches nothing, or a text that starts with at least one `accepts` character and ends with a slash. */
  prefix(): this {
    const [within, to] = [this.next(), this.next()];
    this.edge(this.last, to);
    this.edge(this.last, within, () => true);
    this.edge(within, within, () => true);
    this.edge(within, to, (character) => character === '/');
    this.last = to;
    return this;
  }

  /** One of several automata. */
  either(parts: readonly ((part: Automaton) => void)[]): this {
    const from = this.last;
    const to = this.next();
    for (const part of parts) {
      this.last = this.next();
      this.edge(from, this.last);
      part(this);
      this.edge(this.last, to);
    }
    this.last = to;
    return this;
  }

  private closure(states: Iterable<number>): Set<number> {
    const found = new Set<number>();
    const pending = [...states];
    for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
      if (found.has(state)) continue;
      found.add(state);
      for (const { accepts, to } of this.edges[state] ?? []) if (accepts === undefined) pending.push(to);
    }
    return found;
  }

  /** Whether it accepts a whole text. */
  matches(text: string): boolean {
    let states = this.closure([0]);
    for (const character of text) {
      const reached = new Set<number>();
      for (const state of states) {
        for (const { accepts, to } of this.edges[state] ?? []) if (accepts?.(character) === true) reached.add(to);
      }
      if (reached.size === 0) return false;
      states = this.closure(reached);
    }
    return states.has(this.last);
  }
}
