import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import type { Clock } from './clock';
import { type Claims, claimsOfJob, type Job } from './job';

/** GitHub's issuer of identity tokens, in the form that jobs and Fulcio see. */
export interface IdentityTokens {
  /** Registers a job and returns the bearer token with which it may ask for identity tokens. */
  readonly register: (job: Job) => string;
  /** A job's identity token for an audience; undefined for an unknown bearer token. */
  readonly mint: (bearer: string, audience: string) => string | undefined;
  /** The claims of a token that is intact, for Sigstore and not expired. Throws with the reason. */
  readonly open: (token: string) => Claims;
}

/** The lifetime of an identity token in seconds, the same as GitHub's. */
const LIFE = 300;

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** An issuer with its own key. */
export function identityTokens(clock: Clock): IdentityTokens {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jobs = new Map<string, Job>();
  const seconds = () => Math.floor(clock.tick().getTime() / 1000);
  return {
    register: (job) => {
      const bearer = randomBytes(24).toString('hex');
      jobs.set(bearer, job);
      return bearer;
    },
    mint: (bearer, audience) => {
      const job = jobs.get(bearer);
      if (!job) return undefined;
      const times = { iat: seconds(), nbf: seconds(), exp: seconds() + LIFE };
      const text = `${encode({ alg: 'ES256', typ: 'JWT' })}.${encode({ ...claimsOfJob(job), aud: audience, ...times })}`;
      const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${text}.${signature.toString('base64url')}`;
    },
    open: (token) => {
      const [header = '', body = '', signature = ''] = token.split('.');
      const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
      if (!verify('sha256', Buffer.from(`${header}.${body}`), key, Buffer.from(signature, 'base64url')))
        throw new Error('the identity token was not signed by the issuer');
      const { iat, nbf, exp, aud, ...claims } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
      if (aud !== 'sigstore') throw new Error('the identity token is for another audience');
      if (seconds() >= exp || seconds() < nbf || iat > exp) throw new Error('the identity token is over');
      return claims as Claims;
    },
  };
}
