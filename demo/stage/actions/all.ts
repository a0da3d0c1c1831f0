import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { actionNameOf, isCommitId, referenceOf } from '../../../formats/workflow/references';
import { appToken } from './app-token';
import { download, upload } from './artifacts';
import { awsLogin } from './aws-login';
import { checkout } from './checkout';
import { type Action, only } from './play';
import { uploadSarif } from './sarif';

const setupNode: Action = (given, { workspace }) => {
  const inputs = only(given, 'node-version', 'node-version-file', 'cache', 'package-manager-cache');
  const file = inputs['node-version-file'];
  if (file !== undefined && !existsSync(resolve(workspace, file))) throw new Error(`there is no ${file}`);
  if (file === undefined && inputs['node-version'] === undefined) throw new Error('which Node?');
  return {};
};

const ACTIONS: Readonly<Record<string, Action>> = {
  'actions/checkout': checkout,
  'actions/setup-node': setupNode,
  'actions/upload-artifact': upload,
  'actions/download-artifact': download,
  'actions/create-github-app-token': appToken,
  'github/codeql-action/upload-sarif': uploadSarif,
  'aws-actions/configure-aws-credentials': awsLogin,
};

/** The action that `uses` names, by its full commit. Throws for an action that is not played. */
export function actionNamed(uses: string): Action {
  const called = referenceOf(uses);
  const action = called === undefined ? undefined : ACTIONS[actionNameOf(called)];
  if (called === undefined || !isCommitId(called.ref) || action === undefined)
    throw new Error(`the action '${uses}' is not played`);
  return action;
}
