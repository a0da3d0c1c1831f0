#!/usr/bin/env node
// Runs one of the project's TypeScript files, translated by swc as it is loaded (types are checked by `npm run types`).
const path = require('node:path');

require('ts-node').register({ swc: true, transpileOnly: true, project: path.join(__dirname, '..', 'tsconfig.json') });
const entry = path.resolve(process.argv[2]);
process.argv.splice(1, 2, entry);
require(entry);
