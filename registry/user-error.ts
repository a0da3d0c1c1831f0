/** An error of the user's input, shown as message, place and allowed set, never with a stack. */
export class UserError extends Error {
  /** The place: `file:line:column`, a JSON pointer, or the name of an option. */
  readonly place: string | undefined;
  /** The values that would have been accepted, in words. */
  readonly allowed: string | undefined;
  /** 2 = bad usage or input, 3 = could not find out. */
  readonly exitCode: 1 | 2 | 3;

  constructor(
    message: string,
    details: { readonly place?: string; readonly allowed?: string; readonly exitCode?: 1 | 2 | 3 } = {},
  ) {
    super(message);
    this.name = 'UserError';
    this.place = details.place;
    this.allowed = details.allowed;
    this.exitCode = details.exitCode ?? 2;
  }

  /** The error as a person reads it: message, place and allowed values on separate lines. */
  describe(): string {
    const lines = [this.message];
    if (this.place) lines.push(`  at ${this.place}`);
    if (this.allowed) lines.push(`  allowed: ${this.allowed}`);
    return lines.join('\n');
  }
}
