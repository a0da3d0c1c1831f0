import Module from 'node:module';
import { PolicyPack } from '@pulumi/policy';
import { enginePolicies } from './adapters/engine';
import { startGuarded } from './adapters/guarded-server';
import type { PolicyRule } from './rule';
import { allRules } from './rules';

/** A policy pack's own part. */
export interface PackSettings {
  /** The pack's folder: stacks' levels are in `config` below it, and the project's `Pulumi.yaml` is at or above it. */
  readonly folder: string;
  /** Rules besides Causeway's own. Each keeps its declared level unless a waiver lowers it. Default: none. */
  readonly rules?: readonly PolicyRule[];
}

// The engine starts the program when it knows the policies, so documents are read in parallel with that. The engine
// also shows an error of a check, but of an error at start only that the pack did not start.
const policyFor = (folder: string, stack: string) =>
  (require('./reading') as typeof import('./reading')).policyOf(folder, stack);
const readAhead = (folder: string, stack: string | undefined) =>
  (require('./reading') as typeof import('./reading')).readAhead(folder, stack);

/** Starts the policy pack with Causeway's and the team's rules. Throws UserError when two rules have one code. */
export function startPolicies({ folder, rules: own = [] }: PackSettings): void {
  const all = allRules(own);
  const policies = enginePolicies(all, (stack) => policyFor(folder, stack));
  startGuarded(
    new Map(all.map(({ code, level }) => [code, level])),
    () => new PolicyPack('causeway', { policies, enforcementLevel: 'mandatory' }),
    () => {
      readAhead(folder, process.env['PULUMI_STACK']);
      // The engine kills a pack at the end, so nothing could be kept then. An older Node keeps nothing.
      Module.flushCompileCache?.();
    },
  );
}
