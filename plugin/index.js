// The engine loads the components through this file (PulumiPlugin.yaml): in a checkout from their source, in a package
// from `lib/`.
const fs = require('node:fs');
const path = require('node:path');

const room = fs.existsSync(path.join(__dirname, '..', 'components')) ? '..' : '../lib';
require(`${room}/bin/engine.js`);
require(`${room}/components/package/provider`).serve();
