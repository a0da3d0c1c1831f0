import type { GateReport } from '../../../../evidence/statement/predicates/decision';
import type { Waiver } from '../../../../evidence/statement/predicates/people';
import type { WaiverFacts } from '../../../../evidence/waivers/facts';
import { sha256Of } from '../../../../evidence/waivers/files';
import { judgeWaiver, waiverFor } from '../../../../evidence/waivers/judge';
import type { WaiverReading } from '../../../../evidence/waivers/read';
import { isWaivable, waiverCovers } from '../../../../evidence/waivers/scope';
import { usesIn } from '../../../../evidence/waivers/uses';
import { digestOf, sample } from '../../../support/evidence/samples';
import { book, verified } from '../../../support/evidence/verified';

const NOW = new Date('2026-11-21T09:00:00Z');
const [C1, C2, C3] = ['1', '2', '3'].map((digit) => digit.repeat(40)) as [string, string, string];
const FILE = sha256Of('the file');

const WAIVER: Waiver = {
  waiverId: 'w-1',
  checkId: 'slo',
  surfaces: ['docs', 'shop'],
  commits: { commit: C2 },
  constraint: 'CI must take less than ten minutes',
  riskIfUnchanged: 'the fix of an outage waits',
  minimalException: 'one release above the limit',
  rollbackPath: 'causeway rollback run',
  requestedBy: 'user:octocat',
  issuedAt: '2026-11-20T09:00:00Z',
  expiresAt: '2026-11-27T09:00:00Z',
  maxUses: 2,
};

interface Change {
  readonly waiver?: Partial<Waiver>;
  readonly subject?: string;
  readonly signer?: { readonly id?: string; readonly person?: string | undefined };
  readonly signedAt?: string;
  readonly approval?: {
    readonly approver?: string;
    readonly person?: string | undefined;
    readonly signerId?: string;
    readonly approvedAt?: string;
    readonly time?: string;
    readonly subject?: string;
    readonly file?: string;
  } | null;
}

function reading({ waiver = {}, subject, signer = {}, signedAt, approval = {} }: Change = {}): WaiverReading {
  const predicate = { ...WAIVER, ...waiver };
  const who = { id: 'octocat-key', person: 'user:octocat' as string | undefined, ...signer };
  const approver = approval?.approver ?? 'user:hubot';
  const approvedAt = approval?.approvedAt ?? '2026-11-20T10:00:00Z';
  return {
    waiverId: 'w-1',
    digest: FILE,
    waiver: {
      ok: true,
      file: 'w-1.sigstore.json',
      signed: verified(sample('waiver', predicate, { waiver: subject ?? sha256Of(predicate.waiverId) }), {
        id: sha256Of('waiver'),
        signer: who,
        time: new Date(signedAt ?? predicate.issuedAt),
      }),
    },
    approvals:
      approval === null
        ? []
        : [
            {
              ok: true,
              file: approval.file ?? `w-1.approval-${approver.slice('user:'.length)}.sigstore.json`,
              signed: verified(
                sample(
                  'waiver-approval',
                  { waiverId: 'w-1', approver, approvedAt },
                  { waiver: approval.subject ?? FILE },
                ),
                {
                  id: sha256Of('approval'),
                  time: new Date(approval.time ?? approvedAt),
                  signer: {
                    id: approval.signerId ?? 'hubot-key',
                    person: 'person' in approval ? approval.person : approver,
                  },
                },
              ),
            },
          ],
  };
}

const facts = (change: Partial<WaiverFacts> = {}): WaiverFacts => ({
  approvers: ['user:hubot'],
  uses: () => 0,
  now: NOW,
  ...change,
});
const verdict = (change: Change = {}, given: Partial<WaiverFacts> = {}) => judgeWaiver(reading(change), facts(given));

