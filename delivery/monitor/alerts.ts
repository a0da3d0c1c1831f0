/** What an alert service says of a release. Only `pass` is a yes. */
export interface AlertFinding {
  readonly status: 'pass' | 'hard-fail' | 'unverified';
  /** One sentence for people. */
  readonly reason: string;
}

/** Asks whether anything new went wrong since a time. Never rejects: what could not be asked is `unverified`. */
export type AlertCheck = (since: Date) => Promise<AlertFinding>;

/** The alert check of who has no token: it could not look. */
export function unaskedAlerts(reason: string): AlertCheck {
  return async () => ({ status: 'unverified', reason });
}
