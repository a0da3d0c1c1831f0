/** A test of a file. */
export interface TestCase {
  /** Its name, after the names of the suites around it. */
  readonly name: string;
  /** Its code without its name and comments, in words. */
  readonly words: string;
  /** The number of its comparisons with expected values. */
  readonly assertions: number;
}

/** The content of a file of tests. */
export interface TestFile {
  /** The number of tests that it declares, whether they run or not. */
  readonly declared: number;
  /** The tests that run. */
  readonly running: readonly TestCase[];
  /** The code that tests use: statements outside of tests, without imports and types. */
  readonly around: readonly Around[];
}

/** A statement outside of tests. */
export interface Around {
  readonly words: string;
  /** The names that it declares. */
  readonly names: readonly string[];
}
