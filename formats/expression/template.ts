/** A piece of a text with `${{ }}` in it: fixed text or an expression. */
export type TemplatePiece = string | { readonly expression: string };

const OPEN = '$' + '{{';

function endOf(text: string, from: number): number {
  let isText = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "'") isText = !isText;
    else if (!isText && text.startsWith('}}', at)) return at;
  }
  throw new Error(`an expression of '${text}' has no end`);
}

/**
 * Splits a text as GitHub does: an expression ends at the first `}}` outside its string literals. Throws on an
 * expression without an end. Source: `parseScalar` of @actions/workflow-parser.
 */
export function templatePieces(text: string): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let from = 0;
  for (let open = text.indexOf(OPEN); open !== -1; open = text.indexOf(OPEN, from)) {
    if (open > from) pieces.push(text.slice(from, open));
    const end = endOf(text, open + OPEN.length);
    pieces.push({ expression: text.slice(open + OPEN.length, end).trim() });
    from = end + '}}'.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}
