#!/usr/bin/env node
// In a checkout the command runs from source; in an installed package from what `tsc` made of it.
const fs = require('node:fs');
const path = require('node:path');

const source = path.join(__dirname, '..', 'cli', 'main.ts');
if (fs.existsSync(source)) {
  require('./typescript.js');
  require(source);
} else {
  require('../dist/cli/main.js');
}
