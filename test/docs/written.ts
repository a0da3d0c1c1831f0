import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../registry/fixtures';

/** One command of a document. */
export interface WrittenCommand {
  readonly file: string;
  readonly line: number;
  /** Its words, without redirections. */
  readonly words: readonly string[];
}

/** What stands for the variables of the documents. */
const VARIABLES: Readonly<Record<string, string>> = {
  COMMIT: 'a'.repeat(40),
  BUNDLE: `sha256:${'b'.repeat(64)}`,
  CODE: '0',
  BASE: 'c'.repeat(40),
  HEAD: 'd'.repeat(40),
};

/** The words of a line of shell: quotes taken off, variables put in. Throws on a variable that no document explains. */
function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => {
    if (single !== undefined) return single;
    return (double ?? bare ?? '').replaceAll(/\$\{?([A-Z_]+)\}?/g, (_whole, name: string) => {
      const value = VARIABLES[name];
      if (value === undefined) throw new Error(`no value for $${name}`);
      return value;
    });
  });
}

function withoutRedirection(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => /^\d?>>?$/.test(word));
  return at < 0 ? words : words.slice(0, at);
}

/** Every document that people wrote: at the root and below `docs/`, but not what is generated. */
export function writtenDocuments(): readonly string[] {
  const below = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) =>
    join('docs', name),
  );
  return [...below, 'README.md', 'AGENTS.md', 'CONTRIBUTING.md']
    .filter((name) => name.endsWith('.md'))
    .filter((name) => !/^Generated from /m.test(readFileSync(join(ROOT, name), 'utf8')))
    .sort();
}

/** Every command in the shell blocks of a document, in their order; each part of a pipe is one. */
export function commandsIn(file: string, text: string): readonly WrittenCommand[] {
  const commands: WrittenCommand[] = [];
  let isShell = false;
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.trim();
    if (line.startsWith('```')) isShell = !isShell && /^```(?:sh|bash|shell)$/.test(line);
    else if (isShell && line !== '' && !line.startsWith('#')) {
      for (const part of line.replace(/\s#\s.*$/, '').split(/\s(?:\||&&)\s/)) {
        const words = withoutRedirection(wordsOf(part));
        commands.push({ file, line: index + 1, words: words[0] === 'npx' ? words.slice(1) : words });
      }
    }
  }
  return commands;
}

/** Every command of every written document. */
export function writtenCommands(): readonly WrittenCommand[] {
  return writtenDocuments().flatMap((file) => commandsIn(file, readFileSync(join(ROOT, file), 'utf8')));
}
