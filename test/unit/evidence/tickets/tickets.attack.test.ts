import type { EvidenceFile } from '../../../../evidence/branch/branch';
import { ticketStatement } from '../../../../evidence/tickets/ticket';
import { verifyTicket } from '../../../../evidence/tickets/verify-ticket';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { type SigningDesk, signingDesk } from '../../../support/evidence/branch/desk';
import { trusting } from '../../../support/evidence/registry';
import { BUNDLE, COMMIT, commitOf, digestOf, sample } from '../../../support/evidence/samples';
import { authority } from '../../../support/evidence/signers';

const NONCE = 'ab'.repeat(16);
let desk: SigningDesk;
let ticket: EvidenceFile;
let bundle: EvidenceFile;
let refused = 0;

const order = (change: object = {}) =>
  ticketStatement({
    cause: 'release',
    surface: 'shop',
    tier: 'dev',
    commit: COMMIT,
    bundle: BUNDLE,
    runId: 4711,
    attempt: 1,
    nonce: NONCE,
    now: desk.now,
    ...change,
  });

beforeAll(async () => {
  desk = await signingDesk();
  [ticket, bundle] = [await desk.file(order()), await desk.file(sample('release-bundle'))];
});
afterAll(() => process.stdout.write(`attacks on tickets refused: ${refused}\n`));

function verdict(file: Buffer, files: readonly EvidenceFile[] = [bundle], change: object = {}): string {
  const { registry, now } = desk;
  const question = { registry, surface: 'shop', tier: 'dev', commit: COMMIT, bundle: BUNDLE, now, ...change };
  const book = desk.book(files);
  const found = verifyStatement(file, desk.trust, question.now);
  const result = found.ok ? verifyTicket(found, book, question) : found;
  return result.ok ? 'ok' : result.reason;
}

function no(reason: RegExp, ...asked: Parameters<typeof verdict>): void {
  const found = verdict(...asked);
  expect(found).not.toBe('ok');
  expect(found).toMatch(reason);
  refused += 1;
}

