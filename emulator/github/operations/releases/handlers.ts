import type { Handler } from '../../../core/exchange';
import type { GithubCaller } from '../../transport/identities';
import type { GithubWorld } from '../../world';
import * as assets from './assets';
import * as immutability from './immutability';
import * as releases from './releases';

/** Releases and their files. */
export const releaseHandlers: Readonly<Record<string, Handler<GithubWorld, GithubCaller>>> = {
  'repos/create-release': releases.createRelease,
  'repos/update-release': releases.updateRelease,
  'repos/get-release': releases.getRelease,
  'repos/get-release-by-tag': releases.getReleaseByTag,
  'repos/list-releases': releases.listReleases,
  'repos/delete-release': releases.deleteRelease,
  'repos/check-immutable-releases': immutability.getImmutability,
  'repos/enable-immutable-releases': immutability.enableImmutability,
  'repos/disable-immutable-releases': immutability.disableImmutability,
  'repos/upload-release-asset': assets.uploadAsset,
  'repos/list-release-assets': assets.listAssets,
  'repos/get-release-asset': assets.getAsset,
  'repos/delete-release-asset': assets.deleteAsset,
};
