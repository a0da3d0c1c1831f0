/**
 * The value of a text that is, to the byte, what `JSON.stringify` writes of it, in printable ASCII and without reserved
 * words: then nothing in it can be hidden, and no key stands twice (the text would be longer than what is written).
 * Undefined of any other text, which says nothing against it. The text is not nested too deep.
 */
export declare function plainValue(text: string, reserved: Iterable<string>): {
    readonly value: unknown;
} | undefined;
