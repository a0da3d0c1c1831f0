// What `@causeway-deploy/causeway/policy` hands out: the rules, and what a rule of one's own is made of.
export type { PolicyContext, PolicyWorld } from '../policy/context';
export type { Level, Observation, PolicyRule, ResourceRule, StackRule } from '../policy/rule';
export { findRule, rules } from '../policy/rules';
export { listOf, type ResourceView, recordOf, recordsOf, textOf, textsOf } from '../policy/view';
