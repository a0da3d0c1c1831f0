// The environment of a mutation run. It notes which file each test is in: `nearest.js` leaves out the files without a test
// that reaches the mutant. Stryker itself filters tests by their names, for which jest would load every file of the part.
const SharedEnvironment = require('../harness/environment');
const { noteTest } = require('./nearest');

function nameOf(test) {
  const names = [];
  for (let each = test; each.parent; each = each.parent) names.unshift(each.name);
  return names.join(' ');
}

class MutationEnvironment extends SharedEnvironment {
  constructor(config, context) {
    super(config, context);
    this.testPath = context.testPath;
  }

  handleTestEvent(event) {
    if (event.name === 'test_start') noteTest(nameOf(event.test), this.testPath);
  }
}

module.exports = MutationEnvironment;
