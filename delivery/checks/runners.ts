/** The effects of a test runner's options and commands. */
export interface Runner {
  /** It runs no test. */
  readonly none?: readonly string[];
  /** It runs some of the tests. */
  readonly some?: readonly string[];
  /** It leaves out tests by path, project or setting: only people know which. */
  readonly leavesOut?: readonly string[];
  /** It overwrites the expected results with the actual ones. */
  readonly overwrites?: readonly string[];
  /** It succeeds although a test failed, or although none ran. */
  readonly endsWell?: readonly string[];
  /**
   * Its commands (first words) that run all tests; '' means that it needs none. Undefined: any first word is a file.
   */
  readonly commands?: readonly string[];
  /** Words after its command choose tests by name. */
  readonly takesNames?: boolean;
  /** Its commands that run some tests or none. */
  readonly otherCommands?: Readonly<Record<string, 'runs no test' | 'runs some of the tests'>>;
}

const JEST_SOME = [
  ...['--onlyChanged', '-o', '--changedSince', '--lastCommit', '--findRelatedTests', '--onlyFailures', '-f'],
  ...['--testNamePattern', '-t', '--shard', '--filter'],
];

/** A failed run may end with any code: https://jestjs.io/docs/configuration#testfailureexitcode-number. */
const JEST_WELL = ['--passWithNoTests', '--testFailureExitCode'];

/**
 * Test runners, by name. Test names, shards, and filters for changed or failed tests select among the tests. The
 * project decides which files are tests, so folders and files do not select.
 */
