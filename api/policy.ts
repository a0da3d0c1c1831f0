// The exports of `@causeway-deploy/causeway/policy`: the rules, and the types for a team's own rules.
export type { PolicyContext, PolicyWorld } from '../policy/context';
export type { PolicyRule, ResourceRule, StackRule } from '../policy/rule';
export type { Level, Observation } from '../policy/rule-description';
export { findRule, rules } from '../policy/rules';
export { listOf, type ResourceView, recordOf, recordsOf, textOf, textsOf } from '../policy/view';
