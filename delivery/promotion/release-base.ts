/** The base of a release's new content. */
export interface ReleaseBase {
  readonly commit: string;
  /** Whether the commit itself belongs to the release: if nothing was live before, its work goes live too. */
  readonly isNew: boolean;
}
