// Loads the project's TypeScript, translated by swc alone: types are checked by `npm run types`. ts-node does the same, but
// loads the whole compiler first to read tsconfig.json, which takes longer than all the translating.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

// What tsconfig.json says as far as it matters to what is written (test/toolchain/typescript.test.ts).
const OPTIONS = {
  swcrc: false,
  configFile: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs', strictMode: true, noInterop: false, ignoreDynamic: true },
  jsc: {
    parser: { syntax: 'typescript', dynamicImport: true },
    target: 'es2022',
    transform: { useDefineForClassFields: true },
    keepClassNames: true,
  },
};

// A bug is shown with the lines of the source
// (a Node older than engines says has only the other function, which reads the maps of all libraries too).
if (Module.setSourceMapsSupport) Module.setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
else process.setSourceMapsEnabled(true);

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...OPTIONS, filename });
  module._compile(code, filename);
};

module.exports = { OPTIONS };
