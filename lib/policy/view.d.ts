/** The provider that a resource is registered with. */
export interface ProviderView {
    readonly type: string;
    readonly name: string;
}
/**
 * A resource as rules see it, wherever it comes from: the plan, the engine, a preview or an exported state. Reading a
 * property whose value is not known throws `UnknownValueError`, which is reported, never passed over.
 */
export interface ResourceView {
    readonly type: string;
    /** Logical name: the plan's key. */
    readonly name: string;
    readonly urn: string;
    readonly props: Readonly<Record<string, unknown>>;
    readonly protect: boolean;
    /** Undefined when the engine gave none: components and provider instances themselves. */
    readonly provider?: ProviderView;
}
/** A property as text, or undefined when it is something else or not there. */
export declare function textOf(record: Readonly<Record<string, unknown>>, key: string): string | undefined;
/** A property as a list; anything else is the empty list. */
export declare function listOf(record: Readonly<Record<string, unknown>>, key: string): readonly unknown[];
/** Whether a value is an object with properties. */
export declare function isRecord(value: unknown): value is Readonly<Record<string, unknown>>;
/** A property as an object; anything else is the empty object. */
export declare function recordOf(record: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>>;
/** A property as a list of objects; what is no object in it is dropped. */
export declare function recordsOf(record: Readonly<Record<string, unknown>>, key: string): readonly Readonly<Record<string, unknown>>[];
/** The texts of a list property; what is no text in it is dropped. */
export declare function textsOf(record: Readonly<Record<string, unknown>>, key: string): readonly string[];
/** The stack of a URN (`urn:pulumi:<stack>::<project>::<types>::<name>`). */
export declare function stackOfUrn(urn: string): string | undefined;
/** The logical name of a URN. */
export declare function nameOfUrn(urn: string): string;
