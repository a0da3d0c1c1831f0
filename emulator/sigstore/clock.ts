/** What time a service believes it is. */
export interface Clock {
  /** One object for all: the mock's parts keep the date that they were given, and this one is moved under them. */
  readonly date: Date;
  /** Brings `date` to the present, or to where the clock was set. */
  readonly tick: () => Date;
  /** Sets the clock; undefined lets it run with the real one again. */
  readonly set: (time: Date | undefined) => void;
}

/** A clock that stands at a time, or runs with the real one. */
export function settableClock(start: Date | undefined): Clock {
  let fixed = start;
  const date = new Date(0);
  const tick = () => {
    // The mock writes 120 ms as .12, which the verifying library does not read: whole seconds.
    date.setTime(Math.floor((fixed?.getTime() ?? Date.now()) / 1000) * 1000);
    return date;
  };
  tick();
  return {
    date,
    tick,
    set: (time) => {
      fixed = time;
      tick();
    },
  };
}
