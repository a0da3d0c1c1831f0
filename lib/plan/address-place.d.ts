import { type InEnvironment, type InRepository, type OnSite, type OuterLevel } from './address';
/** A list of objects, as the place of what could not be seen. */
export type ListPlace = {
    readonly list: 'environment' | 'ruleset' | 'classic-protection' | 'variable';
    readonly repository: string;
} | {
    readonly list: 'branch-rules';
    readonly repository: string;
    readonly branch?: string;
} | ({
    readonly list: 'branch' | 'tag' | 'variable' | 'secret';
} & InEnvironment) | ({
    readonly list: 'outer-secret' | 'outer-variable';
    readonly level: OuterLevel;
} & InRepository) | ({
    readonly list: 'variable';
} & OnSite) | {
    readonly list: 'netlify';
};
/** A list's place as text. */
export declare function placeText(place: ListPlace): string;
/** Whether an address is a place itself or lies in it; both as texts. */
export declare function isWithin(place: string, address: string): boolean;