export const RUNNERS: Readonly<Record<string, Runner>> = {
  // https://vitest.dev/guide/cli.html
  vitest: {
    leavesOut: ['--exclude', '--project', '--dir', '--root', '-r', '--config', '-c'],
    none: ['--mergeReports', '--clearCache', '--standalone', '--listTags'],
    some: ['--changed', '--testNamePattern', '-t', '--shard', '--typecheck.only', '--tagsFilter', '--allowOnly'],
    overwrites: ['-u', '--update'],
    endsWell: ['--passWithNoTests', '--dangerouslyIgnoreUnhandledErrors'],
    otherCommands: {
      list: 'runs no test',
      init: 'runs no test',
      bench: 'runs no test',
      related: 'runs some of the tests',
    },
  },
  // https://jestjs.io/docs/cli
  jest: {
    leavesOut: [
      ...[
        '--testPathIgnorePatterns',
        '--selectProjects',
        '--ignoreProjects',
        '--testPathPattern',
        '--testPathPatterns',
      ],
      ...['--rootDir', '--roots', '--testMatch', '--testRegex', '--config', '-c'],
    ],
    none: ['--listTests', '--showConfig', '--init', '--clearCache'],
    some: JEST_SOME,
    overwrites: ['-u', '--updateSnapshot'],
    endsWell: JEST_WELL,
  },
  // https://mochajs.org/#command-line-usage
  mocha: {
    leavesOut: ['--ignore', '--exclude'],
    none: ['--dry-run', '--list-files', '--list-interfaces', '--list-reporters'],
    some: ['-g', '--grep', '-f', '--fgrep', '-i', '--invert'],
    endsWell: ['--pass-on-failing-test-suite'],
  },
  // https://github.com/avajs/ava/blob/main/docs/05-command-line.md
  ava: { none: [], some: ['-m', '--match'], overwrites: ['-u', '--update-snapshots'] },
  // https://playwright.dev/docs/test-cli
  playwright: {
    leavesOut: ['--project'],
    none: ['--list'],
    some: ['-g', '--grep', '-gv', '-G', '--grep-invert', '--last-failed', '--only-changed', '--shard', '--test-list'],
    overwrites: ['-u', '--update-snapshots'],
    endsWell: ['--pass-with-no-tests', '--ignore-snapshots'],
  },
  // https://docs.pytest.org/en/stable/reference/reference.html#command-line-flags
  pytest: {
    leavesOut: ['--ignore', '--ignore-glob', '--override-ini', '-o'],
    none: [
      ...['--collect-only', '--co', '--setup-only', '--setup-plan', '--fixtures', '--funcargs'],
      ...['--markers', '--cache-show'],
    ],
    some: ['-k', '-m', '--last-failed', '--lf', '--deselect', '--testmon', '--sw', '--stepwise', '--shard-id'],
    overwrites: ['--snapshot-update', '--inline-snapshot'],
    endsWell: ['--suppress-no-test-exit-code', '--suppress-tests-failed-exit-code'],
  },
  // https://nodejs.org/api/cli.html
  node: {
    none: ['-e', '--eval', '-p', '--print', '-v', '-c', '--check', '-h'],
    some: ['--test-name-pattern', '--test-skip-pattern', '--test-only', '--test-shard', '--test-rerun-failures'],
    overwrites: ['--test-update-snapshots'],
  },
  // https://node-tap.org/cli/
  tap: {
    some: ['--changed', '-g', '--grep', '-O', '--only', '--invert'],
    overwrites: ['--snapshot', '-S'],
    endsWell: ['--allow-empty-coverage', '--disable-coverage'],
    otherCommands: { list: 'runs no test', report: 'runs no test', build: 'runs no test', run: 'runs no test' },
  },
  // https://bun.sh/docs/cli/test
  bun: {
    leavesOut: ['--path-ignore-patterns'],
    some: ['-t', '--test-name-pattern', '--only', '--changed'],
    overwrites: ['-u', '--update-snapshots'],
    endsWell: ['--pass-with-no-tests'],
    commands: ['test'],
  },
  // https://docs.deno.com/runtime/reference/cli/test/
  deno: {
    leavesOut: ['--ignore'],
    none: ['--no-run'],
    some: ['--filter'],
    endsWell: ['--permit-no-files'],
    commands: ['test'],
  },
  // https://pkg.go.dev/cmd/go#hdr-Testing_flags
  go: { none: ['-list', '-c', '-n'], some: ['-run', '-skip', '-short'], commands: ['test'] },
  // https://doc.rust-lang.org/cargo/commands/cargo-test.html
  cargo: {
    leavesOut: ['--lib', '--bins', '--bin', '--test', '--tests', '--doc', '--example', '--examples'],
    none: ['--no-run'],
    some: ['--skip', '--ignored', '--exact', '-E', '--filter-expr', '-p', '--package', '--exclude'],
    endsWell: ['--no-tests=pass'],
    commands: ['test', 't'],
    takesNames: true,
  },
  // https://docs.phpunit.de/en/11.5/textui.html
  phpunit: {
    leavesOut: ['--testsuite', '--exclude-testsuite'],
    none: ['--list-tests', '--list-groups', '--list-suites', '--list-test-files'],
    some: [
      '--filter',
      '--exclude-filter',
      '--group',
      '--exclude-group',
      '--covers',
      '--uses',
      '--requires-php-extension',
    ],
    endsWell: ['--do-not-fail-on-empty-test-suite'],
  },
  // https://rspec.info/features/3-13/rspec-core/command-line/
  rspec: {
    leavesOut: ['--exclude-pattern'],
    none: ['--dry-run', '--init'],
    some: ['-e', '--example', '-E', '--example-matches', '-t', '--tag', '--only-failures', '-n', '--next-failure'],
    endsWell: ['--failure-exit-code'],
  },
  // https://learn.microsoft.com/en-us/dotnet/core/tools/dotnet-test
  dotnet: {
    none: ['--list-tests', '-t'],
    some: ['--filter', '--treenode-filter'],
    endsWell: ['--ignore-exit-code'],
    commands: ['test'],
  },
  // https://create-react-app.dev/docs/running-tests/, which passes its options to jest
  'react-scripts': {
    leavesOut: ['--testPathIgnorePatterns'],
    some: JEST_SOME,
    overwrites: ['-u', '--updateSnapshot'],
    endsWell: JEST_WELL,
    commands: ['test'],
  },
  // https://angular.dev/cli/test
  ng: { some: ['--include', '--exclude', '--filter'], commands: ['test'] },
  // https://cli.vuejs.org/core-plugins/unit-jest.html
  'vue-cli-service': {
    leavesOut: ['--testPathIgnorePatterns', '--selectProjects', '--ignoreProjects'],
    some: JEST_SOME,
    overwrites: ['-u', '--updateSnapshot'],
    endsWell: JEST_WELL,
    commands: ['test:unit'],
  },
  // https://modern-web.dev/docs/test-runner/cli-and-configuration/
  wtr: { some: ['--group', '--files'], overwrites: ['--update-snapshots'] },
  'web-test-runner': { some: ['--group', '--files'], overwrites: ['--update-snapshots'] },
  // https://github.com/tape-testing/tape#command-line-interface
  tape: { some: ['--only'], endsWell: ['--strict=false'] },
  // https://docs.python.org/3/library/unittest.html#command-line-interface
  unittest: { some: ['-k'] },
  // End-to-end tests, which are refused.
  cypress: { some: ['--spec', '-s', '--tag'], endsWell: ['--pass-with-no-tests'], commands: ['run'] },
  wdio: { some: ['--spec', '--suite'] },
};

/** Options with which any runner runs no test. */
export const ANY_NONE: readonly string[] = [
  ...['--help', '-h', '--version', '--listTests', '--list', '--list-tests', '--showConfig', '--init', '--print-config'],
  ...['--clearCache', '--dry-run', '--collect-only', '--no-run'],
];
