import { type ReportDocument, repositoryNames } from '../../../documents/report/document';
import { lineageView } from '../../../documents/report/lineage-view';
import { buildStatus } from '../../../documents/status/build';
import type { StatusFacts } from '../../../documents/status/facts';
import { entriesOf } from '../../../evidence/readers/answer';
import { deploymentsOf } from '../../../live/access/deployments';
import { accessGraph } from '../../../live/access/graph';
import { worldFacts } from './world';

/** The report of the world, or of other facts. */
export function worldReport(facts: StatusFacts = worldFacts(), change: Partial<ReportDocument> = {}): ReportDocument {
  const book = facts.book.ok ? facts.book.value : undefined;
  const decisions = book ? entriesOf(book, 'release-decision').map(({ predicate }) => predicate) : [];
  const environments: Record<string, string[]> = {};
  for (const { surface, repository, environment } of deploymentsOf(facts.registry)) {
    environments[surface] = [...(environments[surface] ?? []), `environment:${repository}/${environment}`];
  }
  return {
    schema: 'causeway/report/v1',
    version: '0.0.0',
    status: buildStatus(facts),
    access: accessGraph(facts.registry),
    repositories: repositoryNames(facts.registry),
    environments,
    checks: facts.registry.checks.map(({ id, scope, category, risk, severity, mode, context }) => {
      return { id, scope, category, risk, severity, mode, context };
    }),
    policy: [
      {
        code: 'CW-107',
        severity: 'medium',
        level: 'advisory',
        status: 'violation',
        stack: 'production',
        name: 'mailer',
        what: 'mailer has no health check',
        why: 'a bad release is seen by nobody',
        fix: 'give the surface `health`',
      },
    ],
    readiness: {
      complete: false,
      items: [
        {
          id: 'UC-01',
          title: 'Release and promote',
          claimed: 'complete',
          status: 'complete',
          criteria: [
            {
              text: 'a release reached production',
              proofs: [
                {
                  evidence: 'deploy-receipt of storefront',
                  status: 'holds',
                  reason: 'the newest is of 18 November',
                  digest: null,
                },
              ],
            },
          ],
        },
        {
          id: 'UC-02',
          title: 'Roll back',
          claimed: 'complete',
          status: 'unproven',
          criteria: [
            {
              text: 'a drill was run',
              proofs: [
                {
                  evidence: 'drill of storefront',
                  status: 'missing',
                  reason: 'there is no such statement',
                  digest: null,
                },
              ],
            },
          ],
        },
      ],
    },
    lineages: Object.fromEntries(decisions.map((report) => [report.decisionDigest, lineageView(report, book)])),
    ...change,
  };
}
