/** A GitHub Actions expression in the syntax of a workflow file. */
export function expression(text: string): string {
  return `\${{ ${text} }}`;
}
