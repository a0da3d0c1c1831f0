// The variables that shift the time of a Node process and of all its children (clock.js).
const fs = require('node:fs');
const path = require('node:path');

const OFFSET = 'CAUSEWAY_TEST_CLOCK_OFFSET';
const PRELOAD = `--require=${JSON.stringify(path.join(__dirname, 'clock.js'))}`;

/** The folder of the engine wrapper that reports its history by this clock. */
const ENGINE = path.join(__dirname, 'engine');

/** A search path with that folder right before the first one that contains the engine. */
function withEngine(searched) {
  const folders = searched.split(path.delimiter);
  const first = folders.findIndex((folder) => fs.existsSync(path.join(folder, 'pulumi')));
  if (first < 0 || folders[first] === ENGINE) return searched;
  return folders.toSpliced(first, 0, ENGINE).join(path.delimiter);
}

/**
 * An environment whose Node processes run this many milliseconds ahead of the machine, unless it has a clock already.
 */
function withClock(env, offset) {
  const options = env.NODE_OPTIONS ?? '';
  const clock = { NODE_OPTIONS: `${options} ${PRELOAD}`.trim(), [OFFSET]: String(offset) };
  const searched = env.PATH ? { PATH: withEngine(env.PATH) } : {};
  return { ...env, ...searched, ...(options.includes(PRELOAD) ? {} : clock) };
}

/** An environment whose Node processes start at CAUSEWAY_TEST_CLOCK; unchanged if that is not set. */
function withTestClock(env) {
  const time = env.CAUSEWAY_TEST_CLOCK;
  if (!time) return env;
  const at = Date.parse(time);
  if (Number.isNaN(at)) throw new Error(`CAUSEWAY_TEST_CLOCK is "${time}": a date or a time, as 2031-01-01T00:00:00Z`);
  // The machine's own time, even if `Date` is shifted here.
  return withClock(env, Math.round(at - performance.timeOrigin - performance.now()));
}

module.exports = { OFFSET, withClock, withTestClock };
