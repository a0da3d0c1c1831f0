/**
 * An object that reads do not show yet. That many reads still answer as if it did not exist (docs/provider-notes.md).
 */
export interface Lagging {
  hiddenReads?: number;
}
