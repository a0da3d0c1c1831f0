/** In a repository. */
export interface InRepository {
    readonly repository: string;
}
/** In an environment of a repository. */
export interface InEnvironment extends InRepository {
    readonly environment: string;
}
/** On a Netlify site. */
export interface OnSite {
    readonly team: string;
    readonly site: string;
}
/** Where a name stands outside of environments. */
export type OuterLevel = 'repository' | 'organization';
/** What an object at GitHub or Netlify is found by. Names of one kind that GitHub takes for the same are the same address. */
export type Address = {
    readonly kind: 'app';
    readonly app: string;
} | ({
    readonly kind: 'environment';
} & InEnvironment) | ({
    readonly kind: 'branch-policy' | 'tag-policy';
    readonly pattern: string;
} & InEnvironment) | ({
    readonly kind: 'environment-variable' | 'environment-secret';
    readonly name: string;
} & InEnvironment) | ({
    readonly kind: 'repository-variable';
    readonly name: string;
} & InRepository) | ({
    readonly kind: 'ruleset';
    readonly ruleset: string;
} & InRepository) | ({
    readonly kind: 'effective-rules';
    readonly branch: string;
    readonly source: string;
} & InRepository) | ({
    readonly kind: 'classic-protection';
    readonly branch: string;
} & InRepository) | ({
    readonly kind: 'actions';
} & InRepository) | ({
    readonly kind: 'workflow-permissions';
} & InRepository) | ({
    readonly kind: 'codeowners';
} & InRepository) | ({
    readonly kind: 'outer-secret' | 'outer-variable';
    readonly level: OuterLevel;
    readonly name: string;
} & InRepository) | {
    readonly kind: 'netlify-team';
    readonly team: string;
} | ({
    readonly kind: 'site' | 'site-domain' | 'site-build';
} & OnSite) | ({
    readonly kind: 'site-variable';
    readonly name: string;
} & OnSite) | {
    readonly kind: 'state';
    readonly stack: string;
};
export type AddressKind = Address['kind'];
/** An address of one kind. */
export type AddressOf<K extends AddressKind> = Extract<Address, {
    readonly kind: K;
}>;
/** A kind that nobody thought of: it does not compile, and at run time it is a bug. */
export declare function never(value: never): never;
/** An environment's address. */
export declare function environmentAddress(plan: {
    readonly repository: {
        readonly name: string;
    };
    readonly name: string;
}): {
    readonly kind: "environment";
    readonly repository: string;
    readonly environment: string;
};
/** A site's address. */
export declare function siteAddress({ team, name }: {
    readonly team: string;
    readonly name: string;
}): {
    readonly kind: "site";
    readonly team: string;
    readonly site: string;
};
/** The names that an address consists of. */
export declare function namesOf(address: Address): readonly string[];
/** The last of an address's names: what the object itself is called. */
export declare function ownName(address: Address): string;
/** An address as text, the same in every stack and snapshot. No two objects have the same one. */
export declare function addressText(address: Address): string;
