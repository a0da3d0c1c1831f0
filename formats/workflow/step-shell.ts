import type { ShellOptions } from '../shell/commands';
import { type Mapping, memberOf, type Value } from '../token/value';
import type { WorkflowFile, WorkflowJob } from './read';

function defaultShell(content: Mapping): Value | undefined {
  return memberOf(memberOf(memberOf(content, 'defaults'), 'run'), 'shell');
}

function labelsOf(runsOn: Value | undefined): readonly string[] {
  const labels = memberOf(runsOn, 'labels') ?? runsOn;
  const all: readonly unknown[] = Array.isArray(labels) ? labels : [labels];
  return all.map((label) => (typeof label === 'string' ? label.toLowerCase() : ''));
}

// Without `shell` a Windows runner uses PowerShell, and only the runner's label shows the system.
function hasBash(runsOn: Value | undefined): boolean {
  const labels = labelsOf(runsOn);
  if (labels.some((label) => label === '' || label.includes('windows'))) return false;
  return labels.some((label) => /^(ubuntu|macos)-/.test(label) || label === 'linux' || label === 'macos');
}

/**
 * The way a step's commands run, for shells in which a failure ends the step; undefined for every other or unknown
 * shell. Source:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
export function shellOptions(step: Mapping, job: WorkflowJob, file: WorkflowFile): ShellOptions | undefined {
  const shell = memberOf(step, 'shell') ?? defaultShell(job.content) ?? defaultShell(file.content);
  if (shell === undefined) return hasBash(memberOf(job.content, 'runs-on')) ? { pipefail: false } : undefined;
  if (shell === 'bash') return { pipefail: true };
  return shell === 'sh' ? { pipefail: false } : undefined;
}
