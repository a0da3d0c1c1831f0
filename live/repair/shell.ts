/** One word of a POSIX shell, quoted where it must be. */
export function quoted(text: string): string {
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command with what a person must know of it, as a shell's comment: the whole can be pasted. */
export function commented(command: string, comment: string): string {
  return `${command}  # ${comment}`;
}

/** JSON as one word of a shell. */
export function jsonWord(value: object): string {
  return quoted(JSON.stringify(value));
}
