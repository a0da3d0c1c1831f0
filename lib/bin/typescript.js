// This package is compiled: nothing is translated. V8's own cache lies beside it.
const Module = require('node:module');
const path = require('node:path');

Module.enableCompileCache?.(path.join(__dirname, '..', '..', 'node_modules', '.cache', 'causeway', 'compiled'));
