// The engine's runner would check the types of the whole project at every preview (ts-node with `typeCheck: true`, and
// without what tsconfig.json extends).
require('../bin/engine.js');
require('./index');
