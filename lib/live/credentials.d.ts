/** A personal or installation token: for trials. */
export interface TokenCredentials {
    readonly kind: 'token';
    readonly token: string;
}
/** A GitHub App's installation, with its private key in PEM. */
export interface AppCredentials {
    readonly kind: 'app';
    readonly appId: string;
    readonly installationId: string;
    readonly privateKey: string;
}
/** Who we are to GitHub, and where it is. */
export type GithubCredentials = (TokenCredentials | AppCredentials) & {
    readonly baseUrl: string;
    /** Whether writes keep the second between them that GitHub asks for; default yes. */
    readonly isPaced?: boolean;
};
/** Where Netlify is, and the token to it. */
export interface NetlifyCredentials {
    readonly endpoint: string;
    readonly token: string;
}
type Environment = Readonly<Record<string, string | undefined>>;
/**
 * GitHub credentials out of the environment: exactly one kind, since the provider silently prefers the App's (W37).
 * Throws a UserError (exit 2) on none, both, or half of one.
 */
export declare function githubCredentials(env: Environment, organization: string): GithubCredentials;
/** Netlify's credentials out of the environment; the names are the provider's. Throws a UserError (exit 2) without a token. */
export declare function netlifyCredentials(env: Environment): NetlifyCredentials;
export {};
