/** The base of what a release brings. */
export interface ReleaseBase {
  readonly commit: string;
  /** Whether the commit itself belongs to the release: where nothing was live before, its work goes live too. */
  readonly isNew: boolean;
}
