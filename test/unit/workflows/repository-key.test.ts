import { REPOSITORY_KEY_VARIABLE } from '../../../registry/derived-variables';
import { found } from '../../support/docs/program';
import { stepsOf, workflowFiles } from '../../support/workflows/files';

const ENTRY = `\${{ vars.${REPOSITORY_KEY_VARIABLE} }}`;

/** Whether a step runs a command that needs the repository's key and does not give it. */
function asks(run: string): boolean {
  return [...run.replaceAll(/\\\n\s*/g, ' ').matchAll(/node_modules\/\.bin\/causeway ([^|;\n]*)/g)].some(
    ([, text = '']) => {
      const words = text.trim().split(/\s+/);
      // A command on another registry than the governed organization's has other repositories.
      if (words.includes('--repository') || text.includes('registry/causeway.json')) return false;
      const [command] = found(words);
      const isOther = ['docs', 'workflows'].includes(command.parent?.name() ?? '');
      return !isOther && command.options.some(({ flags }) => flags === '--repository <key>');
    },
  );
}

const files = workflowFiles().map((file) => ({ file, isAsking: stepsOf(file).some(({ run }) => asks(run ?? '')) }));

describe('a workflow whose commands must know which repository it is', () => {
  const asking = files.filter(({ isAsking }) => isAsking).map(({ file }) => file);

  test('is there at all, and is found by what its steps run', () => {
    const names = asking.map(({ name }) => name);
    for (const name of ['promote-staging.yml', 'promote-production.yml', 'release.yml', 'release-readiness.yml'])
      expect(names).toContain(name);
    expect(names).not.toContain('lint-types.yml');
    expect(asks('node_modules/.bin/causeway gate evaluate --tier x --repository web')).toBe(false);
    expect(asks('node_modules/.bin/causeway gate evaluate --tier x')).toBe(true);
  });

  test.each(asking.map((file) => [file.name, file] as const))('%s says it once, at its top', (_name, file) => {
    expect((file as unknown as { env?: object }).env).toMatchObject({ [REPOSITORY_KEY_VARIABLE]: ENTRY });
    for (const { env = {} } of stepsOf(file)) expect(env).not.toHaveProperty(REPOSITORY_KEY_VARIABLE);
  });
});
