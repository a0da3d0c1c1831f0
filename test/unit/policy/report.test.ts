import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../../../cli/print/tables';
import { CONFIGURATION_SCHEMA_PATH, configurationSchemaText } from '../../../policy/configuration-schema';
import { POLICIES_PATH, policiesDocument } from '../../../policy/document';
import { evaluate } from '../../../policy/evaluate';
import { levelsOf } from '../../../policy/levels';
import { jsonReport } from '../../../policy/report/json';
import { markdownReport } from '../../../policy/report/markdown';
import { sarifReport } from '../../../policy/report/sarif';
import { exitCode, type PolicyReport } from '../../../policy/report/summary';
import { textReport } from '../../../policy/report/text';
import { rules } from '../../../policy/rules';
import { cases } from '../../support/policy/cases';
import { plannedViews, REGISTRY, stackContext } from '../../support/policy/world';

const text = readFileSync(REGISTRY, 'utf8');
const PROJECT = join(__dirname, '../../..');

function reportOf(findings: PolicyReport['findings']): PolicyReport {
  const registry = { file: 'registry/deploy-surfaces.json', text, digest: 'sha256:0' };
  return { on: 'registry', registry, rules, own: null, stacks: ['production'], resources: 3, findings };
}

const findings = cases.flatMap(({ stack, change, workflows = [], now }) => {
  const context = stackContext(stack, { workflows, ...(now ? { now } : {}) });
  return evaluate(change(plannedViews(stack)), context, levelsOf(context, {}));
});
const report = reportOf(findings);

interface Sarif {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly rules: readonly { id: string; defaultConfiguration: { level: string } }[] };
      };
      readonly results: readonly {
        ruleId: string;
        ruleIndex: number;
        level: string;
        locations: readonly [
          {
            physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; startColumn: number } };
            logicalLocations: readonly { fullyQualifiedName: string }[];
          },
        ];
      }[];
    },
  ];
}

describe('SARIF', () => {
  const { version, runs } = sarifReport(report, '0.1.0') as Sarif;
  const [{ tool, results }] = runs;

  it('has every rule with its metadata, and a result for every finding that fits its rule', () => {
    expect(version).toBe('2.1.0');
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ code }) => code));
    expect(results).toHaveLength(findings.length);
    for (const { ruleId, ruleIndex, level } of results) {
      const rule = tool.driver.rules[ruleIndex];
      expect(rule?.id).toBe(ruleId);
      expect(level).toBe(rule?.defaultConfiguration.level);
    }
  });

  it('points into the registry, at the line of what has to change', () => {
    const lines = text.split('\n');
    for (const { locations, ruleId } of results) {
      const [{ physicalLocation, logicalLocations }] = locations;
      expect(physicalLocation.artifactLocation.uri).toBe('registry/deploy-surfaces.json');
      expect(lines[physicalLocation.region.startLine - 1]).toBeDefined();
      const pointer = logicalLocations[0]?.fullyQualifiedName;
      if (ruleId !== 'least-privilege-reviewers') continue;
      expect(pointer).toBe('/tiers/1/approval');
      expect(lines[physicalLocation.region.startLine - 1]).toContain('"approval"');
    }
  });
});

describe('every form of a report', () => {
  const forms = {
    text: textReport(report, table),
    markdown: markdownReport(report),
    json: JSON.stringify(jsonReport(report)),
    sarif: JSON.stringify(sarifReport(report, '0.1.0')),
  };

  it.each(Object.entries(forms))('%s never shows a value', (_name, shown) => {
    for (const value of ['hunter22', 'a1B2a1B2', 'https://api.staging.acme.example', 'https://api.acme.example']) {
      expect(shown).not.toContain(value);
    }
  });

  it('says what, where, why and how to fix it', () => {
    const one = reportOf(findings.filter(({ rule }) => rule.code === 'least-privilege-enforcement'));
    for (const shown of [textReport(one, table), markdownReport(one)]) {
      const flat = shown.replace(/[│\s]+/g, ' ');
      expect(flat).toContain('evaluate, not active');
      expect(flat).toContain('/repositories/web/rules');
      expect(flat).toContain('Set `enforcement: active`.');
    }
    expect(textReport(one, table)).toContain('why: A ruleset in evaluate mode, or a disabled one, blocks nothing.');
  });

  it('of nothing found is one line, and exit 0', () => {
    const none = reportOf([]);
    expect(textReport(none, table)).toBe('policies on the registry: 1 stack (production), 3 resources: nothing found');
    expect(markdownReport(none)).toContain('### Policies: pass');
    expect(exitCode(none)).toBe(0);
  });
});

describe('the exit code', () => {
  const [found] = findings.filter(({ level }) => level === 'mandatory');
  it('is 1 for a mandatory violation, 0 for advisory ones, 3 when only something could not be looked at', () => {
    expect(exitCode(report)).toBe(1);
    expect(exitCode(reportOf([{ ...found!, level: 'advisory' }]))).toBe(0);
    expect(exitCode(reportOf([{ ...found!, status: 'unverified' }]))).toBe(3);
    expect(exitCode(reportOf([{ ...found!, status: 'unverified' }, found!]))).toBe(1);
  });
});

describe('a generated file', () => {
  it.each([
    [POLICIES_PATH, policiesDocument],
    [CONFIGURATION_SCHEMA_PATH, configurationSchemaText],
  ])('%s is current: causeway docs build', (path, content) => {
    expect(existsSync(join(PROJECT, path))).toBe(true);
    expect(readFileSync(join(PROJECT, path), 'utf8')).toBe(content());
  });

  it('names every rule', () => {
    for (const { code, title } of rules) {
      expect(policiesDocument()).toContain(`### ${title}\n\n\`${code}\``);
    }
  });
});
