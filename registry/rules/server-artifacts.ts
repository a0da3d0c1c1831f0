import { isGithubsOwn } from '../github-host';
import { pointer } from '../problem';
import type { Rule } from '../rule';
import { showValue } from '../secret-looking';

/** The generated workflows exchange artifacts by actions that a GitHub Enterprise Server does not run. */
export const serverArtifactRules: readonly Rule[] = [
  {
    code: 'host-artifacts',
    level: 'warning',
    title: 'The generated workflows can exchange artifacts at the host',
    why: 'From version 4 on, the artifact actions refuse to run on a GitHub Enterprise Server, so deliveries stop there.',
    source: 'https://github.com/actions/upload-artifact#v4---whats-new',
    check: ({ organization: { host } }) =>
      host === undefined || isGithubsOwn(host)
        ? []
        : [
            {
              pointer: pointer('organization', 'host'),
              message: `the generated workflows use artifact actions that refuse to run on the server ${showValue(host)}`,
              allowed: 'workflows of your own that call the commands (docs/air-gapped.md), or a host of GitHub',
            },
          ],
  },
];
