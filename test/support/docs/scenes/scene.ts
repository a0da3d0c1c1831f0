import type { Outcome } from '../../cli/command';
import type { WrittenCommand } from '../written';

/** One command of a document, as it is played. */
export interface Spoken {
  /** The command's name without the program's, `gate evaluate`. */
  readonly name: string;
  /** Its words after the program's name, with what the scene gave in place of variables and example names. */
  readonly args: readonly string[];
  readonly written: WrittenCommand;
}

/** Where the commands of one document are typed, in the document's order. */
export interface DocumentScene {
  /** What stands for the document's variables now, by name. */
  readonly values: () => Readonly<Record<string, string>>;
  /** What stands for its example names now, word by word; default: each for itself. */
  readonly words?: () => Readonly<Record<string, string>>;
  /** The folder in which commands are typed. */
  readonly folder: () => string;
  readonly run: (spoken: Spoken) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** Opens a scene for a document. */
export type OpenScene = () => Promise<DocumentScene>;
