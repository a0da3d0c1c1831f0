// How Stryker runs the tests of a part: `npm run mutate` (test/mutation/run.js) names the part.
const base = require('../../jest.config');
const { PARTS } = require('./parts');

const { tests } = PARTS[process.env.CAUSEWAY_MUTATION_PART];

module.exports = {
  ...base,
  rootDir: `${__dirname}/../..`,
  // Stryker wraps the environment, and looks it up by its path.
  testEnvironment: require.resolve('./environment'),
  runtime: '<rootDir>/test/mutation/runtime.js',
  testSequencer: '<rootDir>/test/mutation/sequencer.js',
  filter: require.resolve('./nearest'),
  cacheDirectory: '<rootDir>/node_modules/.cache/jest-mutation',
  testMatch: tests.map((each) => (each.endsWith('/') ? `<rootDir>/${each}**/*.test.ts` : `<rootDir>/${each}*.test.ts`)),
};
