// Serves dynamic resources (pulumi.dynamic.Resource) with the @pulumi/pulumi of the program's own folder.
const { locate } = require('./locate.js');

const provider = locate('@pulumi/pulumi/cmd/dynamic-provider', process.cwd());
process.argv.splice(1, 1, provider);
require(provider);
