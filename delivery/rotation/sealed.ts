import sodium from 'libsodium-wrappers';

/** A value sealed for a public key (libsodium's sealed box, GitHub's only accepted form), in base64. */
export async function sealed(value: string, publicKey: string): Promise<string> {
  await sodium.ready;
  const key = sodium.from_base64(publicKey, sodium.base64_variants.ORIGINAL);
  return sodium.to_base64(sodium.crypto_box_seal(Buffer.from(value), key), sodium.base64_variants.ORIGINAL);
}
