// Node 24 and --experimental-vm-modules (test/run.js sets both) let jest load the ESM-only libraries by require(esm).
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // A worker that has run many files weighs gigabytes, and each process that it starts then takes a tenth of a second.
  workerIdleMemoryLimit: '700MB',
  // A bound for what hangs, not a measure of speed: machines are slow at times.
  testTimeout: 120_000,
};
