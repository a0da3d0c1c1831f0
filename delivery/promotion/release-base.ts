/** Where what a release brings begins. */
export interface ReleaseBase {
  readonly commit: string;
  /** Whether the commit itself is a part of the release: where nothing is live before it, somebody's work goes live with it. */
  readonly isNew: boolean;
}
