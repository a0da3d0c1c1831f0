// The order in which files start: longest first, so that all workers stay busy to the end.
const Module = require('node:module');
const path = require('node:path');
const { KINDS, TESTS, kindOf } = require('./kinds');

/** Played stories. Without the times of an earlier run, jest sorts by the size of files, and theirs are small. */
const STORIES = path.join(TESTS, 'services', 'simulation') + path.sep;

const Sequencer = Module.createRequire(require.resolve('jest/package.json'))('@jest/test-sequencer').default;

class LongestFirst extends Sequencer {
  sort(tests) {
    const place = (test) => KINDS.indexOf(kindOf(test.path)) + (test.path.startsWith(STORIES) ? 0 : 0.5);
    // Within a kind, use jest's own order: by the time that each took here before, else by size.
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
}

module.exports = LongestFirst;
