import type { Deviation } from '../core/deviation';

/** Where the emulated GitHub departs from `@octokit/openapi`; part of `emulator/deviations.ts`. */
export const githubDeviations: readonly Deviation[] = [
  {
    id: 'github-api-v3-prefix',
    service: 'github',
    where: 'every path',
    what: 'The provider puts /api/v3 before every path when base_url is not api.github.com, as GitHub Enterprise Server serves it.',
    source: 'https://github.com/integrations/terraform-provider-github/blob/v6.13.0/github/config.go',
    test: 'test/services/emulator/deviations.test.ts',
  },
  {
    id: 'github-environment-admin-bypass-sent',
    service: 'github',
    where: 'repos/create-or-update-environment, request',
    what: 'can_admins_bypass is accepted and always sent by the provider (W3); the documented body is closed without it.',
    source: 'https://github.com/integrations/terraform-provider-github/issues/1804',
    test: 'test/services/emulator/deviations.test.ts',
    waives: [
      {
        operations: ['repos/create-or-update-environment'],
        part: 'request',
        keyword: 'additionalProperties',
        at: '^/requestBody$',
        property: 'can_admins_bypass',
      },
    ],
  },
  {
    id: 'github-environment-admin-bypass-returned',
    service: 'github',
    where: 'environment, response',
    what: 'can_admins_bypass is returned with every environment (W3); the documented environment has no such field.',
    source: 'https://github.com/integrations/terraform-provider-github/issues/1804',
    test: 'test/services/emulator/deviations.test.ts',
    waives: [
      {
        operations: ['repos/create-or-update-environment', 'repos/get-environment', 'repos/get-all-environments'],
        part: 'response',
        keyword: 'additionalProperties',
        at: '^(/environments/\\d+)?$',
        property: 'can_admins_bypass',
      },
    ],
  },
  {
    id: 'github-repository-by-id',
    service: 'github',
    where: '/repositories/{repository_id}/environments/{environment_name}/secrets…',
    what: 'The provider addresses environment secrets by the repository id, a path that GitHub serves and no longer documents.',
    source: 'https://github.com/google/go-github/blob/v88.0.0/github/actions_secrets.go',
    test: 'test/services/emulator/deviations.test.ts',
  },
  {
    id: 'github-variables-permission',
    service: 'github',
    where: 'permissions of an App, its installation and its tokens',
    what: 'The permission for variables is called actions_variables; the documented permissions have none for variables.',
    source: 'https://github.com/github/rest-api-description/issues/5437',
    test: 'test/services/emulator/deviations.test.ts',
    waives: [
      {
        operations: ['apps/create-installation-access-token'],
        part: 'request',
        keyword: 'additionalProperties',
        at: '^/requestBody/permissions$',
        property: 'actions_variables',
      },
      {
        part: 'response',
        keyword: 'additionalProperties',
        at: '^(/installations)?(/\\d+)?/permissions$',
        property: 'actions_variables',
      },
    ],
  },
  {
    id: 'github-ruleset-source-sent',
    service: 'github',
    where: 'repos/create-repo-ruleset and repos/update-repo-ruleset, request',
    what: 'The provider sends source and source_type, which the document has in the answer only; GitHub ignores them.',
    source: 'https://github.com/integrations/terraform-provider-github/blob/v6.13.0/github/util_rules.go',
    test: 'test/services/emulator/deviations.test.ts',
    waives: ['source', 'source_type'].map((property) => ({
      operations: ['repos/create-repo-ruleset', 'repos/update-repo-ruleset'],
      part: 'request',
      keyword: 'additionalProperties',
      at: '^/requestBody$',
      property,
    })),
  },
  {
    id: 'github-ruleset-error-strings',
    service: 'github',
    where: 'repos/create-repo-ruleset and repos/update-repo-ruleset, 422',
    what: 'The list of errors holds strings; the document has objects.',
    source: 'https://github.com/eclipse-csi/otterdog/issues/473',
    test: 'test/services/emulator/deviations.test.ts',
    waives: [
      {
        operations: ['repos/create-repo-ruleset', 'repos/update-repo-ruleset'],
        part: 'response',
        keyword: 'type',
        at: '^/errors/\\d+$',
      },
    ],
  },
  {
    id: 'github-ambiguous-errors',
    service: 'github',
    where: 'git/create-blob and repos/create-or-update-file-contents, 409 and 422',
    what: 'A plain error fits both of the two forms of which the document wants exactly one.',
    source: 'https://docs.github.com/en/rest/repos/contents#create-or-update-file-contents',
    test: 'test/services/emulator/deviations.test.ts',
    waives: [
      {
        operations: ['git/create-blob', 'repos/create-or-update-file-contents'],
        part: 'response',
        keyword: 'oneOf',
        at: '^$',
      },
    ],
  },
  {
    id: 'github-created-range',
    service: 'github',
    where: 'actions/list-workflow-runs and actions/list-workflow-runs-for-repo, request',
    what: 'created takes a range of dates (>=A, A..B), as its prose says; the document has one date-time.',
    source: 'https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository',
    test: 'test/services/emulator/deviations.test.ts',
    waives: [
      {
        operations: ['actions/list-workflow-runs', 'actions/list-workflow-runs-for-repo'],
        part: 'request',
        keyword: 'format',
        at: '^/query/created$',
      },
    ],
  },
  {
    id: 'github-asset-starter',
    service: 'github',
    where: 'release asset, response',
    what: 'An upload that broke off leaves an asset in the state starter, as the prose says; the document has no such state.',
    source: 'https://docs.github.com/en/rest/releases/assets#upload-a-release-asset',
    test: 'test/services/emulator/deviations.test.ts',
    waives: [
      {
        operations: [
          ...['repos/list-releases', 'repos/get-release', 'repos/get-release-by-tag', 'repos/update-release'],
          ...['repos/list-release-assets', 'repos/get-release-asset'],
        ],
        part: 'response',
        keyword: 'enum',
        at: '^(/\\d+)?(/assets/\\d+)?/state$',
      },
    ],
  },
];
