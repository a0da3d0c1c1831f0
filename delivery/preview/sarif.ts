import { sarifFingerprint } from '../../registry/sarif-print';
import type { PreviewReport } from './preview-report';

const RULES = {
  removal: 'a preview removes more than is allowed',
  stranger: 'a preview touches an object of another stack',
  unverified: 'a preview is incomplete',
} as const;

const HELP: Readonly<Record<keyof typeof RULES, string>> = {
  removal:
    'The update would delete or replace more objects than the registry allows. Split the change, or get it approved.',
  stranger: 'The update would change an object that another stack owns, or none. Correct the registry.',
  unverified:
    'A part of the preview is missing or unreadable, so nobody knows what it would do. Run the preview again.',
};

function results({ stacks, doubts }: PreviewReport): readonly (readonly [keyof typeof RULES, string])[] {
  return [
    ...doubts.map((doubt) => ['unverified', doubt] as const),
    ...stacks.flatMap((each): readonly (readonly [keyof typeof RULES, string])[] => {
      if ('failure' in each) return [['unverified', `${each.stack}: ${each.failure}`]];
      const { removals, strangers, doubts: unseen } = each.guard;
      return [
        ...removals
          .filter(({ verdict }) => verdict === 'refused')
          .map(({ name, op, why }) => ['removal', `${each.stack}: ${op} ${name}: ${why}`] as const),
        ...strangers.map(({ urn, op, why }) => ['stranger', `${each.stack}: ${op} ${urn}: ${why}`] as const),
        ...unseen.map((doubt) => ['unverified', `${each.stack}: ${doubt}`] as const),
      ];
    }),
  ];
}

/** The blast radius as one run of a SARIF 2.1.0 log; each result points at the registry, which governs. */
export function guardRun(report: PreviewReport, registry: string, version: string): object {
  return {
    tool: {
      driver: {
        name: 'causeway preview',
        version,
        rules: Object.entries(RULES).map(([id, text]) => ({
          id,
          shortDescription: { text },
          fullDescription: { text: HELP[id as keyof typeof RULES] },
          help: { text: HELP[id as keyof typeof RULES] },
        })),
      },
    },
    results: results(report).map(([ruleId, text]) => ({
      ruleId,
      level: ruleId === 'unverified' ? 'warning' : 'error',
      message: { text },
      locations: [{ physicalLocation: { artifactLocation: { uri: registry }, region: { startLine: 1 } } }],
      partialFingerprints: sarifFingerprint('guard', ruleId, text),
    })),
  };
}
