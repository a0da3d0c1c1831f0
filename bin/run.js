#!/usr/bin/env node
// Runs one of the project's TypeScript files, translated by swc as it is loaded (types are checked by `npm run types`).
const Module = require('node:module');
const path = require('node:path');

require('./typescript.js');
process.argv.splice(1, 2, path.resolve(process.argv[2]));
// As main, not as a dependency of this file: a script that is also a module asks whether it is the main one.
Module.runMain();
