/** The command as one file. The same source gives the same bytes in every checkout. */
export function oneFile(): Promise<Buffer>;
/** `sha256:<hex>` of bytes. */
export function digestOf(bytes: Uint8Array): string;
