// Shifts the clock of a Node process before anything else is loaded (`node --require`). `Date` starts this many
// milliseconds ahead and runs on from there. `performance` and timers keep the machine's time, and so do programs other
// than Node.
const childProcess = require('node:child_process');
const { OFFSET, withClock } = require('./clock-variables');

const offset = Number(process.env[OFFSET]);

/** Replaces the global Date. Dates that Node creates itself, such as those of files, are still instances of it. */
function shiftDate() {
  const Real = Date;
  const now = () => Real.now() + offset;
  function Shifted(...values) {
    if (new.target === undefined) return new Real(now()).toString();
    return Reflect.construct(Real, values.length === 0 ? [now()] : values, new.target);
  }
  Object.setPrototypeOf(Shifted, Real);
  Object.defineProperties(Shifted, {
    name: { value: Real.name, configurable: true },
    length: { value: Real.length, configurable: true },
    prototype: { value: Real.prototype },
    now: { value: now, configurable: true, writable: true },
  });
  Object.defineProperty(Real.prototype, 'constructor', { value: Shifted, configurable: true, writable: true });
  globalThis.Date = Shifted;
}

/** Passes the clock to child processes that get an environment of their own. */
function handOn() {
  const { ChildProcess } = childProcess;
  const { spawn } = ChildProcess.prototype;
  ChildProcess.prototype.spawn = function shifted(options) {
    const given = Object.fromEntries((options.envPairs ?? []).map((pair) => pair.split(/=(.*)/s, 2)));
    const envPairs = Object.entries(withClock(given, offset)).map(([name, value]) => `${name}=${value}`);
    return spawn.call(this, { ...options, envPairs });
  };
  for (const name of ['spawnSync', 'execFileSync', 'execSync']) {
    const start = childProcess[name];
    childProcess[name] = (...values) => {
      const options = values.at(-1);
      if (!options?.env) return start(...values);
      return start(...values.slice(0, -1), { ...options, env: withClock(options.env, offset) });
    };
  }
}

shiftDate();
handOn();
