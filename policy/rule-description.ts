/** The purpose of a rule. */
export type Category = 'isolation' | 'least-privilege' | 'completeness' | 'hygiene';

/** The severity of a violation. */
export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** The treatment of a violation: `advisory` reports, `mandatory` stops, `disabled` ignores. */
export type Level = 'advisory' | 'mandatory' | 'disabled';

/** The milestone at which a new team is expected to meet a rule; a stack's configuration states the team's progress. */
export type Milestone = 'M0' | 'M1' | 'M2' | 'M3';

/** A rule's finding, without the value of any secret or variable. */
export interface Observation {
  readonly what: string;
  /** JSON pointer into the registry: where to look or what to change. */
  readonly pointer: string;
  /** The resource of the finding, if there is one. */
  readonly urn?: string;
}

/** A rule's description for documentation, SARIF and messages. */
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
  /** The level unless a configuration lowers it. */
  readonly level: 'advisory' | 'mandatory';
  readonly milestone: Milestone;
}
