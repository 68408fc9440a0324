import { expect, it } from "vitest";
import { meetEdit } from "./edit-conflict.ts";

it.each([
  // nobody was faster
  [{ version: 3, value: 100 }, { version: 3, seen: 100 }, 120, "save"],
  // somebody changed another field
  [{ version: 4, value: 100 }, { version: 3, seen: 100 }, 120, "save"],
  // somebody changed this one
  [{ version: 4, value: 110 }, { version: 3, seen: 100 }, 120, "conflict"],
  [{ version: 4, value: null }, { version: 3, seen: 100 }, 120, "conflict"],
  // to what is wanted
  [{ version: 4, value: 120 }, { version: 3, seen: 100 }, 120, "same"],
  [{ version: 3, value: 120 }, { version: 3, seen: 120 }, 120, "same"],
  // seen as theirs: mine is put in its place
  [{ version: 4, value: 110 }, { version: 4, seen: 110 }, 120, "save"],
  // and changed once more meanwhile
  [{ version: 5, value: 130 }, { version: 4, seen: 110 }, 120, "conflict"],
  [{ version: 5, value: 130 }, { version: 4, seen: 110 }, null, "conflict"],
] as const)("%o seen as %o, wanted %o: %s", (stored, seen, wanted, expected) => {
  expect(meetEdit<number | null>(stored, seen, wanted)).toBe(expected);
});
