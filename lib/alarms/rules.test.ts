import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incidentKinds, severities } from "#lib/incidents/kinds";
import { memberRoles } from "#lib/sellers/roles";
import { giveUpMs, nextTryAt } from "./back-off.ts";
import { alarmLevels, isRed, levelCarries } from "./channels.ts";
import { quietUntil } from "./quiet-hours.ts";
import { levelOf, onlyChanges, planAlarm, usualLevel } from "./rules.ts";
import { readAlarmRules } from "./schema.ts";

const now = Date.parse("2026-11-20T02:00:00+08:00");
const none = { rules: {}, quiet: null, robots: [] };
const [kind] = incidentKinds;

describe("without any setting", () => {
  it.each([
    ["high", ["owner", "dispatcher"], ["owner", "dispatcher"]],
    ["critical", ["owner", "dispatcher"], ["owner", "dispatcher"]],
    ["normal", ["owner", "dispatcher"], []],
  ] as const)("%s is told to whoever may act: in the app %j, by mail %j", (severity, inApp, mail) => {
    expect(planAlarm({ kind, severity }, none, now)).toEqual({ inApp, mail, robots: [], notBefore: now });
  });
});

describe("rules", () => {
  it("a changed cell goes before the usual, every other stays", () => {
    const rules = { [kind]: { finance: { mail: "all" }, owner: { mail: "none" } } } as const;
    expect(planAlarm({ kind, severity: "normal" }, { ...none, rules }, now).mail).toEqual(["finance"]);
    expect(planAlarm({ kind, severity: "high" }, { ...none, rules }, now).mail).toEqual(["dispatcher", "finance"]);
    const [, other] = incidentKinds;
    expect(planAlarm({ kind: other, severity: "high" }, { ...none, rules }, now).mail).toEqual(["owner", "dispatcher"]);
  });

  it("a robot goes by its own level, and by a kind's where one is set", () => {
    const robots = [
      { id: "red", level: "red", levels: {} },
      { id: "all", level: "all", levels: { [kind]: "none" } },
      { id: "one", level: "none", levels: { [kind]: "all" } },
    ] as const;
    expect(planAlarm({ kind, severity: "normal" }, { ...none, robots }, now).robots).toEqual(["one"]);
    expect(planAlarm({ kind, severity: "high" }, { ...none, robots }, now).robots).toEqual(["red", "one"]);
  });

  it("keeps only what differs from the usual, and reads it back alike", () => {
    const level = fc.constantFrom(...alarmLevels);
    const role = fc.record({ in_app: level, mail: level }, { requiredKeys: [] });
    const byRole = fc.record(Object.fromEntries(memberRoles.map((one) => [one, role])), { requiredKeys: [] });
    const arbitrary = fc.record(Object.fromEntries(incidentKinds.map((one) => [one, byRole])), { requiredKeys: [] });
    fc.assert(
      fc.property(arbitrary, (rules) => {
        const kept = onlyChanges(rules);
        for (const one of incidentKinds)
          for (const who of memberRoles)
            for (const channel of ["in_app", "mail"] as const) {
              expect(levelOf(kept, one, who, channel)).toBe(levelOf(rules, one, who, channel));
              expect(kept[one]?.[who]?.[channel]).not.toBe(usualLevel(who, channel));
            }
        expect(readAlarmRules(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
      }),
    );
  });

  it.each([null, 3, "x", [], { gone: { owner: { mail: "all" } } }, { [kind]: { owner: { mail: "loud" } } }])(
    "%j is read as no change",
    (kept) => expect(readAlarmRules(kept)).toEqual({}),
  );

  it("none carries nothing, red what is red, all everything", () => {
    const carried = (level: (typeof alarmLevels)[number]) => severities.filter((one) => levelCarries(level, one));
    expect(alarmLevels.map(carried)).toEqual([[], severities.filter(isRed), severities]);
  });
});

describe("quiet hours", () => {
  const at = (text: string) => Date.parse(`${text}:00+08:00`);
  const night = { from: 22 * 60, to: 7 * 60 + 30, timeZone: "Asia/Shanghai" };
  it.each([
    ["2026-11-20T21:59", "2026-11-20T21:59"],
    ["2026-11-20T22:00", "2026-11-21T07:30"],
    ["2026-11-21T00:00", "2026-11-21T07:30"],
    ["2026-11-21T07:29", "2026-11-21T07:30"],
    ["2026-11-21T07:30", "2026-11-21T07:30"],
    ["2026-12-31T23:00", "2027-01-01T07:30"],
  ])("over midnight: %s waits until %s", (from, until) => expect(quietUntil(at(from), night)).toBe(at(until)));

  it.each([
    ["2026-11-20T12:00", "2026-11-20T13:00"],
    ["2026-11-20T11:59", "2026-11-20T11:59"],
    ["2026-11-20T13:00", "2026-11-20T13:00"],
  ])("at noon: %s waits until %s", (from, until) =>
    expect(quietUntil(at(from), { ...night, from: 720, to: 780 })).toBe(at(until)),
  );

  it("never hold a red alarm, and never the app", () => {
    const quiet = { rules: {}, quiet: night, robots: [{ id: "r", level: "all", levels: {} }] } as const;
    expect(planAlarm({ kind, severity: "high" }, quiet, now).notBefore).toBe(now);
    const amber = planAlarm({ kind, severity: "normal" }, quiet, now);
    expect([amber.notBefore, amber.inApp]).toEqual([at("2026-11-20T07:30"), ["owner", "dispatcher"]]);
  });

  it("end within a day, at the minute that was set, whatever the clocks do", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const zone = fc.constantFrom("Asia/Shanghai", "America/Sao_Paulo", "Europe/Madrid");
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
    fc.assert(
      fc.property(minute, minute, zone, instant, (from, to, timeZone, start) => {
        const until = quietUntil(start, { from, to, timeZone });
        expect(until).toBeGreaterThanOrEqual(start);
        expect(until - start).toBeLessThanOrEqual(25 * 3_600_000);
        expect(quietUntil(until, { from, to, timeZone })).toBe(until);
      }),
    );
  });
});

describe("trying again", () => {
  const fault = { kind: "fault", code: "timeout", text: "" } as const;
  it("ever more slowly, then hourly, for a day", () => {
    let at = now;
    const waits: number[] = [];
    for (let attempts = 1; attempts < 100; attempts += 1) {
      const next = nextTryAt(attempts, fault, { createdAt: now, now: at, jitter: 0.5 });
      if (next === null) break;
      waits.push((next - at) / 1000);
      at = next;
    }
    expect(waits.slice(0, 9)).toEqual([3, 10, 30, 120, 300, 900, 1800, 3600, 3600]);
    expect(at - now).toBeLessThanOrEqual(giveUpMs);
    expect(at - now).toBeGreaterThan(giveUpMs - 2 * 3_600_000);
  });

  it("not at all after a yes or a final no, and after the pause that was asked for", () => {
    const around = { createdAt: now, now, jitter: 0 };
    expect(nextTryAt(1, { kind: "delivered", code: "0", text: "" }, around)).toBe(null);
    expect(nextTryAt(1, { kind: "refused", code: "93000", text: "" }, around)).toBe(null);
    expect(nextTryAt(1, { kind: "throttled", waitMs: 600_000, code: "130101", text: "" }, around)).toBe(now + 600_000);
  });
});
