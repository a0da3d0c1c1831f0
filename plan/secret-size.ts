/** GitHub: "Secrets are limited to 48 KB in size" (https://docs.github.com/en/actions/reference/security/secrets#limits-for-secrets). */
const MOST_BYTES = 48 * 1024;
/**
 * The overhead of libsodium's sealed box over its content
 * (https://doc.libsodium.org/public-key_cryptography/sealed_boxes).
 */
const SEAL_BYTES = 48;

/** The size of a secret that GitHub accepts, for messages. */
export const GITHUB_SECRET_ALLOWED = `at most ${MOST_BYTES - SEAL_BYTES} bytes in UTF-8, which are ${MOST_BYTES} sealed`;

/** Whether GitHub would refuse a secret's value for its size. GitHub counts the sealed value. */
export function isTooLongForGithub(value: string): boolean {
  return Buffer.byteLength(value, 'utf8') + SEAL_BYTES > MOST_BYTES;
}
