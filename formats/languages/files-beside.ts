/** The files beside a test, at the same commit. */
export interface Files {
  /** The text of a file; undefined where there is none. */
  readonly textOf: (path: string) => string | undefined;
  readonly paths: () => readonly string[];
}

/** Whether the files around one let its tests run; `unknown` where only a run shows it. */
export type Surrounded = 'runs' | 'off' | 'unknown';
