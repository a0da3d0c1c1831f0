import { type Token, tokensOf } from './tokens';

/** A GitHub expression, understood. */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'context'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression }
  | { readonly kind: 'every'; readonly of: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'operator'; readonly operator: string; readonly left: Expression; readonly right: Expression };

// From what binds least to what binds most.
const LEVELS: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>=']];
const WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads an expression (without `${{ }}`). Throws on anything that GitHub's grammar does not have. */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let at = 0;
  const fail = (): never => {
    throw new Error(`'${text}' is no expression at its part ${at + 1}`);
  };
  const peek = (): Token | undefined => tokens[at];
  const is = (symbol: string) => peek()?.kind === 'symbol' && peek()?.text === symbol;
  const take = (): Token => tokens[at++] ?? fail();
  const expect = (symbol: string) => (is(symbol) ? take() : fail());

  function level(index: number): Expression {
    const operators = LEVELS[index];
    if (operators === undefined) return unary();
    let left = level(index + 1);
    for (let next = peek(); next?.kind === 'symbol' && operators.includes(next.text); next = peek()) {
      const operator = take().text;
      left = { kind: 'operator', operator, left, right: level(index + 1) };
    }
    return left;
  }

  function unary(): Expression {
    if (!is('!')) return postfix(primary());
    take();
    return { kind: 'not', of: unary() };
  }

  function postfix(start: Expression): Expression {
    let found = start;
    for (;;) {
      if (is('[')) {
        take();
        found = { kind: 'member', of: found, key: level(0) };
        expect(']');
      } else if (is('.')) {
        take();
        const next = take();
        if (next.text === '*') found = { kind: 'every', of: found };
        else if (next.kind === 'name') found = { kind: 'member', of: found, key: { kind: 'value', value: next.text } };
        else fail();
      } else return found;
    }
  }

  function primary(): Expression {
    const next = take();
    if (next.kind === 'string') return { kind: 'value', value: next.text.slice(1, -1).replaceAll("''", "'") };
    if (next.kind === 'number') return { kind: 'value', value: Number(next.text) };
    if (next.kind === 'symbol') {
      if (next.text !== '(') fail();
      const inner = level(0);
      expect(')');
      return inner;
    }
    if (is('(')) return { kind: 'call', name: next.text, args: argumentsOf() };
    const word = WORDS.get(next.text);
    return word === undefined ? { kind: 'context', name: next.text } : { kind: 'value', value: word };
  }

  function argumentsOf(): readonly Expression[] {
    const args: Expression[] = [];
    expect('(');
    while (!is(')')) {
      args.push(level(0));
      if (!is(')')) expect(',');
    }
    take();
    return args;
  }

  const whole = level(0);
  if (at < tokens.length) fail();
  return whole;
}

/** Names of the functions that an expression calls. */
export function callsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'value':
    case 'context':
      return [];
    case 'member':
      return [...callsOf(expression.of), ...callsOf(expression.key)];
    case 'every':
    case 'not':
      return callsOf(expression.of);
    case 'call':
      return [expression.name, ...expression.args.flatMap(callsOf)];
    case 'operator':
      return [...callsOf(expression.left), ...callsOf(expression.right)];
  }
}
