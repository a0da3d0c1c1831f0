import { stepsOf, workflowFiles } from '../../support/workflows/files';

const files = workflowFiles();
const preview = files.find(({ name }) => name === 'infrastructure-preview.yml')!;
/** A job's permitted uses of a pull request's commit: reading its registry as data, and reporting findings on it. */
const MAY_NAME = [
  /^node_modules\/\.bin\/causeway registry fetch --commit "\$HEAD" --out \S+$/,
  /^github\/codeql-action\/upload-sarif@/,
];

describe('the preview of a pull request', () => {
  test('is the only workflow that runs with secrets on what others propose', () => {
    const risky = files.filter(({ on }) =>
      Object.keys(on).some((event) => /pull_request_target|workflow_run|issue_comment/.test(event)),
    );
    expect(risky.map(({ name }) => name)).toEqual(['infrastructure-preview.yml']);
  });

  test('checks out the default branch of its own repository and nothing else', () => {
    const checkouts = stepsOf(preview).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const { with: inputs } of checkouts) {
      expect(inputs).toEqual({ ref: `\${{ github.event.repository.default_branch }}`, 'persist-credentials': false });
    }
  });

  test('names the proposed commit only to read its registry as data and to tell of it', () => {
    for (const step of stepsOf(preview)) {
      const text = JSON.stringify(step);
      if (!/\.head\.(?:sha|ref)|head_ref|refs\/pull/.test(text)) continue;
      expect(MAY_NAME.some((allowed) => allowed.test(step.run ?? step.uses ?? ''))).toBe(true);
    }
  });

  test('executes nothing but npm ci, causeway and pulumi, of the default branch', () => {
    const commands = stepsOf(preview).flatMap(({ run }) => (run ?? '').split('\n'));
    const started = commands.filter((line) => line.trim() !== '').map((line) => line.trim());
    const known =
      /^(?:npm ci$|node_modules\/\.bin\/(?:causeway|pulumi) |mkdir -p previews$|set --$|for stack in \$STACKS; do set -- "\$@" --preview "\$stack=previews\/\$stack\.json"; done$|--config |\{ echo )/;
    for (const line of started) expect(line).toMatch(known);
    expect(commands.join('\n')).not.toMatch(/\bgit\b|\bgh\b|curl|wget|\beval\b|\bsource\b/);
  });

  test('lets a fork no further than the check of its registry', () => {
    const { registry, preview: stacks } = preview.jobs as Record<string, { if?: string; environment?: unknown }>;
    expect(registry?.environment).toBeUndefined();
    expect(stacks?.if).toBe('github.event.pull_request.head.repo.full_name == github.repository');
  });
});
