import type { Outcome } from '../../cli/command';
import type { WrittenCommand } from '../written';

/** One command of a document in a scene. */
export interface Spoken {
  /** The command's name without the program's: `gate evaluate`. */
  readonly name: string;
  /** Its words after the program's name, with the scene's values for variables and example names. */
  readonly args: readonly string[];
  readonly written: WrittenCommand;
}

/** The scene of one document's commands, in the document's order. */
export interface DocumentScene {
  /** The current values of the document's variables, by name. */
  readonly values: () => Readonly<Record<string, string>>;
  /** The current values of its example names, word by word; default: the names themselves. */
  readonly words?: () => Readonly<Record<string, string>>;
  /** The folder in which commands run. */
  readonly folder: () => string;
  readonly run: (spoken: Spoken) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** Opens a scene for a document. */
export type OpenScene = () => Promise<DocumentScene>;
