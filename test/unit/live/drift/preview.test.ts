import { previewFindings } from '../../../../live/drift/preview';
import { driftPreview, runPulumi } from '../../../../live/drift/pulumi';
import { secretScrubber } from '../../../../live/drift/scrub';
import { findingsExitCode } from '../../../../live/finding';

const URN =
  'urn:pulumi:staging::causeway::causeway:index:Site$netlify:index/environmentVariable:EnvironmentVariable::a.b';
const OTHER = 'urn:pulumi:staging::causeway::github:index/actionsVariable:ActionsVariable::a.variable.REGION';

const plain = secretScrubber({});
const judged = (code: number | undefined, document: unknown, stderr = '') =>
  previewFindings('staging', { code, stdout: JSON.stringify(document), stderr }, plain);
const kinds = (code: number | undefined, document: unknown) => judged(code, document).map(({ kind }) => kind);
const same = { op: 'same', urn: URN };
const error = (message: string, urn?: string) => ({ severity: 'error', message, urn });

describe('a preview with refresh', () => {
  it('is clean only when the engine ended with 0 and counted everything the same', () => {
    expect(judged(0, { steps: [same, { op: 'refresh', urn: URN }], changeSummary: { same: 2 } })).toEqual([]);
    expect(kinds(0, { steps: [same] })).toEqual(['unverified']);
    expect(kinds(0, {})).toEqual(['unverified']);
    expect(kinds(0, [])).toEqual(['unverified']);
    expect(kinds(7, { steps: [same], changeSummary: { same: 1 } })).toEqual(['unverified']);
    expect(kinds(1, { steps: [same], changeSummary: { same: 1 } })).toEqual(['unverified']);
    expect(kinds(undefined, { steps: [same], changeSummary: { same: 1 } })).toEqual(['unverified']);
  });

  it('names each change by its URN and its properties, never with a value', () => {
    const steps = [
      { op: 'update', urn: URN, diffReasons: ['values', 'scopes'], oldState: { inputs: { value: 'by-hand' } } },
      { op: 'create', urn: OTHER },
      { op: 'delete', urn: OTHER },
      { op: 'replace', urn: OTHER },
    ];
    const found = judged(7, { steps, changeSummary: { update: 1, create: 1, delete: 1, replace: 1 } });
    expect(found.map(({ kind, address, field }) => [kind, address, field])).toEqual([
      ['different', URN, 'scopes, values'],
      ['missing', OTHER, undefined],
      ['unowned', OTHER, undefined],
      ['different', OTHER, undefined],
    ]);
    expect(JSON.stringify(found)).not.toContain('by-hand');
    expect(findingsExitCode(found)).toBe(1);
  });

  it('is clean where all that would change is the App that looks, and only where the engine counts nothing else', () => {
    const provider = 'urn:pulumi:staging::causeway::pulumi:providers:github::github';
    const look = { op: 'update', urn: provider, diffReasons: ['appAuth'] };
    expect(judged(7, { steps: [same, look], changeSummary: { same: 1, update: 1 } })).toEqual([]);
    expect(kinds(7, { steps: [same, look], changeSummary: { same: 1, update: 2 } })).toEqual(['unverified']);
    expect(kinds(1, { steps: [look], changeSummary: { update: 1 } })).toEqual(['unverified']);
    const change = { op: 'update', urn: URN, diffReasons: ['values'] };
    expect(kinds(7, { steps: [look, change], changeSummary: { update: 2 } })).toEqual(['different']);
    // Another address, step kind or provider, and a property of the same name elsewhere, are differences.
    for (const other of [
      { ...look, diffReasons: ['appAuth', 'baseUrl'] },
      { ...look, diffReasons: [] },
      { ...look, op: 'replace' },
      { ...look, urn: provider.replace('github::github', 'netlify::github') },
      { ...look, urn: OTHER },
    ]) {
      expect(kinds(7, { steps: [other], changeSummary: { update: 1 } })).toEqual(['different']);
    }
  });

  it('is drift of the object where Netlify answers 404, with the command that lets go of it', () => {
    const diagnostics = [
      error('error: API_URL of team "t": "404 Not Found"', URN),
      error('error: Preview failed: API_URL of team "t": "404 Not Found"', URN),
      error('error: preview failed\n'),
    ];
    const [gone, rest, ...more] = judged(1, { steps: [{ ...same, oldState: { protect: false } }], diagnostics });
    expect(gone).toMatchObject({
      kind: 'missing',
      address: URN,
      repair: `pulumi state delete '${URN}' --stack staging --yes && pulumi up --stack staging --refresh`,
    });
    expect(rest).toMatchObject({ kind: 'unverified', address: 'staging' });
    expect(more).toEqual([]);
    const steps = [{ op: 'refresh', urn: URN, oldState: { protect: true } }];
    expect(judged(1, { steps, diagnostics })[0]?.repair).toContain('--yes --force &&');
  });

  it('is unverified where GitHub answers 404, which hides as well as denies, and on any other failure', () => {
    expect(kinds(1, { diagnostics: [error('GET /repos/acme/web: 404 Not Found', OTHER)] })).toEqual(['unverified']);
    expect(kinds(1, { diagnostics: [error('Site "x": "403 Forbidden"', URN)] })).toEqual(['unverified']);
    expect(kinds(1, { diagnostics: [] })).toEqual(['unverified']);
    expect(judged(255, {}, 'error: no stack named "staging" found')[0]?.reason).toContain('no stack named');
  });

  it('is unverified when it is cut off, or when the engine cannot be run', async () => {
    const cut = previewFindings('staging', { code: 0, stdout: '{"steps": [', stderr: '' }, plain);
    expect(cut.map(({ kind }) => kind)).toEqual(['unverified']);
    // A folder without its own engine.
    const nowhere = await runPulumi(driftPreview('staging'), { folder: '/', env: { PATH: '' }, timeoutMs: 1000 });
    expect(previewFindings('staging', nowhere, plain)).toMatchObject([
      {
        kind: 'unverified',
        reason: expect.stringContaining('there is no command "pulumi" on PATH; put node_modules/.bin first on PATH'),
      },
    ]);
  });
});

describe('the engine’s messages', () => {
  const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA0123456789\n-----END RSA PRIVATE KEY-----';
  const scrub = secretScrubber({
    GITHUB_APP_PEM_FILE: key,
    NETLIFY_API_TOKEN: 'plain-credential',
    HOME: '/home/me',
    PASS: 'ab',
  });

  it('lose every credential of the environment, whole or a line of it', () => {
    expect(scrub('sent plain-credential to x')).toBe('sent [secret] to x');
    expect(scrub(`bad key ${key}`)).toBe('bad key [secret]');
    expect(scrub('bad line MIIEowIBAAKCAQEA0123456789')).toBe('bad line [secret]');
    expect(scrub('in /home/me, about')).toBe('in /home/me, about');
  });

  it('are withheld where they carry what looks like a token, and kept to one short line', () => {
    expect(scrub('got ghp_0123456789abcdefghij')).toBe('the message is withheld: it contains a GitHub token');
    expect(scrub('one\n two\u0007')).toBe('one two');
    expect(scrub('x'.repeat(1000))).toHaveLength(401);
  });
});