describe('a deploy is not let through by', () => {
  test('anything but the ticket as it was signed', () => {
    expect(verdict(ticket.bytes)).toBe('ok');
    const { bytes } = ticket;
    const original = verifyStatement(bytes, desk.trust, desk.now);
    for (let at = 0; at < bytes.length; at += 17) {
      no(/./, bytes.subarray(0, at));
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      // Nobody signs parts of a timestamp: a ticket that is altered there is the same ticket, and spent as one.
      const alone = verifyStatement(altered, desk.trust, desk.now);
      if (alone.ok) expect(alone).toEqual(original);
      else no(/./, altered);
    }
    no(/./, Buffer.alloc(0));
    no(/./, Buffer.alloc(2 * 1024 * 1024, 32));
    no(/not a promotion ticket/, bundle.bytes);
  });

  test('the ticket of another surface, tier, commit, bundle, attempt or cause', async () => {
    const made = async (change: object) => (await desk.file(order(change))).bytes;
    no(/for the surface docs/, await made({ surface: 'docs' }));
    no(/for the commit/, await made({ commit: commitOf('d') }));
    no(/for the bundle/, await made({ bundle: digestOf('d') }));
    no(/first tier/, await made({ cause: 'promotion', gateDecision: digestOf('1') }));
    no(
      /started again/,
      await made({ cause: 'rollback', attempt: 2, gateDecision: digestOf('1'), restores: digestOf('2') }),
    );
    no(
      /not on the evidence branch/,
      await made({ cause: 'rollback', gateDecision: digestOf('1'), restores: digestOf('2') }),
    );
    no(/names its gate decision/, await made({ cause: 'rollback', restores: digestOf('2') }));
    no(/bundle only/, await made({ gateDecision: digestOf('1') }));
    const staging = await desk.file(order({ tier: 'staging' }), desk.keys.staging);
    no(/for the tier staging/, staging.bytes);
    no(/not releases/, staging.bytes, [bundle], { tier: 'staging' });
    for (const change of [
      { surface: 'docs' },
      { tier: 'staging' },
      { commit: commitOf('d') },
      { bundle: digestOf('d') },
    ]) {
      no(/the ticket is for/, ticket.bytes, [bundle], change);
    }
  });

  test('a ticket that another signed, or at a time that nobody vouches for', async () => {
    const { staging, expired, stranger } = desk.keys;
    no(/may not attest for the tier dev/, (await desk.file(order(), staging)).bytes);
    no(/not valid/, (await desk.file(order(), expired)).bytes);
    no(/not trusted/, (await desk.file(order(), stranger)).bytes);
    no(/is not valid/, (await desk.file(order(), undefined, await authority(desk.now))).bytes);
    expect(verifyStatement(ticket.bytes, trusting([], desk.trust.root), desk.now).ok).toBe(false);
  });

  test('a ticket that has expired, holds too long, or is from the future', async () => {
    const minutes = (count: number) => new Date(desk.now.getTime() + count * 60_000);
    expect(verdict(ticket.bytes, [bundle], { now: minutes(24) })).toBe('ok');
    no(/expired/, ticket.bytes, [bundle], { now: minutes(25) });
    no(/expired/, ticket.bytes, [bundle], { now: minutes(60 * 24 * 365) });
    no(/in the future/, ticket.bytes, [bundle], { now: minutes(-6) });
    no(/more than 30 minutes/, (await desk.file(order({ now: minutes(6) }))).bytes);
    no(/expired/, (await desk.file(order({ now: minutes(-60) }))).bytes);
  });

  test('a ticket that was spent, however that looks', async () => {
    const result = verifyStatement(ticket.bytes, desk.trust, desk.now);
    const id = result.ok ? result.id : '';
    const spent = await desk.file(sample('ticket-spent', { nonce: NONCE }, { ticket: id }));
    no(/already spent/, ticket.bytes, [bundle, spent]);
    for (let at = 0; at < spent.bytes.length; at += 61) {
      const altered = Buffer.from(spent.bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      no(/already spent/, ticket.bytes, [bundle, { ...spent, bytes: altered }]);
      no(/already spent/, ticket.bytes, [bundle, { ...spent, bytes: spent.bytes.subarray(0, at) }]);
    }
    const forged = await desk.file(sample('ticket-spent', { nonce: NONCE }, { ticket: id }), desk.keys.stranger);
    no(/already spent/, ticket.bytes, [bundle, forged]);
    // The same order with another nonce is another ticket; the spent one stays spent.
    const again = await desk.file(order({ nonce: 'cd'.repeat(16) }));
    expect(verdict(again.bytes, [bundle, spent])).toBe('ok');
    // A ticket that is signed a second time is the same ticket.
    no(/already spent/, (await desk.file(order())).bytes, [bundle, spent]);
  });

  test('a bundle that nobody signed, or that was revoked', async () => {
    no(/no signed bundle/, ticket.bytes, []);
    for (let at = 0; at < bundle.bytes.length; at += 61) {
      const altered = Buffer.from(bundle.bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      no(/no signed bundle/, ticket.bytes, [{ ...bundle, bytes: altered }]);
    }
    no(/no signed bundle/, ticket.bytes, [{ ...bundle, path: bundle.path.replace('shop', 'docs') }]);
    no(/no signed bundle/, ticket.bytes, [await desk.file(sample('release-bundle'), desk.keys.stranger)]);
    no(/no signed bundle/, ticket.bytes, [await desk.file(sample('release-bundle', { surface: 'docs' }))]);
    // It verifies, but staging's key cannot attest for dev.
    no(/no signed bundle/, ticket.bytes, [await desk.file(sample('release-bundle'), desk.keys.staging)]);
    const revocation = await desk.file(sample('revocation'));
    no(/revoked/, ticket.bytes, [bundle, revocation]);
    no(/cannot be verified/, ticket.bytes, [bundle, { ...revocation, bytes: Buffer.from('{}') }]);
  });

  test('enough was tried', () => expect(refused).toBeGreaterThan(400));
});
