/** The offset at which nesting first exceeds `limit`, or undefined. A flat scan: the parsers behind it recurse. */
export declare function tooDeepAt(text: string, limit: number): number | undefined;
