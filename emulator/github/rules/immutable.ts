import type { ApiError } from '../../core/exchange';
import { unprocessable } from '../errors';
import type { GithubRelease } from '../state/releases';
import type { GithubRepository } from '../world';

// An immutable release fixes its tag, the tag's target and its assets; title and notes can be edited
// (https://docs.github.com/en/code-security/concepts/supply-chain-security/immutable-releases). The text about uploads
// is reported in https://github.com/softprops/action-gh-release/issues/653, the one about a used tag in
// https://github.com/orgs/community/discussions/178351. GitHub's other texts are not known.

/** Throws 422 when a release is immutable, so that its assets cannot change. */
export function requireOpenAssets({ immutable }: GithubRelease, what: 'upload assets to' | 'delete assets of'): void {
  if (immutable) throw unprocessable(`Cannot ${what} an immutable release.`);
}

/** Throws 422 when an immutable release, even a deleted one, has used a tag's name. */
export function requireUnusedTag({ usedTags }: GithubRepository, tag: string, refuse: () => ApiError): void {
  if (usedTags.includes(tag)) throw refuse();
}

/** Throws 422 when an immutable release holds a tag. */
export function requireFreeRef(repository: GithubRepository, ref: string): void {
  const holds = Object.values(repository.releases).some(
    ({ immutable, tagName }) => immutable && ref === `tags/${tagName}`,
  );
  if (holds) throw unprocessable(`refs/${ref} belongs to an immutable release`);
}
