import { clearLine, cursorTo } from 'node:readline';

/** How long a command is silent before it says that it still runs, and how often it says so; milliseconds. */
const AFTER_MS = 2000;
const EVERY_MS = 1000;

/** Time as a running line needs it. */
export interface Ticks {
  readonly now: () => number;
  /** Acts again and again; gives what ends it. */
  readonly every: (ms: number, act: () => void) => () => void;
}

const TICKS: Ticks = {
  now: Date.now,
  every: (ms, act) => {
    const timer = setInterval(act, ms);
    // It must not keep a command alive that has nothing more to do.
    timer.unref();
    return () => clearInterval(timer);
  },
};

/**
 * The last line of a terminal while a command runs: what it does, and for how long. It comes after two seconds, and it is
 * gone before anything else is written.
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

  /** Says what goes on from here, on a line that stays. */
  say(what: string): void {
    this.clear();
    this.#what = what;
    this.#stream.write(`${what}\n`);
  }

  /** Takes the line away, for something else to be written. */
  clear(): void {
    if (!this.#isShown) return;
    cursorTo(this.#stream, 0);
    clearLine(this.#stream, 0);
    this.#isShown = false;
  }

  /** Takes the line away for good: a person is asked, or another program writes to the terminal. */
  end(): void {
    this.#stop();
    this.clear();
  }

  #show(): void {
    const took = this.#now() - this.#startedAt;
    if (took < AFTER_MS) return;
    this.clear();
    const text = `… ${this.#what} (${Math.floor(took / 1000)} s)`;
    // A line that wraps could not be taken away whole.
    this.#stream.write(text.slice(0, Math.max(0, (this.#stream.columns || 80) - 1)));
    this.#isShown = true;
  }
}
