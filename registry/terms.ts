import { TERMS, type Term } from './term-meanings';

const UNIQUE: ReadonlySet<Term> = new Set<Term>(['leaf', 'soak', 'foundation']);

/** One sentence of Markdown that explains a term. */
function termSentence(term: Term): string {
  return `${UNIQUE.has(term) ? 'The' : 'A'} *${term}* is ${TERMS[term]}.`;
}

/** A paragraph of Markdown that explains the terms before a page uses them. */
export function termsLine(terms: readonly Term[]): string {
  return terms.map(termSentence).join(' ');
}
