/** A store of one secret, which never reveals it. */
export interface SecretStore {
  /** Its name in messages. */
  readonly place: string;
  /**
   * The time of the last write, RFC 3339; undefined when it is missing. Rejects with UserError (exit 3) when it is
   * unknown.
   */
  readonly writtenAt: () => Promise<string | undefined>;
  /** Writes a value. Rejects with UserError: exit 1 when the store refused, 3 when the result is unknown. */
  readonly write: (value: string) => Promise<void>;
}
