// What the product, the demo and the tools use of each other, without tests and benchmarks: an export that only tests use
// is not one. `npm run unused` runs it after knip.json, which counts tests too.
const LOADED_LATER = /\(require\(('[^']+')\) as typeof import\('[^']+'\)\)\.(\w+)/g;
const DESTRUCTURED = /(require\('[^']+'\))\s+as typeof import\('[^']+'\)/g;

module.exports = {
  entry: [
    'index.ts!',
    'program.js!',
    'plugin/index.js!',
    'components/package/provider.ts!',
    'api/*.ts!',
    'bin/*.js!',
    'cli/main.ts!',
    'policy/main.js!',
    'documents/report/client/app.ts!',
    'demo/main.ts!',
    'emulator/cuts.ts!',
    'toolchain/**/*.{js,ts}!',
    'test/support/package/template.ts!',
  ],
  project: ['**/*.{ts,js}!', '!test/**!', '!bench/**!'],
  ignore: ['sdks/**', 'template/**', 'documents/report/page.generated.js'],
  rules: { duplicates: 'off' },
  // Tests play the demo's story too.
  ignoreIssues: { 'demo/**': ['exports', 'types'] },
  ignoreExportsUsedInFile: { interface: true, type: true },
  // knip does not follow a `require` with a type, by which commands load each other's modules when they need them.
  compilers: {
    ts: (text) => text.replace(LOADED_LATER, 'import($1).then(({ $2 }) => $2)').replace(DESTRUCTURED, '$1'),
  },
};
