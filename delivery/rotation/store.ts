/** A place that keeps one secret, and never shows it. */
export interface SecretStore {
  /** What messages call it. */
  readonly place: string;
  /** When it was last written, RFC 3339; undefined when it is not there. Rejects with UserError (exit 3) when nobody can tell. */
  readonly writtenAt: () => Promise<string | undefined>;
  /** Writes a value. Rejects with UserError: exit 1 when the store refused, 3 when nobody knows whether it was taken. */
  readonly write: (value: string) => Promise<void>;
}
