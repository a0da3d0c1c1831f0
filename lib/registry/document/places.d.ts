/** A place in a text, both 1-based; the column counts UTF-16 units. */
export interface Place {
    readonly line: number;
    readonly column: number;
}
/** Finds the place of an offset; the index of lines is built at the first question. */
export declare function placesByOffset(text: string): (offset: number) => Place;
/**
 * Finds the place of a JSON pointer in a document that was accepted as JSON: the value, its key if `at` says so, or the
 * nearest thing around it that exists. The tree is built at the first question: a sound registry asks none.
 */
export declare function placesByPointer(text: string): (pointer: string, at?: 'value' | 'key') => Place;
