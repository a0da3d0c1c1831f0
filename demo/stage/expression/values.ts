/** Whether a value counts as true in a condition. */
export function isTruthy(value: unknown): boolean {
  return !(
    value === false ||
    value === 0 ||
    value === '' ||
    value === null ||
    value === undefined ||
    Number.isNaN(value)
  );
}

/** A value as text, as GitHub writes it into a string; nothing is the empty text. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return Array.isArray(value) ? 'Array' : 'Object';
  return String(value);
}

function numberOf(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'object') return Number.NaN;
  return Number(value);
}

/** GitHub's `==`: texts without regard to case, unlike kinds by their numbers, objects by identity. */
export function isEqual(left: unknown, right: unknown): boolean {
  const [one, other] = [left ?? null, right ?? null];
  if (typeof one === 'string' && typeof other === 'string') return one.toLowerCase() === other.toLowerCase();
  if (typeof one === typeof other && (one === null) === (other === null)) return one === other;
  return numberOf(one) === numberOf(other);
}

/** GitHub's `<`, `<=`, `>` and `>=`. */
export function compares(operator: string, left: unknown, right: unknown): boolean {
  const isText = typeof left === 'string' && typeof right === 'string';
  const [one, other] = isText ? [left.toLowerCase(), right.toLowerCase()] : [numberOf(left), numberOf(right)];
  switch (operator) {
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    default:
      throw new Error(`'${operator}' compares nothing`);
  }
}
