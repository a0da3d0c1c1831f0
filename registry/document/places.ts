import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { pointerPath } from '../problem';

/** A place in a text, both 1-based; the column counts UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds the place of an offset; the index of lines is built at the first question. */
export function placesByOffset(text: string): (offset: number) => Place {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/**
 * Finds the place of a JSON pointer in a valid JSON document: the value, its key if `at` says so, or the nearest parent
 * that exists. The tree is built at the first question, because a sound registry asks none.
 */
export function placesByPointer(text: string): (pointer: string, at?: 'value' | 'key') => Place {
  let tree: Node | undefined;
  const placeOf = placesByOffset(text);
  return (pointer, at = 'value') => {
    tree ??= parseTree(text);
    if (!tree) return { line: 1, column: 1 };
    let node = tree;
    const path = pointerPath(pointer);
    for (const [depth, part] of path.entries()) {
      const child = findNodeAtLocation(node, [node.type === 'array' ? Number(part) : part]);
      if (!child) break;
      const isLast = depth === path.length - 1;
      node = isLast && at === 'key' && child.parent?.type === 'property' ? child.parent : child;
    }
    return placeOf(node.offset);
  };
}
