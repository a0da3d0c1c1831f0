// The environment of a mutation run. It notes which file each test is in: `nearest.js` leaves out the files without a test
// that reaches the mutant. Stryker itself filters tests by their names, for which jest would load every file of the part.
// After the first test that notices the mutant the others are skipped: jest has no such option for a run inside a process
// (https://github.com/jestjs/jest/issues/11766).
const SharedEnvironment = require('../harness/environment');
const { noteDuration, noteTest } = require('./nearest');

function nameOf(test) {
  const names = [];
  for (let each = test; each.parent; each = each.parent) names.unshift(each.name);
  return names.join(' ');
}

const activeMutant = () => process.env.__STRYKER_ACTIVE_MUTANT__;
let noticed;

class MutationEnvironment extends SharedEnvironment {
  constructor(config, context) {
    super(config, context);
    this.testPath = context.testPath;
    this.startedAt = performance.now();
  }

  async teardown() {
    noteDuration(this.testPath, performance.now() - this.startedAt);
    await super.teardown();
  }

  handleTestEvent(event) {
    const mutant = activeMutant();
    if (event.name === 'test_start') {
      noteTest(nameOf(event.test), this.testPath);
      if (mutant !== undefined && mutant === noticed) event.test.mode = 'skip';
    }
    if (event.name === 'test_done' && event.test.errors.length > 0) noticed = mutant;
  }
}

module.exports = MutationEnvironment;
