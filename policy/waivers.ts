import type { PolicyRule } from './rule';

/** An exception that was asked for, approved by another person, and has not expired or been used up. */
export interface ValidWaiver {
  readonly id: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** Answers whether a rule is waived for a stack. */
export interface WaiverBook {
  validFor(rule: PolicyRule, stack: string): ValidWaiver | undefined;
}

/** No waiver is valid: a signature over one cannot be verified yet, and an unverified waiver is none. */
export const noWaivers: WaiverBook = {
  validFor() {
    return undefined;
  },
};
