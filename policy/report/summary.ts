import type { PolicyFinding } from '../evaluate';
import type { CheckedRules } from '../own-rules';

/** The input of every report: the checked object and the findings. */
export interface PolicyReport {
  /** The object of the check: `registry`, `preview` or `state`. */
  readonly on: 'registry' | 'preview' | 'state';
  readonly registry: { readonly file: string; readonly text: string; readonly digest: string };
  readonly stacks: readonly string[];
  readonly resources: number;
  /** Every rule that ran. */
  readonly rules: CheckedRules['all'];
  readonly own: CheckedRules['own'];
  readonly findings: readonly PolicyFinding[];
}

/** 0 nothing mandatory, 1 a mandatory violation, 3 only values that could not be read. */
export function exitCode({ findings }: PolicyReport): 0 | 1 | 3 {
  const mandatory = findings.filter(({ level }) => level === 'mandatory');
  if (mandatory.some(({ status }) => status === 'violation')) return 1;
  return mandatory.length > 0 ? 3 : 0;
}

/** One line that summarizes a report. */
export function summaryLine({ on, stacks, resources, own, findings }: PolicyReport): string {
  const mandatory = findings.filter(({ level }) => level === 'mandatory').length;
  const unverified = findings.filter(({ status }) => status === 'unverified').length;
  const what = `${stacks.length} stack${stacks.length === 1 ? '' : 's'} (${stacks.join(', ')}), ${resources} resources`;
  const counts = `${mandatory} mandatory, ${findings.length - mandatory} advisory${unverified > 0 ? `, ${unverified} unverified` : ''}`;
  const rules = own === null ? '' : `, with ${own.count} rule${own.count === 1 ? '' : 's'} of ${own.file}`;
  return `policies on the ${on}: ${what}${rules}: ${findings.length === 0 ? 'nothing found' : counts}`;
}
