// Which files begin first: the longest, so that all workers are busy to the end.
const Module = require('node:module');
const { KINDS, kindOf } = require('./kinds');

const Sequencer = Module.createRequire(require.resolve('jest/package.json'))('@jest/test-sequencer').default;

class LongestFirst extends Sequencer {
  sort(tests) {
    const place = (test) => KINDS.indexOf(kindOf(test.path));
    // Within a kind jest's own order: by how long each took here before, else by size.
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
}

module.exports = LongestFirst;
