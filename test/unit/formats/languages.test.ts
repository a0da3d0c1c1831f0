import { testsSayMore } from '../../../delivery/checks/says-more';
import { testsOf } from '../../../formats/languages/tests-of';
import { casesOf } from '../../support/cases';

interface Input {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

function verdictOf({ path, before, after }: Input): string {
  const now = testsOf(after, path);
  if (now.state !== 'read') return 'could not judge';
  const earlier = testsOf(before, path);
  return testsSayMore(earlier.state === 'read' ? [earlier.file] : [], now.file) ? 'yes' : 'no';
}

test.each(casesOf<Input, string>('test-languages.yaml'))('a test in another language: %s', (_what, each) => {
  expect(verdictOf(each.input)).toBe(each.verdict);
});
