import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { plannedViews, REGISTRY } from '../support/policy/world';
import { ScratchProgram } from './scratch';

jest.setTimeout(300_000);

const folder = mkdtempSync(path.join(tmpdir(), 'causeway-levels-'));

let scratch: ScratchProgram;
beforeAll(async () => {
  scratch = await ScratchProgram.start(REGISTRY, ['production']);
  // A plan that violates a rule that nobody may lower: administrators bypass every environment.
  scratch.write(
    plannedViews('production').map((view) =>
      'canAdminsBypass' in view.props ? { ...view, props: { ...view.props, canAdminsBypass: true } } : view,
    ),
  );
});
afterAll(async () => {
  await scratch.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: unknown): string {
  const at = path.join(folder, `${name}.json`);
  writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content));
  return at;
}

async function previewWith(content: unknown) {
  const run = await scratch.engine.preview('production', '--policy-pack-config', file('asked', content));
  return { code: run.code, output: run.output.replace(/\s+/g, ' ') };
}

const RULE = 'least-privilege-admin-bypass';

describe('--policy-pack-config', () => {
  it.each([
    ['all rules disabled', { all: 'disabled' }, /completeness-approvals disabled, .* and \d+ more/],
    ['all rules advisory', { all: 'advisory' }, /and \d+ more/],
    ['one rule advisory', { [RULE]: 'advisory' }, new RegExp(`refused: ${RULE} advisory `)],
    ['one rule disabled', { [RULE]: 'disabled' }, new RegExp(`refused: ${RULE} disabled `)],
    ['one rule disabled in an object', { [RULE]: { enforcementLevel: 'disabled' } }, new RegExp(`${RULE} disabled `)],
    ['an isolation rule disabled', { 'isolation-tier-boundary': 'disabled' }, /isolation-tier-boundary disabled /],
    ['a rule left to remediation', { [RULE]: 'remediate' }, new RegExp(`${RULE} remediate `)],
    ['all but one disabled', { all: 'disabled', [RULE]: 'mandatory' }, /and \d+ more/],
    ['a rule raised', { 'hygiene-secret-rotation': 'mandatory' }, /hygiene-secret-rotation mandatory /],
    ['a setting of a rule', { [RULE]: { except: ['storefront'] } }, new RegExp(`${RULE} mandatory except `)],
    ['a rule that is not there', { 'no-such-rule': 'advisory' }, /no-such-rule \(no rule of this pack\) advisory/],
  ])('is refused with %s: the message names it, and where levels belong', async (_name, content, named) => {
    const { code, output } = await previewWith(content);
    expect(code).not.toBe(0);
    expect(output).toContain('a configuration from outside the pack is refused');
    expect(output).toMatch(named);
    expect(output).toContain('levels belong to policy/config/<stack>.json');
    expect(output).not.toMatch(/node_modules|Error:.*Error:/);
  });

  it('changes nothing in an up', async () => {
    for (const content of [{ all: 'disabled' }, { [RULE]: 'disabled' }, { [RULE]: { enforcementLevel: 'advisory' } }]) {
      const asked = file('asked', content);
      const run = await scratch.engine.up('production', '--policy-pack-config', asked);
      expect(run.code).not.toBe(0);
      expect(run.output).toContain('a configuration from outside the pack is refused');
      expect(scratch.writes()).toEqual([]);
    }
    const state = await scratch.engine.must('stack', 'export', ...scratch.engine.on('production'));
    expect(JSON.parse(state.stdout).deployment.resources ?? []).toEqual([]);
  });

  it('is refused in an analysis of exported state too', async () => {
    const resources = [
      { urn: 'urn:pulumi:production::scratch::pulumi:pulumi:Stack::scratch-production', type: 'pulumi:pulumi:Stack' },
    ];
    const state = file('state', { version: 3, deployment: { manifest: {}, resources } });
    const run = await scratch.engine.run(
      ...['policy', 'analyze', '--policy-pack', 'policy', '--file', state],
      ...['--policy-pack-config', file('asked', { all: 'disabled' })],
    );
    expect(run.code).not.toBe(0);
    expect(run.output).toContain('a configuration from outside the pack is refused');
  });

  it('says nothing new where it is empty or repeats what holds, and the violation is refused as ever', async () => {
    for (const content of ['', {}, { [RULE]: 'mandatory' }]) {
      const { code, output } = await previewWith(content);
      expect(code).not.toBe(0);
      expect(output).toContain(`[mandatory] [severity: critical] ${RULE} `);
      expect(output).not.toContain('a configuration from outside the pack');
    }
  });
});
