import type { Handler } from '../../../core/exchange';
import type { GithubCaller } from '../../transport/identities';
import type { GithubWorld } from '../../world';
import * as checks from './checks';
import * as issues from './issues';
import * as sarif from './sarif';

/** The reports of runs and people: checks, issues and comments, code scanning. */
export const reportHandlers: Readonly<Record<string, Handler<GithubWorld, GithubCaller>>> = {
  'checks/create': checks.createCheck,
  'checks/update': checks.updateCheck,
  'checks/list-for-ref': checks.listChecks,
  'issues/create': issues.createIssue,
  'issues/update': issues.updateIssue,
  'issues/list-for-repo': issues.listIssues,
  'issues/list-comments': issues.listComments,
  'issues/create-comment': issues.createComment,
  'issues/update-comment': issues.updateComment,
  'code-scanning/upload-sarif': sarif.uploadSarif,
  'code-scanning/get-sarif': sarif.getSarif,
};
