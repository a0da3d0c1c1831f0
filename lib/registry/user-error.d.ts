/** An error of the person's: shown as message, place and allowed set, never with a stack. */
export declare class UserError extends Error {
    /** Where: `file:line:column`, a JSON pointer, or the name of an option. */
    readonly place: string | undefined;
    /** What would have been accepted, in words. */
    readonly allowed: string | undefined;
    /** 2 = bad usage or input, 3 = could not find out. */
    readonly exitCode: 1 | 2 | 3;
    constructor(message: string, details?: {
        readonly place?: string;
        readonly allowed?: string;
        readonly exitCode?: 1 | 2 | 3;
    });
    /** The error as a person reads it: message, place and what is allowed on lines of their own. */
    describe(): string;
}
