// The engine's way into the program. Its own would load the whole TypeScript compiler before a line of it runs.
require('./bin/engine.js');
module.exports = require('./index');
