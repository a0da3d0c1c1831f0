// The Pulumi program: everything that the registry plans for the selected stack.
module.exports = require('@causeway-deploy/causeway/program');
