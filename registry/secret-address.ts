import { UserError } from './user-error';

const LOCAL: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * An address from a variable that receives a credential or a signature: https, or http to this machine for an emulator.
 * Throws UserError (exit 2). The error does not show the address, which may contain a password.
 */
export function secretAddress(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isFine = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL.includes(url.hostname));
  if (isFine) return text;
  const allowed = 'https://…, or http:// to this machine';
  throw new UserError(`${name} is not an address to which a secret may go`, { place: name, allowed });
}
