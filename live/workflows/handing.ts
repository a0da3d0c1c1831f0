import { type Kind, kindOf } from '../../formats/expression/kind';
import { parseExpression } from '../../formats/expression/parse';
import { Dynamic, isMappingValue, type Mapping, memberOf, type Value } from '../../formats/token/value';
import { callProblems } from '../../formats/workflow/calls';
import type { WorkflowJob } from '../../formats/workflow/read';
import { combinedDoubts, type Doubts, knownFault, NO_DOUBTS, openQuestion } from './doubts';
import type { Workflow } from './workflow';

function mappingOf(value: Value | undefined): Mapping {
  return isMappingValue(value) ? value : {};
}

/** The inputs that a workflow declares for its callers. */
function inputsOf(workflow: Workflow): Mapping {
  return mappingOf(
    memberOf(mappingOf(memberOf(mappingOf(memberOf(workflow.content, 'on')), 'workflow_call')), 'inputs'),
  );
}

// GitHub compares the names of inputs without regard to case.
function memberInAnyCase(mapping: Mapping, name: string): Value | undefined {
  return Object.entries(mapping).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

const KINDS: readonly unknown[] = ['string', 'number', 'boolean'];

// `github.event` has values of every kind. Everything else of `github` is a text, except ref_protected
// (https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context).
function kindOfPath(path: readonly string[], caller: Workflow, isCalled: boolean): Kind | undefined {
  const [context, second, third] = path;
  if (context === 'vars' || (context === 'needs' && (third === 'outputs' || third === 'result'))) return 'string';
  if (context === 'github') {
    if (second === 'event') return third === 'inputs' ? 'string' : undefined;
    return second === 'ref_protected' ? 'boolean' : 'string';
  }
  if (context !== 'inputs' || second === undefined) return undefined;
  // A pull request and a merge queue pass no inputs. They are empty then:
  // https://github.com/actions/runner/issues/2206.
  if (!isCalled) return 'null';
  const type = memberOf(mappingOf(memberInAnyCase(inputsOf(caller), second)), 'type');
  return KINDS.includes(type) ? (type as Kind) : undefined;
}

function kindOfValue(value: Value, caller: Workflow, isCalled: boolean): Kind | undefined {
  if (value instanceof Dynamic) {
    return kindOf(parseExpression(value.expression), (path) => kindOfPath(path, caller, isCalled));
  }
  if (value === null) return 'null';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? (typeof value as Kind)
    : undefined;
}

function typeDoubts(name: string, type: Value | undefined, kind: Kind | undefined, called: Workflow): Doubts {
  // Every value except a list or a mapping becomes a text.
  if (type !== 'boolean' && type !== 'number') return NO_DOUBTS;
  if (kind === undefined)
    return openQuestion(`hands ${called.path} an input ${name} that only a run tells to be a ${type}`);
  return kind === type
    ? NO_DOUBTS
    : knownFault(`hands ${called.path} a ${kind} as the input ${name}, which is a ${type}`);
}

/**
 * The flaws in passing inputs and secrets to a called workflow: those that GitHub's own parser refuses, and values of
 * another type than declared ("the data type of the input value must match the type specified":
 * https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows#passing-inputs-and-secrets-to-a-reusable-workflow).
 * `isCalled` says that the caller itself was called and has inputs.
 */
export function handingDoubts(job: WorkflowJob, caller: Workflow, called: Workflow, isCalled: boolean): Doubts {
  const declared = inputsOf(called);
  const handed = Object.entries(mappingOf(memberOf(job.content, 'with')));
  const types = handed.map(([name, value]) => {
    const type = memberOf(mappingOf(memberInAnyCase(declared, name)), 'type');
    return typeDoubts(name, type, kindOfValue(value, caller, isCalled), called);
  });
  const problems = callProblems(caller, job.id, called).map((why) => knownFault(`calls ${called.path}: ${why}`));
  return combinedDoubts([...problems, ...types]);
}
