/**
 * The Netlify Terraform provider that the engine will run. Anything at the cache path that is not our build counts as
 * official.
 */
export function netlifyProviderKind(env?: NodeJS.ProcessEnv): 'official' | 'stand-in' | 'absent';
