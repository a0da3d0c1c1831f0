import { createPublicKey, verify } from 'node:crypto';
import type { initializeCA } from '@sigstore/mock';
import type { IdentityTokens } from './identity-tokens';
import type { Claims } from './job';

type CertificateAuthority = Awaited<ReturnType<typeof initializeCA>>;
/** An extension as the mock's authority takes it. */
type Extension = NonNullable<Parameters<CertificateAuthority['issueCertificate']>[0]['extensions']>[number];

/**
 * The server of an issuer. Fulcio's configuration names it beside each issuer
 * (https://github.com/sigstore/fulcio/blob/main/config/identity/config.yaml, `ci-issuer-metadata`).
 */
function serverOf(issuer: string): string {
  const { protocol, host, pathname } = new URL(issuer);
  if (pathname === '/_services/token') return `${protocol}//${host}`;
  const [, tenant] = /^token\.actions\.([a-z0-9-]+\.ghe\.com)$/.exec(host) ?? [];
  return `https://${tenant ?? 'github.com'}`;
}

/** Fulcio's extensions (https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md); the mock's own handler lacks the environment. */
function extensionsOf(claims: Claims): Extension[] {
  const { repository, run_id: run, run_attempt: attempt } = claims;
  const server = serverOf(claims['iss'] ?? '');
  const values: readonly (readonly [number, string | undefined])[] = [
    [8, claims['iss']],
    [9, `${server}/${claims['job_workflow_ref']}`],
    [10, claims['job_workflow_sha']],
    [11, claims['runner_environment']],
    [12, `${server}/${repository}`],
    [13, claims['sha']],
    [14, claims['ref']],
    [15, claims['repository_id']],
    [16, `${server}/${claims['repository_owner']}`],
    [17, claims['repository_owner_id']],
    [18, `${server}/${claims['workflow_ref']}`],
    [19, claims['workflow_sha']],
    [20, claims['event_name']],
    [21, `${server}/${repository}/actions/runs/${run}/attempts/${attempt}`],
    [22, claims['repository_visibility']],
    [23, claims['environment']],
    [24, claims['sub']],
  ];
  return values.flatMap(([arc, value]) => (value === undefined ? [] : [{ oid: `1.3.6.1.4.1.57264.1.${arc}`, value }]));
}

function pem(der: ArrayBufferView): string {
  const text = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${text.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
}

/**
 * Answers `POST /api/v2/signingCert` with a certificate for a client that has an identity token and the key. Throws
 * with the reason on a token of another issuer, audience or time, and on a key that the client does not have.
 */
export async function certify(body: string, authority: CertificateAuthority, tokens: IdentityTokens): Promise<string> {
  const { credentials, publicKeyRequest } = JSON.parse(body);
  const claims = tokens.open(String(credentials.oidcIdentityToken));
  const key = createPublicKey(String(publicKeyRequest.publicKey.content));
  const proof = Buffer.from(String(publicKeyRequest.proofOfPossession), 'base64');
  if (!verify('sha256', Buffer.from(claims['sub'] ?? ''), key, proof)) throw new Error('the key is not the asker’s');
  const certificate = await authority.issueCertificate({
    publicKey: new Uint8Array(key.export({ type: 'spki', format: 'der' })),
    subjectAltName: `${serverOf(claims['iss'] ?? '')}/${claims['job_workflow_ref']}`,
    extensions: extensionsOf(claims),
  });
  const chain = { certificates: [pem(certificate), pem(authority.rootCertificate)] };
  return JSON.stringify({ signedCertificateEmbeddedSct: { chain } });
}
