import type {
  Policies,
  PolicyResource,
  ReportViolation,
  ResourceValidation,
  ResourceValidationArgs,
} from '@pulumi/policy';
import { stackOfUrn } from '../../plan/urn';
import type { PolicyContext } from '../context';
import { checkResource, checkStack } from '../evaluate';
import { type LevelOf, withWaivers } from '../levels';
import { messageOf } from '../message';
import { appliesTo, type PolicyRule, type ResourceRule } from '../rule';
import type { Observation } from '../rule-description';
import type { ResourceView } from '../view';

/** The pack's needs for one stack. */
export interface StackPolicy {
  readonly context: PolicyContext;
  readonly levelOf: LevelOf;
}

/** Gives a stack's context and levels by its name. */
export type StackPolicyOf = (stack: string) => StackPolicy;

function viewOf({ type, name, urn, props, opts, provider }: ResourceValidationArgs | PolicyResource): ResourceView {
  return {
    type,
    name,
    urn,
    props,
    protect: opts.protect,
    ...(provider ? { provider: { type: provider.type, name: provider.name } } : {}),
  };
}

// The SDK accepts a level on the violation in addition to the policy's (@pulumi/policy 1.21, makeReportViolationFun),
// so one pack can have each stack's levels. guarded-server.ts refuses outside configuration.
function report(
  rule: PolicyRule,
  level: 'advisory' | 'mandatory',
  found: Observation,
  { context, to }: { readonly context: PolicyContext; readonly to: ReportViolation },
): void {
  const message = messageOf(rule, withWaivers(found, rule, level, context));
  const violation = { message, urn: found.urn, enforcementLevel: level };
  (to as (violation: unknown) => void)(violation);
}

function stackName(urn: string | undefined): string {
  const name = urn === undefined ? process.env['PULUMI_STACK'] : stackOfUrn(urn);
  if (name === undefined) throw new Error(`no stack in the URN ${urn}`);
  return name;
}

// A rule for one type declares it like the SDK's `validateResourceOfType`, whose classes we do not load. The SDK then
// skips other resources before it unpacks their properties again (server.js, makeAnalyzeRpcFun).
function typed({ types }: ResourceRule, validate: ResourceValidation): ResourceValidation {
  return types !== 'every' && types.length === 1 ? Object.assign(validate, { __pulumiType: types[0] }) : validate;
}

/** The rules as the engine's policies, one each, under the rule's code. */
export function enginePolicies(rules: readonly PolicyRule[], policyOf: StackPolicyOf): Policies {
  // With `--refresh` the engine also shows stack policies the resources that only the state still holds (3.259,
  // AnalyzeResources). Every registered resource went through the resource policies first.
  const registered = new Set<string>();
  const declaredOf = (resources: readonly PolicyResource[]) =>
    registered.size === 0 ? resources : resources.filter(({ urn }) => registered.has(urn));
  return rules.map((rule) => {
    const common = {
      name: rule.code,
      displayName: rule.title,
      description: rule.why,
      enforcementLevel: rule.level,
      severity: rule.severity,
      remediationSteps: rule.fix,
      url: rule.docs,
      tags: [rule.category],
    };
    if (rule.scope === 'stack') {
      return {
        ...common,
        validateStack: ({ resources }, to) => {
          const { context, levelOf } = policyOf(stackName(resources[0]?.urn));
          const level = levelOf(rule);
          if (level === 'disabled') return;
          for (const found of checkStack(rule, declaredOf(resources).map(viewOf), context)) {
            report(rule, level, found, { context, to });
          }
        },
      };
    }
    return {
      ...common,
      validateResource: typed(rule, (args, to) => {
        registered.add(args.urn);
        if (!appliesTo(rule, args.type)) return;
        const { context, levelOf } = policyOf(stackName(args.urn));
        const level = levelOf(rule);
        if (level === 'disabled') return;
        for (const found of checkResource(rule, viewOf(args), context)) report(rule, level, found, { context, to });
      }),
    };
  });
}
