/** Closes a switch over a union: a new member fails to compile here; a value from outside the type fails loudly at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
