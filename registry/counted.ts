/** A number with its noun; `many` is the plural of a noun that takes more than an "s". */
export function counted(number: number, noun: string, many = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : many}`;
}