describe('a waiver', () => {
  it('holds when another person who may do so approved it, in time and with uses left', () => {
    expect(verdict()).toMatchObject({
      status: 'valid',
      usesLeft: 2,
      evidence: [sha256Of('waiver'), sha256Of('approval')],
    });
    expect(verdict({}, { uses: () => 1 })).toMatchObject({ status: 'valid', usesLeft: 1 });
  });

  it.each<[string, Change, RegExp]>([
    ['in a file of another name', { waiver: { waiverId: 'w-2' } }, /named after another/],
    ['with the subject of another one', { subject: sha256Of('w-2') }, /subject of another/],
    ['of isolation', { waiver: { checkId: 'isolation-netlify-teams' } }, /never be waived/],
    ['of receipts', { waiver: { checkId: 'receipt:shop' } }, /never be waived/],
    ['of signatures', { waiver: { checkId: 'signatures' } }, /never be waived/],
    ['signed by somebody else', { signer: { person: 'user:mallory' } }, /signed by octocat-key/],
    ['signed by no person', { signer: { person: undefined } }, /which is not user:octocat/],
    ['asked for by a team', { waiver: { requestedBy: 'team:web' }, signer: { person: 'team:web' } }, /not team:web/],
    ['that is longer than two weeks', { waiver: { expiresAt: '2026-12-04T09:00:01Z' } }, /longer than 14 days/],
    ['that was over before it began', { waiver: { expiresAt: '2026-11-20T09:00:00Z' } }, /expires before/],
    ['that is dated back', { signedAt: '2026-11-20T09:06:00Z' }, /another time/],
    ['that is dated ahead', { signedAt: '2026-11-20T08:54:00Z' }, /another time/],
  ])('%s is refused', (_name, change, reason) => {
    expect(verdict(change)).toMatchObject({ status: 'refused', reason: expect.stringMatching(reason) });
  });

  it('may hold for two weeks, and for less where the limit is less', () => {
    expect(verdict({ waiver: { expiresAt: '2026-12-04T09:00:00Z' } }).status).toBe('valid');
    expect(verdict({}, { maxDays: 6 })).toMatchObject({
      status: 'refused',
      reason: 'it is valid for longer than 6 days',
    });
  });

  it('holds for the tier of the keys that signed it, and for no other', () => {
    const keys = (asked: string[], approved: string[]) => {
      const { waiver, approvals, ...rest } = reading();
      const by = <T extends WaiverReading['waiver'] | WaiverReading['approvals'][number]>(
        file: T,
        tiers: string[],
      ): T => (file.ok ? { ...file, signed: { ...file.signed, signer: { ...file.signed.signer, tiers } } } : file);
      const read = { ...rest, waiver: by(waiver, asked), approvals: approvals.map((each) => by(each, approved)) };
      return judgeWaiver(read, facts({ tier: 'production' }));
    };
    expect(keys(['production'], ['production']).status).toBe('valid');
    expect(keys(['dev'], ['production'])).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('may not ask for the tier production'),
    });
    expect(keys(['production'], ['dev'])).toMatchObject({
      status: 'unapproved',
      reason: expect.stringContaining('may not approve for the tier production'),
    });
  });

  it('whose signature is not valid is refused with that reason', () => {
    const read: WaiverReading = { ...reading(), waiver: { ok: false, file: 'w-1.sigstore.json', reason: 'no key' } };
    expect(judgeWaiver(read, facts())).toMatchObject({ status: 'refused', reason: 'no key', waiver: undefined });
  });

  it.each<[string, Change['approval'], RegExp]>([
    ['by nobody', null, /it has no approval/],
    ['by the one who asked', { approver: 'user:octocat', signerId: 'other-key' }, /their own waiver/],
    ['by the one who asked, in other letters', { approver: 'user:OctoCat', signerId: 'other-key' }, /their own waiver/],
    ['with the same key', { signerId: 'octocat-key' }, /their own waiver/],
    ['in the name of somebody else', { person: 'user:mallory' }, /not user:hubot/],
    ['by no person', { person: undefined }, /not user:hubot/],
    ['by somebody who may not', { approver: 'user:mallory' }, /not among/],
    ['of another file', { subject: sha256Of('other') }, /another file/],
    ['in a file of another name', { file: 'w-1.approval-mallory.sigstore.json' }, /not named after/],
    ['dated back', { approvedAt: '2026-11-20T10:00:00Z', time: '2026-11-20T11:00:00Z' }, /another time/],
    ['before it was asked for', { approvedAt: '2026-11-20T08:00:00Z' }, /older than/],
    ['after it expired', { approvedAt: '2026-11-27T10:00:00Z' }, /had expired/],
  ])('approved %s is unapproved', (_name, approval, reason) => {
    const approvers = ['user:hubot', 'user:octocat'];
    expect(verdict({ approval: approval as NonNullable<Change['approval']> }, { approvers })).toMatchObject({
      status: 'unapproved',
      reason: expect.stringMatching(reason),
    });
  });

  it('approved by a member of a team holds only where the team was read', () => {
    const approvers = ['team:release'];
    expect(verdict({}, { approvers })).toMatchObject({
      status: 'unverified',
      reason: expect.stringMatching(/the team was not read/),
    });
    const members = (...logins: string[]) => new Map([['team:release', logins]]);
    expect(verdict({}, { approvers, members: members('user:Hubot') }).status).toBe('valid');
    expect(verdict({}, { approvers, members: members('user:mallory') }).status).toBe('unapproved');
    expect(verdict({}, { approvers, members: members() }).status).toBe('unapproved');
    expect(verdict({}, { approvers, members: members('user:mallory', 'user:hubot') }).status).toBe('valid');
  });

  it('that expired says so, from the very instant', () => {
    const at = (now: string) => verdict({}, { now: new Date(now) });
    expect(at('2026-11-27T08:59:59Z').status).toBe('valid');
    expect(at('2026-11-27T09:00:00Z')).toMatchObject({
      status: 'expired',
      reason: 'it expired at 2026-11-27T09:00:00Z',
    });
  });

  it('is used up by the decisions that it let through, and unverified where they were not counted', () => {
    expect(verdict({}, { uses: () => 2 })).toMatchObject({ status: 'used-up', usesLeft: 0 });
    expect(verdict({}, { uses: () => 3 })).toMatchObject({ status: 'used-up', usesLeft: 0 });
    expect(verdict({}, { uses: () => undefined }).status).toBe('unverified');
    expect(judgeWaiver(reading(), { approvers: ['user:hubot'], now: NOW }).status).toBe('unverified');
  });

  it('of a stack is bounded by its time alone', () => {
    const commits = { stack: 'production' };
    const stacked = reading({ waiver: { checkId: 'hygiene-protection', commits } });
    expect(judgeWaiver(stacked, { approvers: ['user:hubot'], now: NOW })).toMatchObject({
      status: 'valid',
      usesLeft: null,
    });
  });
});

