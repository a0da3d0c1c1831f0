import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../registry/fixtures';

/** One command of a document. */
export interface WrittenCommand {
  readonly file: string;
  readonly line: number;
  /** Its words as written, without quotes and redirections. Variables keep their names. */
  readonly words: readonly string[];
  /** The target file of its output. */
  readonly into?: string;
  /** Whether it reads the output of the previous command. */
  readonly isPiped: boolean;
}

/** The words with values in place of variables. Throws on a variable without a value. */
export function filled(words: readonly string[], values: Readonly<Record<string, string>>): readonly string[] {
  return words.map((word) =>
    word.replaceAll(/\$\{?([A-Z_]+)\}?/g, (_whole, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`nothing stands for $${name}`);
      return value;
    }),
  );
}

/** The words of a line of shell, without quotes. */
export function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|((?:<[^<>]+>|\S)+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

function withoutRedirection(words: readonly string[]): Pick<WrittenCommand, 'words' | 'into'> {
  const at = words.findIndex((word) => /^(?:\d?>>?|<)$/.test(word));
  if (at < 0) return { words };
  const file = words[at + 1];
  return { words: words.slice(0, at), ...(words[at] === '>' && file !== undefined ? { into: file } : {}) };
}

/** Every document that people wrote, at the root and below `docs/`. Generated documents are excluded. */
export function writtenDocuments(): readonly string[] {
  const below = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) =>
    join('docs', name),
  );
  return [...below, 'README.md', 'AGENTS.md', 'CONTRIBUTING.md']
    .filter((name) => name.endsWith('.md'))
    .filter((name) => !/^Generated from /m.test(readFileSync(join(ROOT, name), 'utf8')))
    .sort();
}

/** Every command in the shell blocks of a document, in order. Each part of a pipe is one command. */
export function commandsIn(file: string, text: string): readonly WrittenCommand[] {
  const commands: WrittenCommand[] = [];
  let isShell = false;
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.trim();
    if (line.startsWith('```')) isShell = !isShell && /^```(?:sh|bash|shell)$/.test(line);
    else if (isShell && line !== '' && !line.startsWith('#')) {
      for (const part of line.replace(/\s#\s.*$/, '').split(/\s(?=\||&&)/)) {
        const isPiped = part.startsWith('|');
        const { words, ...to } = withoutRedirection(wordsOf(part.replace(/^(?:\||&&)\s/, '')));
        const command = words[0] === 'npx' ? words.slice(1) : words;
        const own = command.map((word, index) => (index === 0 ? word.replace(/^node_modules\/\.bin\//, '') : word));
        commands.push({ file, line: index + 1, words: own, isPiped, ...to });
      }
    }
  }
  return commands;
}

/** Every command of every written document. */
export function writtenCommands(): readonly WrittenCommand[] {
  return writtenDocuments().flatMap((file) => commandsIn(file, readFileSync(join(ROOT, file), 'utf8')));
}
