import { problemsOf } from './check-report';
import type { ParseResult } from './parse';
import { ruleTable } from './rules';
import { sarifDocument, sarifFingerprint, sarifRule } from './sarif-print';

/** A check as SARIF 2.1.0, for GitHub's code scanning. */
export function sarifReport(file: string, result: ParseResult): object {
  const problems = problemsOf(result);
  const used = new Set(problems.map(({ code }) => code));
  return sarifDocument({
    tool: {
      driver: {
        name: 'causeway registry check',
        rules: ruleTable
          .filter(({ code }) => used.has(code))
          .map(({ code, level, title, why }) => ({ ...sarifRule(code, title, why), defaultConfiguration: { level } })),
      },
    },
    columnKind: 'utf16CodeUnits',
    results: problems.map(({ code, level, message, allowed, line, column, pointer }) => ({
      ruleId: code,
      level,
      message: { text: allowed ? `${message} (allowed: ${allowed})` : message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: file.replaceAll('\\', '/') },
            region: { startLine: line, startColumn: column },
          },
          logicalLocations: [{ fullyQualifiedName: pointer }],
        },
      ],
      partialFingerprints: sarifFingerprint(code, pointer, message),
    })),
  });
}
