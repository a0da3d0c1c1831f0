import { APP_TOKEN, SETUP_NODE } from './actions';
import { COMMAND_SET_UP } from './command-set-up';

const FOLDER = '.github/actions/causeway';

/** The path of the action that generated jobs share. */
export const SET_UP_ACTION_PATH = `${FOLDER}/action.yml`;

/** The `uses` of a step that runs it. It is a part of the governing repository's checkout, as the command itself is. */
export const SET_UP_ACTION = `./${FOLDER}`;

/** The Apps' permissions that jobs ask for. Each is an input of the action. */
export const APP_PERMISSIONS = ['actions', 'contents', 'members', 'pull-requests'] as const;
export type AppPermission = (typeof APP_PERMISSIONS)[number];

function indented(text: string, by: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(by) + line))
    .join('\n');
}

const OWN = 'github.event.repository.name';
const inputs = APP_PERMISSIONS.map((name) => `  ${name}: { description: Its level of the permission “${name}” }`);
const grants = APP_PERMISSIONS.map((name) => `        permission-${name}: \${{ inputs.${name} }}`);

/**
 * The action's file after its first line, which is the mark of a generated file. It is the same in every governing
 * repository, so that the rules about workflows compare it as a whole. An input that is not given is an empty text,
 * and `create-github-app-token` does not ask for such a permission
 * (https://github.com/actions/create-github-app-token/blob/v2.2.1/lib/get-permissions-from-inputs.js). GitHub gives an
 * action neither variables nor secrets, so a job passes the App's id and key
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability).
 */
export const SET_UP_ACTION_BODY = `
# What generated jobs begin with, after their checkout of the default branch: Node, the command, and the token of an App.

name: Set up Causeway
description: Node, the command, and the token of an App where a job acts as one
inputs:
  packages: { description: “all” where a job runs the engine or the policies }
  app: { description: “delivery” or “evidence” where a job acts as that App }
  app-id: { description: Its id }
  private-key: { description: Its key }
${inputs.join('\n')}
outputs:
  token:
    description: The token of the App
    value: \${{ steps.token.outputs.token }}
runs:
  using: composite
  steps:
    - uses: ${SETUP_NODE}
      with: { node-version: 24, package-manager-cache: false }
    - if: inputs.packages == 'all'
      shell: bash
      run: npm ci
    - name: Install the command
      if: inputs.packages != 'all'
      shell: bash
      run: |
${indented(COMMAND_SET_UP, 8)}    # The App for deliveries reads the run’s own and the governing repository. The one for evidence writes to the
    # repository that keeps the evidence.
    - if: inputs.app != ''
      id: token
      uses: ${APP_TOKEN}
      with:
        app-id: \${{ inputs.app-id }}
        private-key: \${{ inputs.private-key }}
        repositories: >-
          \${{ inputs.app == 'evidence' && (env.GOVERNING || ${OWN})
          || env.GOVERNING == '' && ${OWN}
          || format('{0},{1}', ${OWN}, env.GOVERNING) }}
${grants.join('\n')}
`;

/** Whether a file is the generated action. Undefined is a file that is not there. */
export function isSetUpAction(text: string | undefined): boolean {
  return text !== undefined && text.slice(text.indexOf('\n') + 1) === SET_UP_ACTION_BODY;
}
