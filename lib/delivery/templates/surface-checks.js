"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get SURFACE_CHECKS_PATH () {
        return SURFACE_CHECKS_PATH;
    },
    get surfaceChecks () {
        return surfaceChecks;
    }
});
const _naming = require("../../registry/naming");
const _selectors = require("../../registry/selectors");
const _workflowfile = require("./workflow-file");
const SURFACE_CHECKS_PATH = '.github/workflows/ci-surfaces.yml';
/** How long a surface's checks may take, in minutes; the job gets a quarter of an hour more. */ const WAIT = 60;
// Code and registry are those of the governing repository’s default branch, wherever the change is.
function governingCheckout(registry, key) {
    const { repository: governing } = registry.governance;
    if (key === governing) return [
        `ref: \${{ github.event.repository.default_branch }}`
    ];
    const { name, defaultBranch, visibility } = (0, _selectors.repositoryOf)(registry, governing);
    return [
        `repository: ${JSON.stringify(`${registry.organization.login}/${name}`)}`,
        `ref: ${JSON.stringify(defaultBranch)}`,
        ...visibility === 'public' ? [] : [
            `ssh-key: \${{ secrets.${_naming.REGISTRY_KEY_SECRET} }}`
        ]
    ];
}
function surfaceChecks(registry, key) {
    const ids = ((0, _selectors.surfacesByRepository)(registry).get(key) ?? []).map(({ id })=>JSON.stringify(id)).sort();
    if (ids.length === 0) return undefined;
    const isGoverning = key === registry.governance.repository;
    const checkout = governingCheckout(registry, key).join('\n          ');
    const content = `# Generated from the registry by \`causeway docs build${isGoverning ? '' : ` --repository ${key}`}\`; change that instead.
#
# The one required check of a surface: green when its blocking checks are, or when the change does not touch it; red when
# one of them was skipped though it does. No path filter and no condition: it always reports. What counts is the registry
# and the code of the ${isGoverning ? '' : 'governing repository’s '}default branch, and of the pull request nothing but which paths it changes.
name: ci-surfaces

on: pull_request

permissions: {}

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  surface:
    name: ${(0, _naming.aggregatorContext)(`\${{ matrix.surface }}`)}
    strategy:
      fail-fast: false
      matrix:
        surface: [${ids.join(', ')}]
    runs-on: ubuntu-24.04
    timeout-minutes: ${WAIT + 15}
    permissions:
      checks: read
      contents: read
    steps:
      - uses: ${_workflowfile.CHECKOUT}
        with:
          ${checkout}
          persist-credentials: false
      - uses: ${_workflowfile.CHECKOUT}
        with:
          path: proposed
          fetch-depth: 0
          persist-credentials: false
      - uses: ${_workflowfile.SETUP_NODE}
        with:
          node-version: 24
          package-manager-cache: false
      - run: npm ci
      - run: >-
          node_modules/.bin/causeway checks report --surface "$SURFACE" --repository ${key} --base "$BASE" --head "$HEAD"
          --checkout proposed --wait ${WAIT} --format markdown >> "$GITHUB_STEP_SUMMARY"
        env:
          GITHUB_TOKEN: \${{ github.token }}
          SURFACE: \${{ matrix.surface }}
          BASE: \${{ github.event.pull_request.base.sha }}
          HEAD: \${{ github.event.pull_request.head.sha }}
`;
    return {
        path: SURFACE_CHECKS_PATH,
        content
    };
}
