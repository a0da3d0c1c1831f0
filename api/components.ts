// The exports of `@causeway-deploy/causeway/components`.
export { Environment, type EnvironmentArgs } from '../components/environment';
export { netlifyLimitHook } from '../components/netlify-limit';
export { NetlifySite } from '../components/netlify-site';
export { githubProvider, netlifyProviders, type Pace } from '../components/providers';
export { RepositoryFoundation, type RepositoryFoundationArgs } from '../components/repository';
export { SecretValues } from '../components/secret-values';
export { Site, type SiteArgs } from '../components/site';
export { deployStack, type StackArgs, type StackOutputs } from '../components/stack';
export { type GithubCredentials, githubCredentials } from '../live/credentials';
export type { Identities } from '../plan/identities';
