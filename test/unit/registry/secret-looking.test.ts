import { isPublishable, secretLooking, showValue } from '../../../registry/secret-looking';
import { casesOf } from '../../support/cases';

describe('values that are no secrets', () => {
  it.each([
    'https://api.staging.acme.example/v2/orders',
    'eu-central-1',
    'debug',
    '8',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'this-is-a-long-but-quite-ordinary-feature-name-2026',
    'https://cdn.acme.example/assets/ProductImages2026/Main/Banner.webp',
    'postgres://db.acme.example:5432/app',
    'ApplicationInsightsConfigurationName',
    '',
  ])('%s is plain', (value) => {
    expect(secretLooking(value)).toBeUndefined();
  });
});

describe('values that are shown', () => {
  it('are short, and never what looks like a secret', () => {
    expect(showValue('a'.repeat(200)).length).toBeLessThanOrEqual(60);
    expect(showValue(`gh${'p_'}A1b2C3d4E5f6G7h8I9j0`)).toBe('<24 characters that look like a secret>');
    expect(showValue({ a: 1 })).toBe('an object');
    expect(showValue(undefined)).toBe('nothing');
  });
});

describe('values that look like secrets', () => {
  const letters = (count: number, of: string) =>
    Array.from({ length: count }, (_, index) => of[(index * 7 + 3) % of.length]).join('');
  const filled = (text: string) =>
    text
      .replaceAll(/<h(\d+)>/g, (_whole, count) => letters(Number(count), '0123456789abcdef'))
      .replaceAll(/<(\d+)>/g, (_whole, count) => letters(Number(count), 'aB3cD4eF5gH6iJ7kL8mN9oP0qR1sT2uV'));

  it.each(casesOf<string, string>('secret-values.yaml'))('%s', (_what, { input, verdict }) => {
    const looks = secretLooking(filled(input));
    const found = looks === undefined ? 'plain' : isPublishable(looks) ? 'may be declared public' : 'never public';
    expect(found).toBe(verdict);
  });
});
