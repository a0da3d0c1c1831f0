/** The time of a service. */
export interface Clock {
  /** One shared object: the mock's parts keep the date that they were given, so this object is changed in place. */
  readonly date: Date;
  /** Sets `date` to the present, or to the time that the clock was set to. */
  readonly tick: () => Date;
  /** Sets the clock; undefined returns it to the real time. */
  readonly set: (time: Date | undefined) => void;
}

/** A clock that is fixed at a time, or follows the real one. */
export function settableClock(start: Date | undefined): Clock {
  let fixed = start;
  const date = new Date(0);
  const tick = () => {
    // Whole seconds: the mock writes 120 ms as .12, which the verifying library cannot read.
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
