import { describe, expect, it } from "vitest";
import failuresEn from "#messages/en/failures.json" with { type: "json" };
import helpEn from "#messages/en/help.json" with { type: "json" };
import failuresZh from "#messages/zh-CN/failures.json" with { type: "json" };
import helpZh from "#messages/zh-CN/help.json" with { type: "json" };
import { declarationFailures } from "../customs/declaration-failures.ts";
import { requirementFailures } from "../customs/requirements/fixes.ts";
import { fingerprint } from "../kit/fingerprint.ts";
import { failureManual, manualEdition } from "./failure-manual.ts";
import { failureCodes } from "./failures.ts";

const entries = failureManual();
const codes = entries.map(({ code }) => code as string);

describe("the manual", () => {
  it("has every number once, in order, under a family that has a name", () => {
    const all = new Set<string>([...failureCodes, ...Object.keys(declarationFailures), ...requirementFailures]);
    expect(codes).toEqual([...all].sort());
    for (const { family } of entries) expect(Object.keys(helpZh.families)).toContain(family);
  });

  it.each([
    ["zh-CN", failuresZh, helpZh],
    ["en", failuresEn, helpEn],
  ])("says name, cause and fix of each in %s", (_, failures, help) => {
    expect(Object.keys(failures.codes).sort()).toEqual(codes);
    expect(Object.keys(help.causes).sort()).toEqual(codes);
    for (const words of Object.values(failures.codes)) {
      expect(words.name).not.toMatch(/[{}]/);
      expect(words.fix.length).toBeGreaterThan(3);
    }
  });

  it("never tells a person to repeat what may have been booked", () => {
    const unclear = entries.filter(({ code }) => ["ERR-722", "ERR-723", "ERR-733"].includes(code));
    expect(unclear.map(({ afterwards }) => afterwards)).toEqual(["ask_again", "ask_again", "ask_again"]);
  });

  it("lets what waits at a closed gate go on by itself", () => {
    const gates = entries.filter(({ afterwards }) => afterwards === "by_itself").map(({ code }) => code);
    expect(gates).toEqual(["ERR-801", "ERR-802", "ERR-803", "ERR-804", "ERR-805", "ERR-806"]);
  });

  it("is a new edition when anything in it changes: raise version and day, then write the new fingerprint here", () => {
    const said = { entries: entries.map((entry) => ({ ...entry })), failuresZh, failuresEn, helpZh, helpEn };
    expect(manualEdition).toEqual({ version: "1.1", on: "2026-11-29" });
    expect(fingerprint(said).slice(0, 12)).toBe("44c0e1ba5cd7");
  });
});
