// The order of test files in a mutation run: the quickest first, because the first test that notices a mutant ends its run.
const Module = require('node:module');

const { durationOf } = require('./nearest');

const Sequencer = Module.createRequire(require.resolve('jest/package.json'))('@jest/test-sequencer').default;

class QuickestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => durationOf(one.path) - durationOf(other.path));
  }
}

module.exports = QuickestFirst;
