// Serves dynamic resources (pulumi.dynamic.Resource) with the @pulumi/pulumi of the program's own folder.
const { connect } = require('node:net');
const { locate } = require('./locate.js');

// The engine ends its plugins, but not when it is killed itself. Then its address no longer answers. The parent process
// alone proves nothing: it may have been killed before this line, and in a container the engine may be process 1
// itself.
const [host = '', port = ''] = (process.argv.at(-1) ?? '').split(':');
const look = () => {
  const socket = connect(Number(port), host, () => socket.destroy());
  socket.once('error', () => process.exit(1)).unref();
};
if (/^\d+$/.test(port)) setInterval(look, 1000).unref();

const provider = locate('@pulumi/pulumi/cmd/dynamic-provider', process.cwd());
process.argv.splice(1, 1, provider);
require(provider);
