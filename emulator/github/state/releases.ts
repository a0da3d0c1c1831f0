/** An uploaded file of a release, its bytes in base64. */
export interface GithubAsset {
  readonly id: number;
  readonly name: string;
  readonly label: string | null;
  readonly contentType: string;
  /** Whether the upload broke off: an empty asset in the state `starter`. */
  readonly isBroken?: true;
  readonly data: string;
  /** Login, with `[bot]` for an App. */
  readonly uploader: string;
  downloads: number;
  readonly createdAt: string;
}

/** A release, with its assets by id. */
export interface GithubRelease {
  readonly id: number;
  tagName: string;
  targetCommitish: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  readonly author: string;
  readonly createdAt: string;
  publishedAt: string | null;
  /**
   * The release was published while the repository's releases were immutable. It stays so when the setting is turned
   * off.
   */
  immutable: boolean;
  assets: Record<string, GithubAsset>;
}
