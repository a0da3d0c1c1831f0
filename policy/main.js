// The engine's runner would type-check the whole project at every preview (ts-node with `typeCheck: true`, which
// ignores what tsconfig.json extends).
require('../bin/engine.js');
require('./index');
