// What `@causeway-deploy/causeway/policy` hands out: the rules, and what a rule of one's own is made of.
export type { PolicyContext, PolicyWorld } from '../policy/context';
export type { PolicyRule, ResourceRule, StackRule } from '../policy/rule';
export type { Level, Observation } from '../policy/rule-description';
export { findRule, rules } from '../policy/rules';
export { listOf, type ResourceView, recordOf, recordsOf, textOf, textsOf } from '../policy/view';
