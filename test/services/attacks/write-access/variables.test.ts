import { accessDiff } from '../../../../live/access/diff';
import { Registry } from '../../../../registry/schema';
import { base } from '../../../support/registry/fixtures';
import { workflowFiles } from '../../../support/workflows/files';

/*
 * A person with write access changes repository variables. They want a job that holds a secret to send it to their
 * address. CAUSEWAY_REPOSITORY names a repository at GitHub, which receives the job's own token anyway. The registry
 * contains the location of the stacks' state, and the workflow files get it from there.
 */
const NAMES = /^(?:[A-Z]+_APP_ID|[A-Z]+_APP_INSTALLATION_ID|CAUSEWAY_REPOSITORY)$/;

test('no variable says where a job connects to', () => {
  const used = workflowFiles().flatMap(({ name, text }) =>
    [...text.matchAll(/\bvars\s*(?:\.\s*(\w+)|\[[^\]]*\])/g)].map(([, variable]) => `${name}: ${variable}`),
  );
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((each) => !NAMES.test(each.replace(/^.*: /, '')))).toEqual([]);
});

test('another address or organization of the alerts is told as widening access', () => {
  const registry = (url?: string, organization = 'acme') => {
    const draft = structuredClone(base('full')) as { surfaces: Record<string, unknown>[] };
    Object.assign(draft.surfaces[0] ?? {}, {
      alerts: { kind: 'sentry', organization, project: 'shop', ...(url && { url }) },
    });
    return Registry.parse(draft);
  };
  expect(accessDiff(registry(), registry('https://sentry.io'))).toEqual([]);
  expect(accessDiff(registry(), registry('https://evil.example'))).toContainEqual({
    effect: 'widens',
    message: expect.stringMatching(/alerts\.url was "https:\/\/sentry\.io" and is "https:\/\/evil\.example"$/),
  });
  expect(accessDiff(registry(), registry(undefined, 'evil'))).toContainEqual({
    effect: 'widens',
    message: expect.stringMatching(/alerts\.organization was "acme" and is "evil"$/),
  });
  expect(() => registry('http://sentry.io')).toThrow();
});

test('another place of the state is told as widening access, and is no variable', () => {
  const elsewhere = structuredClone(Registry.parse(base('full')));
  Object.assign(elsewhere.state ?? {}, { url: 's3://evil?region=eu-central-1' });
  expect(accessDiff(Registry.parse(base('full')), elsewhere)).toContainEqual({
    effect: 'widens',
    message: expect.stringMatching(/^state\.url was ".*" and is "s3:\/\/evil\?region=eu-central-1"$/),
  });
});
