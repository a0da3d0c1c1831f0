// How jest runs the tests: `npm test` (test/run.js) adds which of them.
module.exports = {
  // One realm and one copy of the product for all files of a worker (test/harness/runtime.js).
  testEnvironment: '<rootDir>/test/harness/environment.js',
  runtime: '<rootDir>/test/harness/runtime.js',
  testSequencer: '<rootDir>/test/harness/sequencer.js',
  // Translated files and the durations of the last run outlive the folder for temporary files, which each run has anew.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // A bound for what hangs, not a measure of speed: a machine may be slow. A test has a bound of its own only above this one.
  testTimeout: 900_000,
};
