// Loaded before a program (`node -r`). Reports on stderr the processes that it starts and the connections that it
// opens.
const childProcess = require('node:child_process');
const net = require('node:net');

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  const own = childProcess[name];
  childProcess[name] = (...args) => {
    process.stderr.write(`starts ${args[0]} ${[args[1]].flat().join(' ')}\n`);
    return own.apply(childProcess, args);
  };
}
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function reported(...args) {
  process.stderr.write('opens a connection\n');
  return connect.apply(this, args);
};
