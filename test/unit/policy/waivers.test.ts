import { sha256Of } from '../../../evidence/waivers/files';
import type { WaiverReading } from '../../../evidence/waivers/read';
import { readWaiverBook } from '../../../policy/read-waivers';
import { findRule } from '../../../policy/rules';
import { noWaivers, surfacesOfStack, waiverBook } from '../../../policy/waivers';
import { loadRegistry } from '../../../registry/load';
import type { Registry } from '../../../registry/schema';
import { sample } from '../../support/evidence/samples';
import { verified } from '../../support/evidence/verified';
import { NOW, REGISTRY } from '../../support/policy/world';

const loaded = loadRegistry(REGISTRY, { now: NOW }).registry;
const registry: Registry = {
  ...loaded,
  governance: { ...loaded.governance, waiverApprovers: ['user:hubot'] },
};
const FILE = sha256Of('the file');
const TIME = new Date(NOW.getTime() - 3_600_000);

function reading(change: { checkId?: string; surfaces?: string[]; stack?: string } = {}): WaiverReading {
  const stack = change.stack ?? 'production';
  return {
    waiverId: 'w-1',
    digest: FILE,
    waiver: {
      ok: true,
      file: 'w-1.sigstore.json',
      signed: verified(
        sample(
          'waiver',
          {
            waiverId: 'w-1',
            checkId: change.checkId ?? 'hygiene-protection',
            commits: { stack },
            surfaces: change.surfaces ?? [...surfacesOfStack({ registry, stack })],
            issuedAt: TIME.toISOString(),
            expiresAt: '2026-02-05T00:00:00Z',
          },
          { waiver: sha256Of('w-1') },
        ),
        { id: sha256Of('waiver'), time: TIME, signer: { id: 'a', person: 'user:octocat' } },
      ),
    },
    approvals: [
      {
        ok: true,
        file: 'w-1.approval-hubot.sigstore.json',
        signed: verified(
          sample(
            'waiver-approval',
            { waiverId: 'w-1', approver: 'user:hubot', approvedAt: TIME.toISOString() },
            { waiver: FILE },
          ),
          { id: sha256Of('approval'), time: TIME, signer: { id: 'b', person: 'user:hubot' } },
        ),
      },
    ],
  };
}

function rule(code: string) {
  const found = findRule(code);
  if (!found) throw new Error(code);
  return found;
}

const book = (change: Parameters<typeof reading>[0] = {}, of = registry, now = NOW) =>
  waiverBook(of, [reading(change)], now);

describe('the waivers beside the registry', () => {
  it('waive their rule on their stack, and nothing else', () => {
    expect(book().validFor(rule('hygiene-protection'), 'production')).toEqual({
      id: 'w-1',
      expiresAt: '2026-02-05T00:00:00Z',
    });
    expect(book().validFor(rule('hygiene-protection'), 'staging')).toBeUndefined();
    expect(book().validFor(rule('hygiene-secret-values'), 'production')).toBeUndefined();
  });

  it('are judged for the tier of their stack; the foundation is the highest tier’s', () => {
    const signedFor = (tier: string, stack: string) => {
      const asked = reading({ stack });
      if (!asked.waiver.ok) throw new Error('refused');
      const { signed } = asked.waiver;
      const waiver = { ...asked.waiver, signed: { ...signed, signer: { ...signed.signer, tiers: [tier] } } };
      return waiverBook(registry, [{ ...asked, waiver }], NOW).validFor(rule('hygiene-protection'), stack)?.id;
    };
    expect([signedFor('production', 'production'), signedFor('dev', 'production')]).toEqual(['w-1', undefined]);
    expect([signedFor('production', 'foundation'), signedFor('dev', 'foundation')]).toEqual(['w-1', undefined]);
  });

  it('never waive isolation', () => {
    const code = 'isolation-tier-boundary';
    expect(book({ checkId: code }).validFor(rule(code), 'production')).toBeUndefined();
    expect(book().validFor({ code: 'hygiene-protection', category: 'isolation' }, 'production')).toBeUndefined();
  });

  it('do not hold without all surfaces of the stack, after their end, or by a team that nobody read', () => {
    const [first = ''] = surfacesOfStack({ registry, stack: 'production' });
    expect(surfacesOfStack({ registry, stack: 'production' }).length).toBeGreaterThan(1);
    expect(book({ surfaces: [first] }).validFor(rule('hygiene-protection'), 'production')).toBeUndefined();
    const late = book({}, registry, new Date('2026-02-05T00:00:00Z'));
    expect(late.validFor(rule('hygiene-protection'), 'production')).toBeUndefined();
    expect(late.refusalsFor(rule('hygiene-protection'), 'production')).toEqual([
      'waiver w-1: it expired at 2026-02-05T00:00:00Z',
    ]);
    const teams = { ...registry, governance: { ...registry.governance, waiverApprovers: ['team:release'] } };
    expect(book({}, teams).validFor(rule('hygiene-protection'), 'production')).toBeUndefined();
  });

  it('are none where there is no folder', () => {
    expect(readWaiverBook('/nowhere', registry, NOW)).toBe(noWaivers);
    expect(surfacesOfStack({ registry, stack: 'moon' })).toEqual([]);
  });
});
