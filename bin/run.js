#!/usr/bin/env node
// Runs one of the project's TypeScript files. swc translates it as it is loaded (`npm run types` checks types).
const Module = require('node:module');
const path = require('node:path');

require('./typescript.js');
process.argv.splice(1, 2, path.resolve(process.argv[2]));
// It runs as main, not as a dependency of this file: a script that is also a module checks whether it is the main one.
Module.runMain();
