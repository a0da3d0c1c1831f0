/**
 * Runs `start`, which makes the policy pack, so that its server refuses configuration from outside. The SDK leaves a
 * disabled rule out before any of our code runs (@pulumi/policy 1.21, server.js, makeAnalyzeRpcFun), so its Configure
 * call is the only place to notice. Throws when the pack did not start such a server: then nothing would be guarded.
 * `afterwards` runs when that call is answered, the last before the engine starts the program.
 */
export declare function startGuarded(declared: ReadonlyMap<string, string>, start: () => void, afterwards?: () => void): void;
