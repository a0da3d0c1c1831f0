import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Harbour } from '../../support/cli/harbour';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../support/evidence/samples';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await Harbour.open();
});
afterEach(() => harbour.close());

const RELEASE = ['--surface', 'shop', '--tier', 'dev', '--commit', COMMIT, '--bundle', BUNDLE];
const RUN = { GITHUB_RUN_ID: '4711', GITHUB_RUN_ATTEMPT: '1' };
const sign = (...more: readonly string[]) =>
  harbour.run(['ticket', 'sign', '--cause', 'release', ...RELEASE, '--out', 'ticket.json', ...more], RUN);
const verify = (...more: readonly string[]) =>
  harbour.run(['ticket', 'verify', 'ticket.json', ...RELEASE, ...more], RUN);

describe('causeway ticket', () => {
  test('is signed, holds, and is spent once', async () => {
    await harbour.add(sample('release-bundle'));
    const signed = await sign('--push', '--json');
    expect(signed).toMatchObject({ code: 0, stderr: '' });
    const { id } = JSON.parse(signed.stdout);
    expect((await harbour.book()).statements.map((each) => each.id)).toContain(id);
    expect(await verify()).toMatchObject({ code: 0, stdout: expect.stringContaining('holds; not spent yet') });
    const spent = await verify('--spend', '--json');
    expect([spent.code, JSON.parse(spent.stdout)]).toEqual([
      0,
      {
        schema: 'causeway/ticket-verify/v1',
        ok: true,
        id,
        cause: 'release',
        expiresAt: expect.anything(),
        spentIn: harbour.scene.head(),
      },
    ]);
    for (const again of [[], ['--spend']]) {
      expect(await verify(...again)).toMatchObject({ code: 1, stdout: 'no: the ticket was already spent\n' });
    }
    const { statements, refused } = await harbour.book();
    expect(refused).toEqual([]);
    expect(statements.filter(({ statement }) => statement.kind === 'ticket-spent')).toHaveLength(1);
  });

  test('spent by several at once goes to one of them', async () => {
    await harbour.add(sample('release-bundle'));
    await sign();
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        harbour.run(
          ['ticket', 'verify', 'ticket.json', ...RELEASE, '--spend', '--evidence-clone', harbour.scene.clone(name)],
          RUN,
        ),
      ),
    );
    expect(outcomes.map(({ code }) => code).sort()).toEqual([0, 1, 1]);
    for (const { code, stdout, stderr } of outcomes) {
      if (code === 1) expect(stdout + stderr).toMatch(/already spent|already on the evidence branch/);
    }
  });

  test('is refused for another release, too late, altered, or of another kind', async () => {
    await harbour.add(sample('release-bundle'));
    await sign();
    const no = async (reason: RegExp, ...args: readonly string[]) => {
      const outcome = await harbour.run(['ticket', 'verify', ...args, '--spend'], RUN);
      expect([outcome.code, outcome.stdout]).toEqual([1, expect.stringMatching(reason)]);
    };
    const head = harbour.scene.head();
    const instead = (from: string, to: string) => RELEASE.map((each) => (each === from ? to : each));
    await no(/for the surface shop/, 'ticket.json', ...instead('shop', 'docs'));
    await no(/for the tier dev/, 'ticket.json', ...instead('dev', 'staging'));
    await no(/for the commit/, 'ticket.json', ...instead(COMMIT, commitOf('c')));
    await no(/for the bundle/, 'ticket.json', ...instead(BUNDLE, digestOf('c')));
    const text = readFileSync(join(harbour.clone, 'ticket.json'), 'utf8');
    await no(/^no: /, harbour.put('altered.json', text.replace(/"sig":"[^"]{4}/, '"sig":"AAAA')), ...RELEASE);
    await no(/^no: the file/, harbour.put('cut.json', text.slice(0, 300)), ...RELEASE);
    await no(
      /not a promotion ticket/,
      harbour.put('other.json', await harbour.sign(sample('release-bundle'))),
      ...RELEASE,
    );
    harbour.now = new Date(harbour.now.getTime() + 26 * 60_000);
    await no(/the ticket expired/, 'ticket.json', ...RELEASE);
    expect(harbour.scene.head()).toBe(head);
  });

  test('that would be refused is not signed', async () => {
    const nothing = () => expect(existsSync(join(harbour.clone, 'ticket.json'))).toBe(false);
    expect(await sign()).toMatchObject({ code: 1, stderr: expect.stringContaining('no signed bundle') });
    nothing();
    await harbour.add(sample('release-bundle'));
    const head = harbour.scene.head();
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [['--decision', digestOf('1')], 1, /names its bundle only/],
      [['--decision', 'x'], 2, /"x" is not a digest/],
      [['--cause', 'promotion'], 1, /first tier/],
      [['--cause', 'other'], 2, /Allowed choices/],
      [['--tier', 'staging'], 2, /may not attest for the tier staging/],
      [['--tier', 'moon'], 2, /not on a tier "moon"/],
      [['--commit', 'HEAD'], 2, /not a full commit id/],
      [['--attempt', '0'], 2, /not this job's GITHUB_RUN_ATTEMPT/],
    ];
    for (const [more, code, message] of cases) {
      const outcome = await sign(...more, '--push');
      expect([more, outcome.code, outcome.stderr]).toEqual([more, code, expect.stringMatching(message)]);
      nothing();
    }
    const withoutRun = await harbour.run(['ticket', 'sign', '--cause', 'release', ...RELEASE, '--out', 'ticket.json']);
    expect(withoutRun).toMatchObject({ code: 2, stderr: expect.stringContaining('the run is missing') });
    harbour.put('ticket.json', 'mine');
    expect(await sign('--push')).toMatchObject({ code: 2, stderr: expect.stringContaining('already exists') });
    expect(readFileSync(join(harbour.clone, 'ticket.json'), 'utf8')).toBe('mine');
    expect(harbour.scene.head()).toBe(head);
  });

  test('that cannot be read, or whose branch cannot, is no leave', async () => {
    await harbour.add(sample('release-bundle'));
    await sign();
    truncateSync(join(harbour.clone, harbour.put('huge.json', '')), 2 * 1024 ** 3);
    expect(await harbour.run(['ticket', 'verify', 'huge.json', ...RELEASE])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('too large'),
    });
    expect(await harbour.run(['ticket', 'verify', 'gone.json', ...RELEASE])).toMatchObject({ code: 2 });
    expect(await verify('--evidence-remote', 'nowhere')).toMatchObject({ code: 3 });
    const shallow = harbour.scene.clone('shallow', '--depth=1', '--no-single-branch');
    expect(await verify('--evidence-clone', shallow)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('shallow'),
    });
    const inCi = await harbour.run(['ticket', 'verify', 'ticket.json', ...RELEASE, '--now', '2026-11-21T09:00:00Z'], {
      CI: 'true',
    });
    expect(inCi).toMatchObject({ code: 2, stderr: expect.stringContaining('refused when CI=true') });
  });

  test('that a signer may not spend stays unspent', async () => {
    await harbour.add(sample('release-bundle'));
    await sign();
    const trust = harbour.registry.trust!;
    const entries = trust.entries.map((entry) => ({
      ...entry,
      mayAttest: entry.mayAttest.filter((kind) => kind !== 'ticket-spent'),
    }));
    harbour.put('registry/deploy-surfaces.json', JSON.stringify({ ...harbour.registry, trust: { ...trust, entries } }));
    const head = harbour.scene.head();
    expect(await verify('--spend')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('may not attest ticket-spent'),
    });
    expect(harbour.scene.head()).toBe(head);
  });
});
