import { type Piece, textPieces } from '../../formats/expression/pieces';
import { possibleTexts } from '../../formats/expression/possible';
import { fixedText, type ShellWord, type SureCommand } from '../../formats/shell/commands';
import type { Value } from '../../formats/token/value';

/** The place for which a command verifies a ticket, as pieces of text. */
export interface VerifiedPlace {
  readonly surface: readonly Piece[];
  readonly tier: readonly Piece[];
}

/** The value of a variable in a step's environment; undefined where the file does not set it. */
export type Variables = (name: string) => Value | undefined;

// Any other option may change the verification: another registry, another evidence branch without spends or
// revocations, another time, or only the help.
const VALUED: readonly string[] = [
  ...['--surface', '--tier', '--commit', '--bundle', '--ticket', '--spent-by', '--out', '--store'],
];
const PLACE: readonly string[] = ['--surface', '--tier'];
const PLAIN: readonly string[] = ['--spend', '--json', '--evidence-api', '--evidence-fetched'];

function piecesOf(word: ShellWord, variables: Variables): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const piece of word) {
    if (typeof piece === 'string') {
      pieces.push(piece);
      continue;
    }
    const value = variables(piece.variable);
    const inner = value === undefined ? undefined : textPieces(value);
    if (inner === undefined) return undefined;
    pieces.push(...inner);
  }
  return pieces.filter((piece) => piece !== '');
}

function isPlainFlag(word: ShellWord, variables: Variables): boolean {
  const [piece, ...others] = piecesOf(word, variables) ?? [];
  if (piece === undefined || others.length > 0) return false;
  const texts = typeof piece === 'string' ? [piece] : possibleTexts(piece);
  return texts?.every((text) => PLAIN.includes(text)) === true;
}

/**
 * The installed command. `npx` does not count: where the command is not installed, npx runs any package of its name.
 */
const COMMANDS: readonly (string | undefined)[] = ['causeway', 'node_modules/.bin/causeway'];

function nameOf(words: readonly (string | undefined)[]): { readonly start: number; readonly most: number } | undefined {
  if (!COMMANDS.includes(words[0])) return undefined;
  const [group, step] = words.slice(1, 3);
  // `ticket verify` takes one argument, the ticket. Without it the command refuses, so an option in its place verifies
  // nothing.
  if (group === 'ticket' && step === 'verify') return { start: 3, most: 1 };
  return group === 'deploy' && step === 'guard' ? { start: 3, most: 0 } : undefined;
}

/**
 * The place for which a command verifies a ticket: `causeway ticket verify` or `causeway deploy guard` (which verifies
 * and spends), by name or by the path of the installed command, with understood options only. A text says why the
 * command does not count; undefined: it is another command.
 */
export function verifiedPlace({ words }: SureCommand, variables: Variables): VerifiedPlace | string | undefined {
  const name = nameOf(words.map(fixedText));
  if (name === undefined) return undefined;
  const { start, most } = name;
  const given = new Map<string, readonly Piece[]>();
  let others = 0;
  for (let at = start; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) return 'a word of it is split or computed by the shell: put variables in double quotes';
    const text = fixedText(word);
    const [first] = word;
    const [, flag, rest] = typeof first === 'string' ? (/^(--[a-z-]+)=(.*)$/s.exec(first) ?? []) : [];
    const option = flag ?? text;
    if (option !== undefined && VALUED.includes(option)) {
      const value: ShellWord | undefined = flag === undefined ? words[at + 1] : [rest ?? '', ...word.slice(1)];
      if (value === undefined) return `the shell splits or computes what it says for ${option}`;
      const pieces = piecesOf(value, variables);
      if (given.has(option)) return `it says ${option} twice`;
      if (pieces === undefined && PLACE.includes(option)) return `what it says for ${option} is not in the file`;
      given.set(option, pieces ?? []);
      at += flag === undefined ? 1 : 0;
    } else if (text?.startsWith('-') && text !== '--') {
      if (!PLAIN.includes(text)) return `it has the option ${text}`;
    } else if (text !== '--' && !isPlainFlag(word, variables)) {
      others += 1;
      if (others > most) return 'it has an argument that is neither an option nor a ticket';
    }
  }
  const [surface, tier] = [given.get('--surface'), given.get('--tier')];
  if (surface === undefined || tier === undefined) return 'it names no --surface or no --tier';
  return { surface, tier };
}
