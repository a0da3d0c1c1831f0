import { isScalar, parseAllDocuments, visit } from 'yaml';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The same file with every text of several lines that has an expression written on one line. GitHub evaluates the value of
 * such a text. `@actions/workflow-parser` instead takes the expression's surroundings from the source, with the
 * indentation and the quotes (`parseScalar` in
 * https://github.com/actions/languageservices/blob/main/workflow-parser/src/templates/template-reader.ts). The lines after
 * it keep their numbers.
 */
export function withOneLineTexts(text: string): string {
  if (!text.includes('${{')) return text;
  const edits: Edit[] = [];
  for (const document of parseAllDocuments(text, { uniqueKeys: false })) {
    visit(document, (_key, node) => {
      if (!isScalar(node) || typeof node.value !== 'string' || !node.value.includes('${{') || !node.range) return;
      const [from, to] = node.range;
      const lines = text.slice(from, to).split('\n').length - 1;
      if (lines > 0) edits.push({ from, to, text: JSON.stringify(node.value) + '\n'.repeat(lines) });
    });
  }
  return edits
    .sort((one, other) => other.from - one.from)
    .reduce((all, edit) => all.slice(0, edit.from) + edit.text + all.slice(edit.to), text);
}
