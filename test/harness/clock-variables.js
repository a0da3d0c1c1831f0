// The variables that give a Node process, and all that it starts, another time (clock.js).
const fs = require('node:fs');
const path = require('node:path');

const OFFSET = 'CAUSEWAY_TEST_CLOCK_OFFSET';
const PRELOAD = `--require=${JSON.stringify(path.join(__dirname, 'clock.js'))}`;

/** The folder of the engine that tells its history by this clock. */
const ENGINE = path.join(__dirname, 'engine');

/** A search path with that folder right before the first one that has the engine. */
function withEngine(searched) {
  const folders = searched.split(path.delimiter);
  const first = folders.findIndex((folder) => fs.existsSync(path.join(folder, 'pulumi')));
  if (first < 0 || folders[first] === ENGINE) return searched;
  return folders.toSpliced(first, 0, ENGINE).join(path.delimiter);
}

/** An environment under which Node processes run so many milliseconds ahead of the machine, unless it has a clock already. */
function withClock(env, offset) {
  const options = env.NODE_OPTIONS ?? '';
  const clock = { NODE_OPTIONS: `${options} ${PRELOAD}`.trim(), [OFFSET]: String(offset) };
  const searched = env.PATH ? { PATH: withEngine(env.PATH) } : {};
  return { ...env, ...searched, ...(options.includes(PRELOAD) ? {} : clock) };
}

/** An environment under which Node processes begin at CAUSEWAY_TEST_CLOCK: the same where it is not set. */
function withTestClock(env) {
  const time = env.CAUSEWAY_TEST_CLOCK;
  if (!time) return env;
  const at = Date.parse(time);
  if (Number.isNaN(at)) throw new Error(`CAUSEWAY_TEST_CLOCK is "${time}": a date or a time, as 2031-01-01T00:00:00Z`);
  // The machine's own time, wherever `Date` stands here.
  return withClock(env, Math.round(at - performance.timeOrigin - performance.now()));
}

module.exports = { OFFSET, withClock, withTestClock };
