/** A piece of a GitHub expression. */
export interface Token {
  readonly kind: 'string' | 'number' | 'name' | 'symbol';
  readonly text: string;
}

const PARTS: readonly (readonly [kind: Token['kind'] | 'space', pattern: RegExp])[] = [
  ['space', /\s+/y],
  ['string', /'(?:[^']|'')*'/y],
  ['number', /-?(?:0x[0-9a-f]+|\d+(?:\.\d+)?(?:e[-+]?\d+)?)/iy],
  ['name', /[A-Za-z_][\w-]*/y],
  ['symbol', /&&|\|\||==|!=|<=|>=|[!<>()[\].,*]/y],
];

/** Cuts an expression up. Throws on a character that no expression has. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const found = PARTS.flatMap(([kind, pattern]) => {
      pattern.lastIndex = at;
      const match = pattern.exec(text)?.[0];
      return match === undefined ? [] : [{ kind, text: match }];
    })[0];
    if (found === undefined) throw new Error(`'${text}' is no expression: '${text.slice(at)}'`);
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: found.text });
    at += found.text.length;
  }
  return tokens;
}
