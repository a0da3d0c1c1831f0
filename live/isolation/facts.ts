import { z } from 'zod';
import { faultPlaces } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';

/**
 * Facts that only reading the world can give: secret fingerprints (`<key> <HMAC>`: `fingerprintFact`) by
 * `<surface>/<tier>/<NAME>`, the owner of each Netlify token by `<surface>/<tier>`, and which reviewers (`user:`,
 * `team:`) are or hold bots. By `<surface>/<tier>` too: the names of the existing secrets, and the id of the site.
 * Where the world was `observed`, gaps in these two are unverified; otherwise the registry's word counts.
 */
export const IsolationFacts = z.strictObject({
  fingerprints: z.record(z.string(), z.string().min(1)).default({}),
  tokens: z.record(z.string(), z.string().min(1)).default({}),
  reviewers: z.record(z.string(), z.enum(['people', 'bot'])).default({}),
  names: z.record(z.string(), z.array(z.string())).default({}),
  sites: z.record(z.string(), z.string().min(1)).default({}),
  observed: z.boolean().default(false),
});
export type IsolationFacts = z.infer<typeof IsolationFacts>;

/** No facts beyond the registry: every aspect that needs them is unverified. */
export const NO_FACTS: IsolationFacts = {
  fingerprints: {},
  tokens: {},
  reviewers: {},
  names: {},
  sites: {},
  observed: false,
};

/** Facts from a file together with facts just read, which take precedence. */
export function withObserved(recorded: IsolationFacts, read: IsolationFacts): IsolationFacts {
  return {
    fingerprints: { ...recorded.fingerprints, ...read.fingerprints },
    tokens: { ...recorded.tokens, ...read.tokens },
    reviewers: { ...recorded.reviewers, ...read.reviewers },
    names: read.names,
    sites: read.sites,
    observed: read.observed,
  };
}

const SHAPE = '{ fingerprints, tokens, reviewers, names, sites, observed }, the first three maps of texts';

/** A fact by key; undefined when it is unknown, inherited object properties included. */
export function factAt<T>(facts: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(facts, key) ? facts[key] : undefined;
}

/** A fingerprint as a fact: the name of its key, a space, the HMAC. */
export function fingerprintFact(key: string, print: string): string {
  return `${key} ${print}`;
}

/** The comparison of two secrets; `incomparable` when their fingerprints use different keys. */
export type Comparison = 'same' | 'other' | 'unknown' | 'incomparable';

/**
 * Compares two secrets (`<surface>/<tier>/<NAME>`) by their fingerprints. One value has different fingerprints under
 * different keys, so only fingerprints with the same key's name are comparable.
 */
export function compareSecrets({ fingerprints }: IsolationFacts, left: string, right: string): Comparison {
  const [ours, theirs] = [factAt(fingerprints, left), factAt(fingerprints, right)];
  if (ours === undefined || theirs === undefined) return 'unknown';
  const [[ourKey, print, ...rest], [theirKey]] = [ours.split(' '), theirs.split(' ')];
  if (!ourKey || !print || rest.length > 0 || ourKey !== theirKey) return 'incomparable';
  return ours === theirs ? 'same' : 'other';
}

/** The reason why secrets were not compared, for a proof. */
export const UNCOMPARED = {
  unknown: 'no fingerprint on both',
  incomparable: 'fingerprints that name no key, or two',
} as const;

/** Reads facts. Throws UserError (exit 2) when the text is another kind of document. */
export function parseFacts(text: string, place: string): IsolationFacts {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UserError('the facts are not JSON', { place, allowed: SHAPE });
  }
  const parsed = IsolationFacts.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new UserError(`the facts have an unexpected structure, at ${faultPlaces(parsed.error)}`, {
    place,
    allowed: SHAPE,
  });
}
