/** Which Netlify Terraform provider the engine will run. Anything at the cache path that is not our build is official. */
export function netlifyProviderKind(env?: NodeJS.ProcessEnv): 'official' | 'stand-in' | 'absent';
