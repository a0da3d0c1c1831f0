import type { Address, AddressKind } from './address';

/** The inputs that name an object, under the provider's own names of inputs. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** The component that holds an object in the program. */
export type Holder = 'environment' | 'repository' | 'site';

/** GitHub's or Netlify's answer about an object, as far as its import id needs it; undefined where it was not read. */
export interface Seen {
  readonly own: (field: string) => string | undefined;
  readonly of: (address: Address, field: string) => string | undefined;
}

/** An object of a state, as `causeway remove` names it. */
export interface Named {
  readonly name: string;
  readonly fields: Fields;
  readonly surface?: string | undefined;
  readonly repository?: string | undefined;
  /** The name of its site. */
  readonly site?: string | undefined;
}

/** The parts of one kind's address, without the kind; several kinds may share a form. */
type Parts<K extends AddressKind, A = Address> = A extends { readonly kind: infer X }
  ? K extends X
    ? Omit<A, 'kind'>
    : never
  : never;

/** Causeway's facts about a kind of object. */
export interface Kind<K extends AddressKind> {
  /** Pulumi's type of it. */
  readonly type: string;
  readonly holder: Holder;
  /** Makes its logical name from the name of its parent and its own part. */
  readonly logical: (key: string, own: string) => string;
  /** The inputs that hold the parts of its address. */
  readonly inputs: Readonly<Record<keyof Parts<K>, string>>;
  /** The fields that `live verify` may compare, in addition to the object's existence. */
  readonly compared: readonly string[];
  /** The id by which its provider imports it; absent where nothing can be imported. */
  readonly importId?: (at: Parts<K>, seen: Seen) => string | undefined;
  /** The arguments of the `causeway remove` that releases it. */
  readonly removal: (object: Named) => readonly [what: string, key: string | undefined];
  /** Its provider deletes and recreates it when its repository is renamed at GitHub. */
  readonly isBoundToName?: true;
  /** The permanent loss when it is deleted. Absent: the registry can recreate it. */
  readonly irreplaceable?: string;
}
