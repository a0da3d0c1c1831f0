/** Causeway's own words that readers meet first, each with its meaning. `docs/glossary.md` says the same. */
const MEANINGS = {
  surface: 'one thing that is deployed on its own: a site, a service, a job',
  tier: 'a stage on the way to production, for example dev, staging, production',
  leaf: 'the one workflow that deploys (`deploy.yml`)',
  ticket: 'a signed permission for one deploy, valid for 30 minutes and used once',
  receipt: 'the signed record of a deploy',
  lane: 'a part of a repository with owners; a pull request stays in one lane',
  cohort: 'a group of tenants that must not share secrets or data with another group',
  soak: 'the minimum time that a release stays on a tier before its promotion',
  foundation: 'the stack of everything that belongs to a repository and not to a tier',
  partition: 'a group of repositories with stacks of its own',
  milestone: 'a stage of a programme, M0 to M3, from which a check or a rule applies',
  drill: 'a rollback for practice: to the older release, and back to the live one',
  tombstone: 'an entry in the registry that permits the removal of a protected object',
} as const;

/** The name of one of Causeway's own words. */
export type Term = keyof typeof MEANINGS;

/** The terms with their meanings. */
export const TERMS: Readonly<Record<Term, string>> = MEANINGS;
