import { compareSecrets, NO_FACTS } from '../../../../live/isolation/facts';
import { parseStackOutputs, toldFingerprints } from '../../../../live/isolation/stack-fingerprints';

const stack = (tier: string, key: string, prints: Readonly<Record<string, string>>) => ({ tier, key, prints });

function compared(...stacks: readonly ReturnType<typeof stack>[]) {
  return compareSecrets({ ...NO_FACTS, fingerprints: toldFingerprints(stacks) }, 'web/dev/KEY', 'web/staging/KEY');
}

describe('fingerprints of stacks', () => {
  test('compare under one key', () => {
    expect(compared(stack('dev', 'k', { 'web/KEY': 'a' }), stack('staging', 'k', { 'web/KEY': 'a' }))).toBe('same');
    expect(compared(stack('dev', 'k', { 'web/KEY': 'a' }), stack('staging', 'k', { 'web/KEY': 'b' }))).toBe('other');
  });

  test.each([
    [
      'under two keys',
      'incomparable',
      [stack('dev', 'k', { 'web/KEY': 'a' }), stack('staging', 'l', { 'web/KEY': 'b' })],
    ],
    ['where one stack has none', 'unknown', [stack('dev', 'k', { 'web/KEY': 'a' })]],
    [
      'of another name',
      'unknown',
      [stack('dev', 'k', { 'web/KEY': 'a' }), stack('staging', 'k', { 'web/OTHER': 'b' })],
    ],
  ] as const)('say nothing %s', (_case, answer, stacks) => {
    expect(compared(...stacks)).toBe(answer);
  });

  test('one of a stack and one that was recorded without a key’s name say nothing', () => {
    const fingerprints = { ...toldFingerprints([stack('dev', 'k', { 'web/KEY': 'a' })]), 'web/staging/KEY': 'b' };
    expect(compareSecrets({ ...NO_FACTS, fingerprints }, 'web/dev/KEY', 'web/staging/KEY')).toBe('incomparable');
  });

  test('of one secret may not come twice; those of a tier’s groups may', () => {
    const one = stack('dev', 'k', { 'web/KEY': 'a' });
    expect(() => toldFingerprints([one, one])).toThrow('two outputs name web/dev/KEY');
    expect(Object.keys(toldFingerprints([one, stack('dev', 'k', { 'api/KEY': 'a' })]))).toHaveLength(2);
  });

  test.each([
    ['no JSON', 'nothing'],
    ['a list', '[]'],
    ['hidden outputs', '{"secretFingerprints":"[secret]"}'],
    ['prints that are no texts', '{"secretFingerprints":{"tier":"dev","key":"k","prints":{"web/KEY":1}}}'],
  ])('are not read from %s', (_case, text) => {
    expect(() => parseStackOutputs(text, 'outputs.json')).toThrow(
      expect.objectContaining({ name: 'UserError', exitCode: 2 }),
    );
  });

  test('a stack without them tells of none', () => {
    expect(parseStackOutputs('{"registryDigest":"sha256:0"}', 'outputs.json')).toBeUndefined();
  });
});
