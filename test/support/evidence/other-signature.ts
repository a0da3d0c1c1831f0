/** The order of P-256 (FIPS 186-5, appendix; SEC 2, section 2.4.2). */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

function integers(der: Buffer): readonly [bigint, bigint] {
  const size = der[3] ?? 0;
  const hex = (part: Buffer) => BigInt(`0x${part.toString('hex')}`);
  return [hex(der.subarray(4, 4 + size)), hex(der.subarray(6 + size))];
}

function integer(value: bigint): Buffer {
  const text = value.toString(16);
  const bytes = Buffer.from(text.length % 2 === 0 ? text : `0${text}`, 'hex');
  const padded = (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]);
  return Buffer.concat([Buffer.from([2, padded.length]), padded]);
}

/**
 * The second valid signature for an ECDSA signature of P-256: (r, n − s) for (r, s). Anyone with one signature can
 * compute it without the key. Takes and returns DER.
 */
export function otherSignature(der: Buffer): Buffer {
  if (der[0] !== 0x30) throw new Error('this is no ECDSA signature');
  const [r, s] = integers(der);
  const body = Buffer.concat([integer(r), integer(ORDER - s)]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}
