import type { ObjectKind } from './logical-names';
/** What the program gives an object by name, under the provider's own names of inputs. */
export type Fields = Readonly<Record<string, string | undefined>>;
/** Where a service keeps an object: equal parts mean one object. */
export type Address = readonly string[];
/**
 * The kinds of objects. A site's name is unique in all of Netlify, hence no team. What belongs to a site is known by the
 * site's own logical name, since the provider keeps only the site's id.
 */
export declare const KINDS: {
    environment: {
        parts: string[];
        irreplaceable: string;
    };
    'branch-policy': {
        parts: string[];
    };
    'environment-variable': {
        parts: string[];
    };
    'environment-secret': {
        parts: string[];
    };
    ruleset: {
        parts: string[];
    };
    'repository-variable': {
        parts: string[];
    };
    actions: {
        parts: string[];
    };
    'workflow-permissions': {
        parts: string[];
    };
    site: {
        parts: string[];
        irreplaceable: string;
    };
    'site-variable': {
        parts: string[];
    };
    'site-domain': {
        parts: string[];
    };
    'site-build': {
        parts: string[];
    };
};
/** Every input that names an object, of all kinds: nothing else of a state needs to be read. */
export declare const NAMING_FIELDS: readonly string[];
/**
 * An object's address, for comparison: names that the service does not tell apart give one address. Undefined when one of
 * the naming inputs is not known.
 */
export declare function addressOf(kind: ObjectKind, fields: Fields): Address | undefined;
/** An address as one text that no other address has. */
export declare function addressKey(address: Address): string;
