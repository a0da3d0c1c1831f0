// The published package contains these parsers (toolchain/build.js): installed, they would take four times as much.
export { parser as goParser } from '@lezer/go';
export { parser as javaParser } from '@lezer/java';
export type { LRParser } from '@lezer/lr';
export { parser as pythonParser } from '@lezer/python';
export { parser as rustParser } from '@lezer/rust';
