import { describe, expect, it, test } from "vitest";
import { chosenProfile, type PrintProfile, papersApart, papersBehind, plainSettings } from "./print-profile.ts";
import { printProfileInput, readPrintSettings } from "./print-profile-schema.ts";

const profile = (id: string, isDefault = false): PrintProfile => ({
  ...{ id, name: id, settings: plainSettings, isDefault, version: 1 },
});

test.each<[string, readonly PrintProfile[], string | null, string | undefined]>([
  ["the one asked for", [profile("a", true), profile("b")], "b", "b"],
  ["the default where none is asked for", [profile("a"), profile("b", true)], null, "b"],
  ["the default where the asked one is gone", [profile("a", true)], "z", "a"],
  ["none of a seller without profiles", [], "z", undefined],
])("a print goes by %s", (_, profiles, asked, chosen) => {
  expect(chosenProfile(profiles, asked)?.id).toBe(chosen);
});

test("papers are where the profile puts them", () => {
  const settings = { ...plainSettings, invoice: "behind", packingList: "apart" } as const;
  expect([papersBehind(settings), papersApart(settings)]).toEqual([["invoice"], ["packing_list"]]);
  expect(papersBehind({ ...settings, packingList: "behind" })).toEqual(["invoice", "packing_list"]);
  expect([papersBehind(plainSettings), papersApart(plainSettings)]).toEqual([[], []]);
});

describe("settings of a profile", () => {
  const good = { profileId: null, version: 0, name: " 打包台 1 ", isDefault: true, settings: plainSettings };
  it("are taken, names without blanks around them", () => {
    expect(printProfileInput.parse(good)).toEqual({ ...good, name: "打包台 1" });
  });
  it.each<[string, unknown, string]>([
    ["no name", { ...good, name: "  " }, "name"],
    ["a name of 41 letters", { ...good, name: "x".repeat(41) }, "name"],
    ["no copy", { ...good, settings: { ...plainSettings, copies: 0 } }, "settings.copies"],
    ["four copies", { ...good, settings: { ...plainSettings, copies: 4 } }, "settings.copies"],
    ["half a copy", { ...good, settings: { ...plainSettings, copies: 1.5 } }, "settings.copies"],
    ["paper that nobody has", { ...good, settings: { ...plainSettings, paper: "a5" } }, "settings.paper"],
    ["too far to the left", { ...good, settings: { ...plainSettings, offsetXMm: -10.5 } }, "settings.offsetXMm"],
    ["too far down", { ...good, settings: { ...plainSettings, offsetYMm: 11 } }, "settings.offsetYMm"],
    ["no number", { ...good, settings: { ...plainSettings, offsetYMm: Number.NaN } }, "settings.offsetYMm"],
  ])("are refused at their field: %s", (_, input, field) => {
    const parsed = printProfileInput.safeParse(input);
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });
  it("count an offset in tenths of a millimetre", () => {
    const settings = { ...plainSettings, offsetXMm: 1.26, offsetYMm: -0.04 };
    expect(printProfileInput.parse({ ...good, settings }).settings).toMatchObject({ offsetXMm: 1.3, offsetYMm: 0 });
  });
  it.each([null, "x", {}, { mark: "twin" }, { paper: "a5", copies: 99 }])(
    "%j was kept: what is plain is printed",
    (kept) => {
      expect(readPrintSettings(kept)).toEqual(plainSettings);
    },
  );
  it("are read as they were kept, each for itself", () => {
    expect(readPrintSettings({ ...plainSettings, paper: "a4_four", copies: 9 })).toEqual({
      ...plainSettings,
      paper: "a4_four",
    });
  });
});
