// The engine's runner would check the types of the whole project at every preview (ts-node with `typeCheck: true`, and
// without what tsconfig.json extends).
const Module = require('node:module');
require('../bin/engine.js');
require('./index.ts');
// The engine ends a pack by killing it: nothing would be kept at the end of the process.
Module.flushCompileCache?.();
