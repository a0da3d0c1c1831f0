import { createVerify } from 'node:crypto';
import type { Caller } from '../../core/exchange';
import { isObject } from '../../core/json';
import { notFound, unauthorized } from '../errors';
import type { GithubApp, GithubToken, GithubWorld } from '../world';

/** The caller: a token, an App with its signed JWT, or nobody. */
export interface GithubCaller extends Caller {
  readonly token: GithubToken | null;
  readonly app: GithubApp | null;
}

const longestJwtSeconds = 600;
const clockSkewSeconds = 60;

function decodePart(part: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Every unreadable JWT gets the same refusal from GitHub, below.
  }
  throw unauthorized('A JSON web token could not be decoded');
}

/** GitHub's objection to the times of a token that is used now; undefined for none. */
function timesRefused(claims: Readonly<Record<string, unknown>>, now: string): string | undefined {
  const seconds = Date.parse(now) / 1000;
  const issued = Number(claims['iat']);
  const expires = Number(claims['exp']);
  if (!(issued <= seconds + clockSkewSeconds))
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  if (!(expires > seconds))
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  if (!(expires - seconds <= longestJwtSeconds + clockSkewSeconds))
    return "'Expiration time' claim ('exp') is too far in the future";
  return undefined;
}

function verifyJwt(world: GithubWorld, jwt: string, times: readonly string[]): GithubApp {
  const [header, payload, signature] = jwt.split('.');
  const claims = decodePart(payload);
  if (decodePart(header)['alg'] !== 'RS256') throw unauthorized('A JSON web token could not be decoded');
  const app = Object.values(world.apps).find(({ id }) => String(id) === String(claims['iss']));
  if (app === undefined) throw notFound('Integration not found');
  const verifier = createVerify('RSA-SHA256').update(`${header}.${payload}`);
  if (app.publicKey === null || !verifier.verify(app.publicKey, signature ?? '', 'base64url')) {
    throw unauthorized('A JSON web token could not be decoded');
  }
  const [refused, ...others] = times.map((time) => timesRefused(claims, time));
  if (refused !== undefined && !others.includes(undefined)) throw unauthorized(refused);
  return app;
}

/**
 * Reads the Authorization header. Throws 401 for an unknown or expired token and for a JWT that does not verify.
 * `signed` is the time of signers that do not use the service's clock.
 */
export function identify(
  world: GithubWorld,
  headers: Readonly<Record<string, string>>,
  now: string,
  signed = now,
): GithubCaller {
  const authorization = headers['authorization'];
  if (authorization === undefined) return { tokenId: null, token: null, app: null };
  const [, secret] = /^(?:bearer|token)\s+(\S+)$/i.exec(authorization) ?? [];
  if (secret === undefined) throw unauthorized('Bad credentials');
  if (secret.split('.').length === 3) {
    const app = verifyJwt(world, secret, [now, signed]);
    return { tokenId: `jwt:${app.slug}`, token: null, app };
  }
  const token = Object.values(world.tokens).find((one) => one.token === secret);
  if (token === undefined || (token.expiresAt !== null && token.expiresAt <= now))
    throw unauthorized('Bad credentials');
  return { tokenId: token.id, token, app: null };
}
