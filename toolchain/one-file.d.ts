/** The command as one file. The same source gives the same bytes, wherever the checkout is. */
export function oneFile(): Promise<Buffer>;
/** `sha256:<hex>` of bytes. */
export function digestOf(bytes: Uint8Array): string;
