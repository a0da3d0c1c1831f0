// The policy pack: Causeway's rules, and yours from rules.js. It runs with `pulumi preview --policy-pack policy`.
const { startPolicies } = require('@causeway-deploy/causeway/policy-pack');

startPolicies({ folder: __dirname, rules: require('./rules.js') });
