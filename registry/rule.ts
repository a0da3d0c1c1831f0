import type { RuleDescription } from './problem';
import type { Registry } from './schema';

/** A rule's finding: the place, the fault, and the accepted values. The rule adds code and level. */
export interface Finding {
  /** JSON pointer into the registry. */
  readonly pointer: string;
  /** Whether the finding concerns the key rather than its value; default the value. */
  readonly at?: 'value' | 'key';
  readonly message: string;
  readonly allowed: string;
}

/** The inputs of a rule besides the registry. */
export interface RuleContext {
  /** The evaluation time; nothing reads the clock. */
  readonly now: Date;
}

/** One rule beyond the schema: pure over the parsed registry. */
export interface Rule extends RuleDescription {
  readonly check: (registry: Registry, context: RuleContext) => readonly Finding[];
}
