import type { ObjectIdentifierValuePair } from '@sigstore/verify';
import { Refusal } from '../statement/refusal';

/** Fulcio's extensions of a certificate, 1.3.6.1.4.1.57264.1.<n> (https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md). */
const EXTENSIONS = {
  issuer: 8,
  'build signer URI': 9,
  'build signer digest': 10,
  'runner environment': 11,
  'source repository URI': 12,
  'source repository digest': 13,
  'source repository ref': 14,
  'source repository identifier': 15,
  'build config URI': 18,
  'run invocation URI': 21,
  'deployment environment': 23,
} as const;
const FULCIO = '1.3.6.1.4.1.57264.1';

/** The name of one of Fulcio's extensions, as its document has it. */
export type ExtensionName = keyof typeof EXTENSIONS;

const UTF8_STRING = 0x0c;

// The only DER form of a text: tag, length (one byte up to 127, else 0x81 or 0x82 and the length), text.
function derOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const { length } = bytes;
  if (length < 0x80) return Buffer.concat([Buffer.from([UTF8_STRING, length]), bytes]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([UTF8_STRING, ...size]), bytes]);
}

function derText(value: Buffer, name: string): string {
  const first = value[1] ?? 0;
  const text = value.subarray(first < 0x80 ? 2 : first - 0x80 + 2).toString('utf8');
  const isText = text !== '' && text.length < 0x1000 && !/\p{Cc}/u.test(text);
  if (isText && derOf(text).equals(value)) return text;
  throw new Refusal(`the certificate's ${name} cannot be read`);
}

/** Fulcio's extensions of a verified certificate, by name. Throws Refusal when one occurs twice or is no text. */
export function fulcioExtensions(oids: readonly ObjectIdentifierValuePair[]): ReadonlyMap<ExtensionName, string> {
  const found = new Map<ExtensionName, string>();
  for (const [name, number] of Object.entries(EXTENSIONS) as readonly (readonly [ExtensionName, number])[]) {
    const values = oids.filter(({ oid }) => oid?.id.join('.') === `${FULCIO}.${number}`);
    if (values.length > 1) throw new Refusal(`the certificate's ${name} occurs twice`);
    for (const { value } of values) found.set(name, derText(value, name));
  }
  return found;
}
