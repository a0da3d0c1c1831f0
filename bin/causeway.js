#!/usr/bin/env node
// In a checkout the command runs from its source. In an installed package it runs from `lib/`, which npm built from the
// source.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const root = path.join(__dirname, '..');
const compiled = path.join(root, 'lib', 'cli', 'main.js');
if (Module.registerHooks === undefined) {
  // Some commands would work, and others end in the middle.
  console.error(`causeway: Node ${process.version} is not supported
  at node
  allowed: ${require('../package.json').engines.node}`);
  process.exitCode = 3;
} else if (fs.existsSync(path.join(root, 'cli', 'main.ts')) || fs.existsSync(path.join(root, 'cli', 'main.js'))) {
  require('./typescript.js');
  require('../cli/main');
} else if (fs.existsSync(compiled)) {
  require('../lib/bin/typescript.js');
  require(compiled);
} else {
  console.error(`causeway: this installation has no compiled code (${compiled})
  allowed: a tarball, or a git dependency that npm may prepare (not with --ignore-scripts)`);
  process.exitCode = 3;
}
