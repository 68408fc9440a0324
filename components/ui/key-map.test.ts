import { describe, expect, it } from "vitest";
import { beginsTwo, chordOf, chordText, type KeyGroup, type KeyLine, linesFor } from "./key-map.ts";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe("chordOf", () => {
  it.each([
    [{ key: "j" }, "j"],
    [{ key: "K" }, "k"],
    [{ key: "X", shiftKey: true }, "shift+x"],
    [{ key: "ArrowDown", shiftKey: true }, "shift+arrowdown"],
    [{ key: "a", ctrlKey: true }, "mod+a"],
    [{ key: "Enter", metaKey: true }, "mod+enter"],
    [{ key: "A", ctrlKey: true, shiftKey: true }, "mod+shift+a"],
    [{ key: "?", shiftKey: true }, "?"],
    [{ key: "？", shiftKey: true }, "?"],
    [{ key: "／" }, "/"],
    [{ key: "Shift", shiftKey: true }, null],
    [{ key: "j", altKey: true }, null],
  ])("%o", (key, expected) => {
    expect(chordOf({ ...plain, ...key })).toBe(expected);
  });
});

const line = (text: string, ...keys: string[]): KeyLine => ({ keys, text, run: () => undefined });
const group = (...lines: KeyLine[]): KeyGroup => ({ title: "", order: 0, lines });
const groups = [group(line("go", "g r"), line("mark", "r")), group(line("other", "r"), line("down", "j", "arrowdown"))];

describe("linesFor", () => {
  it.each([
    ["r", null, ["mark", "other"]],
    ["r", "g", ["go"]],
    ["j", "g", ["down"]],
    ["arrowdown", null, ["down"]],
    ["g", null, []],
  ])("%s after %s", (chord, first, expected) => {
    expect(linesFor(groups, chord, first).map(({ text }) => text)).toEqual(expected);
  });

  it("waits for a second key only where one can come", () => {
    expect(beginsTwo(groups, "g")).toBe(true);
    expect(beginsTwo(groups, "r")).toBe(false);
  });
});

describe("chordText", () => {
  it.each([
    ["j", false, "J"],
    ["shift+arrowdown", false, "Shift ↓"],
    ["mod+enter", false, "Ctrl Enter"],
    ["mod+enter", true, "⌘ Enter"],
    ["g r", false, "G R"],
    ["?", false, "?"],
  ])("%s", (chord, isMac, expected) => {
    expect(chordText(chord, isMac)).toBe(expected);
  });
});
