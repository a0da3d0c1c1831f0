import { placesByPointer } from '../../registry/document/places';
import { sarifFingerprint } from '../../registry/sarif-print';
import type { PolicyFinding } from '../evaluate';
import type { PolicyRule } from '../rule';
import type { Severity } from '../rule-description';
import type { PolicyReport } from './summary';

/** GitHub's code scanning sorts by this number (CVSS-like, of tag `security`). */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  low: '3.0',
  medium: '5.0',
  high: '8.0',
  critical: '9.5',
};

function descriptor(rule: PolicyRule): object {
  return {
    id: rule.code,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: `${rule.why} ${rule.fix}`, markdown: `${rule.why}\n\n**Fix**: ${rule.fix}` },
    helpUri: rule.docs,
    defaultConfiguration: { level: rule.level === 'mandatory' ? 'error' : 'warning' },
    properties: {
      tags: ['security', rule.category],
      precision: 'very-high',
      'security-severity': SECURITY_SEVERITY[rule.severity],
      milestone: rule.milestone,
      scope: rule.scope,
    },
  };
}

/** A report as SARIF 2.1.0: every rule with its metadata, every finding at its place in the registry. */
export function sarifReport({ registry, rules, findings }: PolicyReport, version: string): object {
  const placeOf = placesByPointer(registry.text);
  const result = ({ rule, level, stack, status, what, pointer, urn }: PolicyFinding): object => {
    const { line, column } = placeOf(pointer);
    return {
      ruleId: rule.code,
      ruleIndex: rules.indexOf(rule),
      level: level === 'mandatory' ? 'error' : 'warning',
      kind: 'fail',
      message: { text: `${what} (${stack}). ${rule.fix}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: registry.file.replaceAll('\\', '/') },
            region: { startLine: line, startColumn: column },
          },
          logicalLocations: [
            { fullyQualifiedName: pointer },
            ...(urn === undefined ? [] : [{ fullyQualifiedName: urn }]),
          ],
        },
      ],
      partialFingerprints: sarifFingerprint(rule.code, stack, pointer, urn ?? '', what),
      properties: { status, stack },
    };
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'causeway policy', version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(result),
      },
    ],
  };
}
