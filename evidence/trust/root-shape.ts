import { z } from 'zod';

const Base64 = z.base64().min(1);
const Uri = z.string().min(1).max(500);
// Without a start, an entry would be trusted for all of the past.
const TimeRange = z.strictObject({ start: z.iso.datetime(), end: z.iso.datetime().optional() });

const Log = z.strictObject({
  baseUrl: Uri,
  hashAlgorithm: z.literal('SHA2_256'),
  publicKey: z.strictObject({ rawBytes: Base64, keyDetails: z.string().regex(/^PK[A-Z0-9_]+$/), validFor: TimeRange }),
  logId: z.strictObject({ keyId: Base64 }),
  checkpointKeyId: z.strictObject({ keyId: Base64 }).optional(),
  operator: z.string().max(500).optional(),
});

const Authority = z.strictObject({
  subject: z.strictObject({ organization: z.string().max(500), commonName: z.string().max(500) }),
  uri: Uri,
  certChain: z.strictObject({
    certificates: z
      .array(z.strictObject({ rawBytes: Base64 }))
      .min(1)
      .max(10),
  }),
  validFor: TimeRange,
  operator: z.string().max(500).optional(),
});

/** A trusted root in Sigstore's JSON form (protobuf-specs, sigstore_trustroot.proto); no further fields. */
export const TrustedRootShape = z
  .strictObject({
    mediaType: z.enum([
      'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      'application/vnd.dev.sigstore.trustedroot.v0.2+json',
    ]),
    tlogs: z.array(Log).max(100).default([]),
    certificateAuthorities: z.array(Authority).max(100).default([]),
    ctlogs: z.array(Log).max(100).default([]),
    timestampAuthorities: z.array(Authority).max(100).default([]),
  })
  .refine(({ tlogs, timestampAuthorities }) => tlogs.length + timestampAuthorities.length > 0, {
    message:
      'a trusted root names a time-stamping authority or a transparency log: without one there is no trusted time',
  });
