/** What a rule protects. */
export type Category = 'isolation' | 'least-privilege' | 'completeness' | 'hygiene';

/** How bad a violation is. */
export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** How a violation is treated: `advisory` tells, `mandatory` stops, `disabled` says nothing. */
export type Level = 'advisory' | 'mandatory' | 'disabled';

/** When a team that starts out is expected to meet a rule; a stack's configuration says how far it is. */
export type Milestone = 'M0' | 'M1' | 'M2' | 'M3';

/** What a rule found: never the value of a secret or of a variable. */
export interface Observation {
  readonly what: string;
  /** JSON pointer into the registry: where to look or what to change. */
  readonly pointer: string;
  /** The resource it is about, if there is one. */
  readonly urn?: string;
}

/** What documentation, SARIF and messages say of a rule. */
export interface RuleDescription {
  /** Stable code; also the policy's name in the pack. */
  readonly code: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly category: Category;
  /** Where the vendor documents the behaviour. */
  readonly docs: string;
  /** The level where no configuration lowers it. */
  readonly level: 'advisory' | 'mandatory';
  readonly milestone: Milestone;
}
