import { secretlintName } from './secret-rules';
import { type KnownSecret, PREFIXED } from './secret-shapes';

/** No published shape is shorter. */
const SHORTEST = 8;

/**
 * Token shapes that vendors publish for scanners, besides those of `secret-rules.ts`. Each starts with fixed
 * characters: a pattern that starts with a repetition is tried from every position to the end, which takes quadratic
 * time. So does one that starts by looking back, on Node 22.
 */
const KNOWN: readonly KnownSecret[] = [
  ...PREFIXED,
  { name: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,})/ },
  { name: 'a Netlify token', pattern: /\bnf[pcuob]_[A-Za-z0-9]{16,}/ },
  { name: 'a Stripe key', pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{8,}/ },
  { name: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { name: 'a Slack token', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{8,}/ },
  { name: 'a Slack webhook', pattern: /hooks\.slack\.com\/services\/\w+/ },
  { name: 'a Google API key', pattern: /\bAIza[A-Za-z0-9_-]{30,}/ },
  { name: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{16,}/ },
  { name: 'a package registry token', pattern: /\b(?:npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,})/ },
  { name: 'a Pulumi token', pattern: /\bpul-[0-9a-f]{32,}/ },
  { name: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  { name: 'a JSON web token', pattern: /\.eyJ(?<=\beyJ[A-Za-z0-9_-]{8,}\.eyJ)[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/ },
  { name: 'an address with a password', pattern: /(?<=[a-z0-9+.-]):\/\/[^\s/:@]*:[^\s/@]+@/i },
  { name: 'a password', pattern: /\b(?:password|passwd|pwd|accountkey|client_secret)\s*=\s*[^\s;]{6,}/i },
];

const UUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi;
const DIGEST = /\bsha(?:256|384|512)[:-][A-Za-z0-9+/=]+/g;

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

// One test for the common case: almost no text contains any of them.
const ANY_KNOWN = new RegExp(KNOWN.map(({ pattern }) => pattern.source).join('|'), 'i');

/** The name of the published token shape that a text contains, or undefined. */
export function knownSecret(text: string): string | undefined {
  if (text.length < SHORTEST) return undefined;
  const own = ANY_KNOWN.test(text) ? KNOWN.find(({ pattern }) => pattern.test(text))?.name : undefined;
  if (own !== undefined) return own;
  const name = secretlintName(text);
  return name === undefined ? undefined : `a secret of the kind ${name}`;
}

/**
 * The reason why a value looks like a secret (never the value itself), or undefined. Besides the known shapes: at least
 * 32 hex digits in a row, or a near-random mix of case and digits (bits per character).
 */
export function secretLooking(value: string): string | undefined {
  const known = knownSecret(value);
  if (known) return known;
  const text = value.replace(UUID, ' ').replace(DIGEST, ' ');
  const runs = text.match(/[A-Za-z0-9+=]{24,}/g) ?? [];
  if (runs.some((run) => /^[0-9a-f]{32,}$/i.test(run) && entropy(run) > 3)) return 'a random hexadecimal key';
  const wide = text.match(/[A-Za-z0-9+/=_-]{32,}/g) ?? [];
  const isRandom =
    runs.some((run) => isMixed(run) && entropy(run) >= 4) || wide.some((run) => isMixed(run) && entropy(run) >= 4.5);
  return isRandom ? 'a random key' : undefined;
}

/**
 * Kinds of values that look secret and may still be public: a Sentry DSN contains a random key, a Firebase web key is a
 * Google API key, a project's anonymous key is a JSON web token. Tokens of people and machines, passwords and private
 * keys are never public.
 */
const PUBLISHABLE: ReadonlySet<string> = new Set([
  'a random hexadecimal key',
  'a random key',
  'a Google API key',
  'a JSON web token',
]);

/** Whether a value of this kind may be declared public. */
export function isPublishable(looks: string): boolean {
  return PUBLISHABLE.has(looks);
}

/** A value as a message shows it: JSON, at most 60 characters, and nothing that looks like a secret. */
export function showValue(value: unknown): string {
  if (typeof value === 'string' && secretLooking(value)) return `<${value.length} characters that look like a secret>`;
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}
