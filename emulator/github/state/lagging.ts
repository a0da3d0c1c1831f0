/** Something that reads do not show yet: that many reads still answer as if it were not there (docs/provider-notes.md). */
export interface Lagging {
  hiddenReads?: number;
}
