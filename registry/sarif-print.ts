import { createHash } from 'node:crypto';

/**
 * The fingerprint of one SARIF result, from the values that distinguish it from every other finding. Code scanning
 * reads `primaryLocationLineHash` only
 * (https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning, "Data
 * for preventing duplicated alerts"). Without it GitHub hashes the source line, and all findings on one line become one
 * alert.
 */
export function sarifFingerprint(...parts: readonly string[]): { readonly primaryLocationLineHash: string } {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return { primaryLocationLineHash: `${hash.slice(0, 32)}:1` };
}

/** A SARIF 2.1.0 document of one run. */
export function sarifDocument(run: object): object {
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

/** A rule in the form of SARIF's drivers. */
export function sarifRule(id: string, title: string, why: string, help = why) {
  return { id, shortDescription: { text: title }, fullDescription: { text: why }, help: { text: help } };
}
