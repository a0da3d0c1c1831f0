import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../../policy/configuration';
import { parseConfiguration } from '../../../policy/configuration-schema';
import { levelsOf } from '../../../policy/levels';
import { readLevels } from '../../../policy/read-levels';
import { findRule, rules } from '../../../policy/rules';
import { noWaivers, type WaiverBook } from '../../../policy/waivers';
import { UserError } from '../../../registry/user-error';
import { stackContext } from '../../support/policy/world';

function rule(code: string) {
  const found = findRule(code);
  if (!found) throw new Error(code);
  return found;
}

describe('the levels of a stack', () => {
  it('are the rules’ own without a configuration', () => {
    const levelOf = levelsOf(stackContext('staging'), {});
    for (const each of rules) expect(levelOf(each)).toBe(each.level);
  });

  it('follow the milestone below the highest tier, isolation excepted', () => {
    const levelOf = levelsOf(stackContext('staging'), { milestone: 'M0' });
    expect(levelOf(rule('isolation-tier-boundary'))).toBe('mandatory');
    expect(levelOf(rule('least-privilege-reviewers'))).toBe('advisory');
    expect(levelsOf(stackContext('staging'), { milestone: 'M1' })(rule('least-privilege-reviewers'))).toBe('mandatory');
  });

  it('can be lowered or switched off one by one below the highest tier', () => {
    const levels = { 'least-privilege-reviewers': 'advisory', 'hygiene-protection': 'disabled' } as const;
    const levelOf = levelsOf(stackContext('staging'), { levels });
    expect([levelOf(rule('least-privilege-reviewers')), levelOf(rule('hygiene-protection'))]).toEqual([
      'advisory',
      'disabled',
    ]);
  });

  it.each(['production', 'foundation'])('stay as they are in %s whatever the milestone', (stack) => {
    const levelOf = levelsOf(stackContext(stack), { milestone: 'M0' });
    for (const each of rules) expect(levelOf(each)).toBe(each.level);
  });

  it.each([
    ['production', 'hygiene-protection', 'advisory'],
    ['foundation', 'least-privilege-bypass-actors', 'disabled'],
    ['staging', 'isolation-tier-boundary', 'advisory'],
    ['staging', 'isolation-netlify-teams', 'disabled'],
  ] as const)('cannot be lowered for %s: %s %s', (stack, code, level) => {
    expect(() => levelsOf(stackContext(stack), { levels: { [code]: level } })).toThrow(UserError);
  });

  it('can be raised anywhere', () => {
    const levels = { 'hygiene-secret-rotation': 'mandatory' } as const;
    expect(levelsOf(stackContext('production'), { levels })(rule('hygiene-secret-rotation'))).toBe('mandatory');
  });

  it('go below mandatory on the highest tier by a valid waiver alone, never below advisory, and not those of isolation', () => {
    const book: WaiverBook = { ...noWaivers, validFor: () => ({ id: 'w-1', expiresAt: '2026-03-01T00:00:00Z' }) };
    const context = { ...stackContext('production'), waivers: book };
    const levels = { 'hygiene-protection': 'disabled' } as const;
    const levelOf = levelsOf(context, { levels });
    for (const each of rules) {
      expect([each.code, levelOf(each)]).toEqual([each.code, each.category === 'isolation' ? each.level : 'advisory']);
      expect(noWaivers.validFor(each, 'production')).toBeUndefined();
    }
    expect(() => levelsOf(stackContext('production'), { levels })).toThrow(UserError);
    expect(() => levelsOf(context, { levels: { 'isolation-netlify-teams': 'advisory' } })).toThrow(UserError);
  });
});

describe('a configuration', () => {
  it.each([
    [{ levels: { 'no-such-rule': 'advisory' } }, /\/levels\/no-such-rule/],
    [{ levels: { 'hygiene-protection': 'off' } }, /\/levels\/hygiene-protection/],
    [{ milestone: 'M9' }, /\/milestone/],
    [{ all: 'disabled' }, /\/all/],
    [[], /must be object/],
  ])('%j is refused', (value, message) => {
    expect(() => parseConfiguration(value, 'staging.json')).toThrow(message);
  });

  it('that is not there puts everything in force, and one that is no JSON is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-policy-'));
    expect(readConfiguration(folder, 'staging')).toEqual({});
    writeFileSync(join(folder, 'staging.json'), '{');
    expect(() => readConfiguration(folder, 'staging')).toThrow(/not JSON/);
  });

  it('of the highest tier holds for the foundation', () => {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-policy-'));
    writeFileSync(join(folder, 'production.json'), '{"levels":{"hygiene-secret-rotation":"mandatory"}}');
    expect(readLevels(stackContext('foundation'), folder)(rule('hygiene-secret-rotation'))).toBe('mandatory');
  });

  it.each(['dev', 'staging', 'production'])('committed for %s fits', (slice) => {
    expect(() => readConfiguration(join(__dirname, '../../../policy/config'), slice)).not.toThrow();
  });
});
