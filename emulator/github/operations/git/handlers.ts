import type { Handler } from '../../../core/exchange';
import type { GithubCaller } from '../../transport/identities';
import type { GithubWorld } from '../../world';
import * as commits from './commits';
import * as files from './files';
import * as objects from './objects';
import * as pulls from './pulls';
import * as refs from './refs';

/** Git's own data, history, files and pull requests. */
export const gitHandlers: Readonly<Record<string, Handler<GithubWorld, GithubCaller>>> = {
  'git/get-ref': refs.getRef,
  'git/list-matching-refs': refs.listMatchingRefs,
  'git/create-ref': refs.createRef,
  'git/update-ref': refs.updateRef,
  'git/delete-ref': refs.deleteRef,
  'git/get-commit': objects.getGitCommit,
  'git/create-commit': objects.createGitCommit,
  'git/get-tree': objects.getTree,
  'git/create-tree': objects.createTree,
  'git/get-blob': objects.getBlob,
  'git/create-blob': objects.createBlob,
  'repos/list-activities': refs.listActivities,
  'repos/list-tags': refs.listTags,
  'repos/list-commits': commits.listCommits,
  'repos/get-commit': commits.getCommit,
  'repos/compare-commits-with-basehead': commits.compare,
  'repos/create-or-update-file-contents': files.putFile,
  'repos/delete-file': files.deleteFile,
  'repos/list-pull-requests-associated-with-commit': pulls.listPullsOfCommit,
  'pulls/get': pulls.getPull,
  'pulls/list-files': pulls.listPullFiles,
  'pulls/list-commits': pulls.listPullCommits,
};
