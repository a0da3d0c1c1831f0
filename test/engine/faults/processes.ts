// The long runs share the tests' processes: a small process starts the engines and keeps their stacks' secrets, and
// engines attach to warm processes. Those that are killed start their own. Import this first: other modules read the
// variables that it sets.
process.env['CAUSEWAY_WARM_IDLE_MS'] ??= '300000';
const { installSpawner } = require('../../harness/spawner.js') as { readonly installSpawner: () => void };
installSpawner();
