import { join } from 'node:path';
import { z } from 'zod';
import { textOfExisting } from '../registry/existing-file';
import { UserError } from '../registry/user-error';
import type { PolicyRule } from './rule';
import { allRules } from './rules';

/** The team's rules, beside the pack's entry that `causeway init` writes. */
const OWN_RULES = 'policy/rules.js';

/** The rules of a check: Causeway's and the team's. */
export interface CheckedRules {
  readonly all: readonly PolicyRule[];
  /** The file of the team's rules and their number; null where the checkout has no such file. */
  readonly own: { readonly file: string; readonly count: number } | null;
}

const Text = z.string().min(1);

const Rule = z.looseObject({
  code: Text,
  title: Text,
  why: Text,
  fix: Text,
  docs: Text,
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  category: z.enum(['isolation', 'least-privilege', 'completeness', 'hygiene']),
  level: z.enum(['advisory', 'mandatory']),
  milestone: z.enum(['M0', 'M1', 'M2', 'M3']),
  scope: z.enum(['resource', 'stack']),
  check: z.custom<PolicyRule['check']>((value) => typeof value === 'function', 'a function is needed'),
});

const ResourceRule = Rule.extend({
  scope: z.literal('resource'),
  types: z.union([z.literal('every'), z.array(Text)]),
});
const StackRule = Rule.extend({ scope: z.literal('stack') });
const Rules = z.array(z.discriminatedUnion('scope', [ResourceRule, StackRule]));

/**
 * Causeway's rules and those of a checkout's `policy/rules.js`, which this executes like the engine's policy pack does. Throws UserError
 * (exit 3) when the file cannot be loaded, and (exit 2) when it exports something else than rules.
 */
export function readRules(root: string): CheckedRules {
  const file = join(root, OWN_RULES);
  if (textOfExisting(file) === undefined) return { all: allRules([]), own: null };
  let found: unknown;
  try {
    found = require(file);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new UserError(`the team's policy rules cannot be loaded: ${why}`, {
      place: OWN_RULES,
      allowed: 'a module that exports a list of rules',
      exitCode: 3,
    });
  }
  const parsed = Rules.safeParse(found);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
    throw new UserError(`the team's policy rules are not valid${at}: ${issue?.message}`, {
      place: OWN_RULES,
      allowed: 'module.exports = [RULE, …], as the comment of the generated file shows',
    });
  }
  const own = found as readonly PolicyRule[];
  return { all: allRules(own), own: { file: OWN_RULES, count: own.length } };
}