describe('what a waiver is about', () => {
  const order = [C1, C2, C3];
  const isAncestor = (one: string, other: string) => order.indexOf(one) <= order.indexOf(other);
  const at = (commit: string, surfaces = ['shop']) => ({ checkId: 'slo', surfaces, at: { commit } });

  it('is its one commit', () => {
    expect([C1, C2, C3].map((commit) => waiverCovers(WAIVER, at(commit), isAncestor))).toEqual([false, true, false]);
  });

  it('are the commits after the first one of a range, up to the last one', () => {
    const range = { ...WAIVER, commits: { from: C1, to: C2 } };
    expect([C1, C2, C3].map((commit) => waiverCovers(range, at(commit), isAncestor))).toEqual([false, true, false]);
    expect([C1, C2, C3].map((commit) => waiverCovers(range, at(commit), () => undefined))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('are all surfaces of the question, and some at least', () => {
    expect(waiverCovers(WAIVER, at(C2, ['shop', 'docs']), isAncestor)).toBe(true);
    expect(waiverCovers(WAIVER, at(C2, ['shop', 'orders']), isAncestor)).toBe(false);
    expect(waiverCovers(WAIVER, at(C2, []), isAncestor)).toBe(false);
  });

  it('is its check, and never isolation, a signature or a receipt, by id or by category', () => {
    expect(waiverCovers(WAIVER, { ...at(C2), checkId: 'drill' }, isAncestor)).toBe(false);
    expect(waiverCovers(WAIVER, { ...at(C2), category: 'isolation' }, isAncestor)).toBe(false);
    for (const id of ['isolation', 'isolation-lint', 'receipt', 'receipts:shop', 'signature', 'signatures'])
      expect(isWaivable({ id })).toBe(false);
    for (const id of ['slo', 'receipting', 'least-privilege-reviewers']) expect(isWaivable({ id })).toBe(true);
  });

  it('is a stack only by its own name', () => {
    const stacked = { ...WAIVER, commits: { stack: 'production' } };
    const on = (stack: string) =>
      waiverCovers(stacked, { checkId: 'slo', surfaces: ['shop'], at: { stack } }, isAncestor);
    expect([on('production'), on('production.web'), on('staging')]).toEqual([true, false, false]);
    expect(waiverCovers(stacked, at(C2), isAncestor)).toBe(false);
    expect(waiverCovers(WAIVER, { checkId: 'slo', surfaces: ['shop'], at: { stack: 'production' } }, isAncestor)).toBe(
      false,
    );
  });

  it('is answered by the one that holds, else by the reasons of those that do not', () => {
    const expired = verdict({}, { now: new Date('2026-12-01T00:00:00Z') });
    expect(waiverFor([expired], at(C2))).toEqual({
      waived: undefined,
      refusals: ['waiver w-1: it expired at 2026-11-27T09:00:00Z'],
    });
    expect(waiverFor([expired, verdict()], at(C2)).waived).toMatchObject({ waiverId: 'w-1', status: 'valid' });
    expect(waiverFor([verdict()], at(C3))).toEqual({ waived: undefined, refusals: [] });
  });
});

describe('uses', () => {
  const decision = (digit: string, change: Partial<GateReport> = {}) =>
    verified(
      sample('release-decision', {
        decisionDigest: digestOf(digit),
        waivers: [{ waiverId: 'w-1', checkId: 'slo', use: 1 }],
        ...change,
      }),
    );

  it('are the decisions that said go with it, each once', () => {
    const uses = usesIn(
      book([
        decision('a'),
        decision('a'),
        decision('b'),
        decision('c', { decision: 'no-go' }),
        decision('d', { waivers: [] }),
      ]),
    );
    expect([uses('w-1'), uses('w-2')]).toEqual([2, 0]);
  });

  it('are not known where a decision cannot be verified', () => {
    const path = `evidence/${C1}/_/production/release-decision-${'0'.repeat(64)}.sigstore.json`;
    expect(usesIn(book([], [{ path, reason: 'the key is not trusted' }]))('w-1')).toBeUndefined();
  });
});
