import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { signerFrom } from '../../evidence/signing/signer';
import type { Waiver } from '../../evidence/statement/predicates/people';
import { approvalFileName, sha256Of, waiverFileName } from '../../evidence/waivers/files';
import { viewsOfPlan } from '../../policy/adapters/plan';
import { contextOf, createWorld } from '../../policy/context';
import { surfacesOfStack } from '../../policy/waivers';
import { loadRegistry } from '../../registry/load';
import type { Registry } from '../../registry/schema';
import { type Office, openOffice } from '../support/cli/office';
import { REGISTRY } from '../support/policy/world';
import { ScratchProgram } from './scratch';

jest.setTimeout(300_000);

const RULE = 'hygiene-protection';
const STACK = 'production';

let office: Office;
let scratch: ScratchProgram;
let registry: Registry;
beforeAll(async () => {
  const loaded = loadRegistry(REGISTRY, { now: new Date() }).registry;
  const governance = { ...loaded.governance, waiverApprovers: ['user:hubot', 'user:octocat'] };
  office = await openOffice({ ...loaded, governance }, ['user:octocat', 'user:hubot']);
  // The pack reads the machine's clock, so the services use it too.
  office.sigstore.setClock(undefined);
  const file = join(office.folder, 'registry/deploy-surfaces.json');
  registry = loadRegistry(file, { now: new Date() }).registry;
  scratch = await ScratchProgram.start(file, [STACK]);
  const context = contextOf(createWorld(registry, { workflows: [], now: new Date() }), STACK);
  scratch.write(viewsOfPlan(context).map((view) => ({ ...view, protect: false })));
});
afterAll(async () => {
  await scratch.close();
  await office.close();
});
beforeEach(() => {
  rmSync(join(office.folder, 'registry/waivers'), { recursive: true, force: true });
});

const sign = (person: string) => signerFrom(office.environmentOf(person)).sign;

/** Puts a waiver and a person's approval of it beside the registry. Returns the instant at which the waiver expires. */
async function waive(approver: string, seconds: number, checkId = RULE): Promise<number> {
  const issued = Date.now();
  const predicate: Waiver = {
    waiverId: 'w-1',
    checkId,
    surfaces: [...surfacesOfStack({ registry, stack: STACK })],
    commits: { stack: STACK },
    constraint: 'what is on production is protected',
    maxUses: 1,
    riskIfUnchanged: 'a site that nobody uses stays',
    minimalException: 'one update',
    rollbackPath: 'protect it again',
    requestedBy: 'user:octocat',
    issuedAt: new Date(issued).toISOString(),
    expiresAt: new Date(issued + seconds * 1000).toISOString(),
  };
  const waiver = await sign('user:octocat')({ kind: 'waiver', subjects: { waiver: sha256Of('w-1') }, predicate });
  const approval = await sign(approver)({
    kind: 'waiver-approval',
    subjects: { waiver: sha256Of(waiver) },
    predicate: { waiverId: 'w-1', approver, approvedAt: new Date().toISOString() },
  });
  office.put(`registry/waivers/${waiverFileName('w-1')}`, waiver.toString('utf8'));
  office.put(`registry/waivers/${approvalFileName('w-1', approver)}`, approval.toString('utf8'));
  return Date.parse(predicate.expiresAt);
}

async function preview(): Promise<{ readonly code: number; readonly said: string }> {
  const { code, output } = await scratch.engine.preview(STACK);
  return { code, said: output.replace(/\s+/g, ' ') };
}

const passed = (instant: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, instant - Date.now()) + 1));

describe('the real engine with the pack and a waiver', () => {
  it('stops without one', async () => {
    const { code, said } = await preview();
    expect(code).not.toBe(0);
    expect(said).toMatch(new RegExp(`\\[mandatory\\] \\[severity: \\w+\\] ${RULE} `));
  });

  it('goes on with one that another person approved, and names it', async () => {
    await waive('user:hubot', 3600);
    const { code, said } = await preview();
    expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
    expect(said).toMatch(new RegExp(`\\[advisory\\] \\[severity: \\w+\\] ${RULE} `));
    expect(said).toMatch(/\(waived by w-1 until \d{4}-/);
    expect(said).not.toContain('[mandatory]');
  });

  it('stops with one that has expired, and says so', async () => {
    await passed(await waive('user:hubot', 5));
    const { code, said } = await preview();
    expect(code).not.toBe(0);
    expect(said).toMatch(new RegExp(`\\[mandatory\\] \\[severity: \\w+\\] ${RULE} `));
    expect(said).toContain('(waiver w-1: it expired at');
  });

  it('stops with one that its own requester approved', async () => {
    await waive('user:octocat', 3600);
    const { code, said } = await preview();
    expect(code).not.toBe(0);
    expect(said).toContain('a person cannot approve their own waiver');
  });

  it('stops with one of another rule', async () => {
    await waive('user:hubot', 3600, 'hygiene-secret-values');
    const { code, said } = await preview();
    expect(code).not.toBe(0);
    expect(said).toMatch(new RegExp(`\\[mandatory\\] \\[severity: \\w+\\] ${RULE} `));
    expect(said).not.toContain('w-1');
  });
});
