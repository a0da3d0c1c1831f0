import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PolicyRow, type ReportDocument, repositoryNames } from '../../documents/report/document';
import { lineageView } from '../../documents/report/lineage-view';
import { buildStatus } from '../../documents/status/build';
import type { StatusFacts } from '../../documents/status/facts';
import type { Unread } from '../../documents/status/model';
import { entriesOf } from '../../evidence/readers/answer';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { readinessStatus } from '../../gate/readiness/status';
import { deploymentsOf } from '../../live/access/deployments';
import { accessGraph } from '../../live/access/graph';
import { version } from '../../package.json';
import type { LoadedRegistry } from '../../registry/load';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { type CommonOptions, registryPath } from '../common';
import type { Context } from '../context';
import { registryRoot } from '../desk/own-statement';
import { digestBelow, requireReadiness } from '../gate/readiness';

/** The sources of a report. */
export interface ReportSources {
  readonly loaded: LoadedRegistry;
  readonly facts: StatusFacts;
  readonly reports: readonly GateReport[];
}

/** A report, and whether a mandatory policy rule is violated. */
export interface Made {
  readonly document: ReportDocument;
  readonly isViolated: boolean;
}

function environmentsOf(registry: Registry): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { surface, repository, environment } of deploymentsOf(registry)) {
    found[surface] = [...(found[surface] ?? []), `environment:${repository}/${environment}`];
  }
  return found;
}

// Loaded here: the rules load the engine's SDK, which takes longer than the rest of the report.
function policyRows(loaded: LoadedRegistry, common: CommonOptions, context: Context): readonly PolicyRow[] {
  const { checkRegistry } = require('../../policy/check') as typeof import('../../policy/check');
  const path = registryPath(common, context);
  const root = dirname(dirname(path));
  const { findings } = checkRegistry({
    ...loaded,
    file: common.registry,
    text: readFileSync(path, 'utf8'),
    root,
    now: common.now,
    configuration: join(root, 'policy', 'config'),
  });
  return findings.map(({ rule, level, status, stack, name, what }) => ({
    code: rule.code,
    severity: rule.severity,
    level,
    status,
    stack,
    name: name ?? null,
    what,
    why: rule.why,
    fix: rule.fix,
  }));
}

function lineagesOf({ facts, reports }: ReportSources, wanted: readonly string[]): ReportDocument['lineages'] {
  const book = facts.book.ok ? facts.book.value : undefined;
  const signed = book ? entriesOf(book, 'release-decision').map(({ predicate }) => predicate) : [];
  const shown = [...signed, ...reports].filter(({ decisionDigest }) => wanted.includes(decisionDigest));
  return Object.fromEntries(shown.map((report) => [report.decisionDigest, lineageView(report, book)]));
}

/** The number of newest decisions whose lineage a report contains. */
const MOST_LINEAGES = 40;

/** Builds a report. A part that cannot be made is listed as not found out. */
export function makeReport(sources: ReportSources, common: CommonOptions, context: Context): Made {
  const { loaded, facts, reports } = sources;
  const { registry } = loaded;
  const unread: Unread[] = [];
  const attempt = <T, N>(what: string, next: string, none: N, make: () => T): T | N => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unread.push({ what, reason: error.message, next });
      return none;
    }
  };
  const status = buildStatus(facts, reports);
  const root = registryRoot(common, context);
  const book = facts.book.ok ? facts.book.value : undefined;
  const policy = attempt('policy findings', 'causeway policy check --on registry', null, () =>
    policyRows(loaded, common, context),
  );
  const readiness = attempt('readiness', 'causeway readiness status', 'unread' as const, () =>
    registry.readiness === undefined
      ? null
      : readinessStatus(requireReadiness(registry, root), { digestOf: (path) => digestBelow(root, path), book }),
  );
  const newest = status.decisions.slice(0, MOST_LINEAGES).map(({ digest }) => digest);
  const document: ReportDocument = {
    schema: 'causeway/report/v1',
    version,
    status: { ...status, unread: [...status.unread, ...unread] },
    access: accessGraph(registry),
    repositories: repositoryNames(registry),
    environments: environmentsOf(registry),
    checks: registry.checks.map(({ id, scope, category, risk, severity, mode, context: reported }) => {
      return { id, scope, category, risk, severity, mode, context: reported };
    }),
    policy,
    readiness,
    lineages: lineagesOf(sources, newest),
  };
  return {
    document,
    isViolated: policy?.some(({ level, status: state }) => level === 'mandatory' && state === 'violation') === true,
  };
}
