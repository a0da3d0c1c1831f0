// The engine's runner would check the types of the whole project at every preview (ts-node with `typeCheck: true`, and
// without what tsconfig.json extends). They are checked by `npm run types`; here swc alone translates.
const { transformFileSync } = require('@swc/core');

const options = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
};

require.extensions['.ts'] = (module, filename) => {
  module._compile(transformFileSync(filename, options).code, filename);
};
require('./index.ts');
