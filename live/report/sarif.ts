import { sarifDocument, sarifFingerprint, sarifRule } from '../../registry/sarif-print';
import type { Finding } from '../finding';

const RULES = {
  missing: 'planned, and not there',
  different: 'there, and not as planned',
  unowned: 'there, and nobody’s',
  unverified: 'could not be seen',
} as const;

const MEANINGS: Readonly<Record<keyof typeof RULES, string>> = {
  missing: 'The registry plans this object, and the service does not have it.',
  different: 'The service has this object, and a field differs from what the registry plans.',
  unowned: 'The service has this object, and no stack of the registry owns it.',
  unverified: 'The service did not show this object or field, so nobody knows whether it is as planned.',
};

const HELP = 'The message names the repair. Run it, or change the registry, then run causeway live verify again.';

/** The findings as SARIF 2.1.0 for code scanning. Each points at the registry, which governs. */
export function sarifReport(findings: readonly Finding[], registry: string, version: string): object {
  return sarifDocument({
    tool: {
      driver: {
        name: 'causeway live verify',
        version,
        rules: Object.entries(RULES).map(([id, title]) => {
          const meaning = MEANINGS[id as keyof typeof RULES];
          return sarifRule(id, title, meaning, `${meaning} ${HELP}`);
        }),
      },
    },
    results: findings.map(({ kind, address, field, repair, reason }) => ({
      ruleId: kind,
      level: kind === 'unverified' ? 'warning' : 'error',
      message: {
        text: `${address}${field === undefined ? '' : ` (${field})`}: ${reason ?? RULES[kind]}. Repair: ${repair}`,
      },
      locations: [{ physicalLocation: { artifactLocation: { uri: registry }, region: { startLine: 1 } } }],
      partialFingerprints: sarifFingerprint(kind, address, field ?? ''),
    })),
  });
}
