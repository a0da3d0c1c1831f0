/** A GitHub Actions expression, as a workflow file has it. */
export function expression(text: string): string {
  return `\${{ ${text} }}`;
}
