import type { Finding } from '../compare';

const RULES = {
  missing: 'planned, and not there',
  different: 'there, and not as planned',
  unowned: 'there, and nobody’s',
  unverified: 'could not be seen',
} as const;

/** The findings as SARIF 2.1.0, for code scanning; each points at the registry, which is what governs. */
export function sarifReport(findings: readonly Finding[], registry: string, version: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            ...{ name: 'causeway live verify', version },
            rules: Object.entries(RULES).map(([id, words]) => ({ id, shortDescription: { text: words } })),
          },
        },
        results: findings.map(({ kind, address, field, repair, reason }) => ({
          ruleId: kind,
          level: kind === 'unverified' ? 'warning' : 'error',
          message: {
            text: `${address}${field === undefined ? '' : ` (${field})`}: ${reason ?? RULES[kind]}. Repair: ${repair}`,
          },
          locations: [{ physicalLocation: { artifactLocation: { uri: registry }, region: { startLine: 1 } } }],
          partialFingerprints: { 'causeway/v1': `${kind} ${address} ${field ?? ''}` },
        })),
      },
    ],
  };
}
