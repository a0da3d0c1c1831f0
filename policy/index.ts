import Module from 'node:module';
import { PolicyPack } from '@pulumi/policy';
import { enginePolicies } from './adapters/engine';
import { startGuarded } from './adapters/guarded-server';
import { rules } from './rules';

// The engine starts the program when it knows the policies: what reads documents is loaded beside that, not before. And
// it shows an error of a check, while of one at start it only says that the pack did not start.
const reading = () => require('./reading') as typeof import('./reading');

const policies = enginePolicies(rules, (stack) => reading().policyOf(stack));
startGuarded(
  new Map(rules.map(({ code, level }) => [code, level])),
  () => new PolicyPack('causeway', { policies, enforcementLevel: 'mandatory' }),
  () => {
    reading().readAhead(process.env['PULUMI_STACK']);
    // The engine ends a pack by killing it: nothing would be kept at the end of the process. An older Node keeps nothing.
    Module.flushCompileCache?.();
  },
);
