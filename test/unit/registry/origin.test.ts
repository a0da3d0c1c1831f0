import { HttpsOrigin } from '../../../registry/schema/primitives';

describe('an address that receives a secret', () => {
  it.each(['https://sentry.io', 'https://sentry.acme.example:8443', 'https://10.0.0.7'])('may be %s', (url) => {
    expect(HttpsOrigin.safeParse(url).success).toBe(true);
  });

  it.each([
    'http://sentry.io',
    'HTTPS://sentry.io',
    'https://sentry.io/',
    'https://sentry.io/path',
    'https://sentry.io?x',
    'https://sentry.io#x',
    'https://sentry.io@evil.example',
    'https://me:secret@sentry.io',
    'https://sentry.io\\@evil.example',
    'https://sentry.io:',
    'https://sentry.io:0443',
    'https://Sentry.io',
    'https://sentry%2eio',
    'https://',
    'https:sentry.io',
    'https://sentry.io\n',
    ' https://sentry.io',
    'file:///etc/passwd',
    '',
  ])('is never %j', (url) => {
    expect(HttpsOrigin.safeParse(url).success).toBe(false);
  });
});
