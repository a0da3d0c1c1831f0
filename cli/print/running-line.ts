import { clearLine, cursorTo } from 'node:readline';

/** The silence before a command says that it still runs, and the interval after that; milliseconds. */
const AFTER_MS = 2000;
const EVERY_MS = 1000;

/** The time functions of a running line. */
export interface Ticks {
  readonly now: () => number;
  /** Repeats an action; returns a function that stops it. */
  readonly every: (ms: number, act: () => void) => () => void;
}

const TICKS: Ticks = {
  now: Date.now,
  every: (ms, act) => {
    const timer = setInterval(act, ms);
    // The timer must not keep a finished command alive.
    timer.unref();
    return () => clearInterval(timer);
  },
};

/**
 * The last line of a terminal while a command runs: its action and its duration. It appears after two seconds, and is
 * cleared before any other output.
 */
export class RunningLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #stop: () => void;
  #what = 'working';
  #isShown = false;

  constructor(stream: NodeJS.WriteStream, { now, every }: Ticks = TICKS) {
    this.#stream = stream;
    this.#now = now;
    this.#startedAt = now();
    this.#stop = every(EVERY_MS, () => this.#show());
  }

  /** Prints the next step on a line that stays. */
  say(what: string): void {
    this.clear();
    this.#what = what;
    this.#stream.write(`${what}\n`);
  }

  /** Clears the line for other output. */
  clear(): void {
    if (!this.#isShown) return;
    cursorTo(this.#stream, 0);
    clearLine(this.#stream, 0);
    this.#isShown = false;
  }

  /** Removes the line for good: a person is asked, or another program writes to the terminal. */
  end(): void {
    this.#stop();
    this.clear();
  }

  #show(): void {
    const took = this.#now() - this.#startedAt;
    if (took < AFTER_MS) return;
    this.clear();
    const text = `… ${this.#what} (${Math.floor(took / 1000)} s)`;
    // A line that wraps could not be cleared completely.
    this.#stream.write(text.slice(0, Math.max(0, (this.#stream.columns || 80) - 1)));
    this.#isShown = true;
  }
}
