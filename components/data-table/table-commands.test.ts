import { describe, expect, it } from "vitest";
import { commandOf, nextIndex } from "./table-commands.ts";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe("commandOf", () => {
  it.each([
    [{ key: "j" }, "down"],
    [{ key: "K" }, "up"],
    [{ key: "x" }, "select"],
    [{ key: "X", shiftKey: true }, "range"],
    [{ key: "a", ctrlKey: true }, "all"],
    [{ key: "a", metaKey: true }, "all"],
    [{ key: "Enter" }, "open"],
    [{ key: "/" }, "search"],
    [{ key: "?", shiftKey: true }, "help"],
    [{ key: "Escape" }, "clear"],
    [{ key: "a" }, null],
    [{ key: "k", ctrlKey: true }, null],
    [{ key: "a", ctrlKey: true, shiftKey: true }, null],
    [{ key: "j", altKey: true }, null],
    [{ key: "Tab" }, null],
  ])("%o", (key, expected) => {
    expect(commandOf({ ...plain, ...key }, true, true)).toBe(expected);
  });

  it("leaves selecting to the browser where nothing can be selected", () => {
    expect(commandOf({ ...plain, key: "a", ctrlKey: true }, false, false)).toBe(null);
    expect(commandOf({ ...plain, key: "x" }, false, false)).toBe(null);
    expect(commandOf({ ...plain, key: "Escape" }, true, false)).toBe(null);
  });
});

describe("nextIndex", () => {
  it.each([
    [-1, 1, 5, 0],
    [-1, -1, 5, 4],
    [0, -1, 5, 0],
    [4, 1, 5, 4],
    [2, 1, 5, 3],
    [2, -1, 5, 1],
    [0, 1, 0, -1],
  ] as const)("from %i by %i of %i", (from, step, count, expected) => {
    expect(nextIndex(from, step, count)).toBe(expected);
  });
});
