/**
 * Where files lie. What is put is sealed already (`files/documents/sealed-file.ts`): a storage sees noise under names that
 * say nothing. All of it throws `StorageUnavailable` when the storage cannot be reached; every verb may be repeated.
 */
export type Storage = {
  /** Puts bytes in the place of whatever was there; when it returns they survive a power failure. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** Null: there is nothing under this key. */
  readonly get: (key: string) => Promise<Uint8Array | null>;
  /** Nothing happens when there is nothing. */
  readonly remove: (key: string) => Promise<void>;
  /** All keys, or those below a key, sorted; for sweeping up, not for screens. */
  readonly list: (prefix?: string) => Promise<string[]>;
};

/** The storage did not answer, or not as it should. Names the verb and the cause, never a key of ours or theirs. */
export class StorageUnavailable extends Error {
  override readonly name = "StorageUnavailable";
  constructor(verb: keyof Storage, cause: string, options?: ErrorOptions) {
    super(`the storage could not ${verb}: ${cause}`, options);
  }
}

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const keyForm = new RegExp(`^${uuid}(?:/${uuid}){0,3}$`);

/** A key is one to four UUIDs with slashes between: no path, no name of a person's file, nothing to escape with. */
export function isStorageKey(key: string): boolean {
  return keyForm.test(key);
}

/** Throws for what is no key: that is a bug, or an attack that came this far. */
export function checkStorageKey(key: string): void {
  if (!isStorageKey(key)) throw new Error("no key of the storage");
}
