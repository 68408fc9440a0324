import { describe, expect, it } from "vitest";
import { oddInstant, readInstant, zoneOffset } from "./instant.ts";

const utc = (text: string) => Date.parse(`${text}Z`);

describe("when an event happened", () => {
  // Published facts of one parcel, CN to IL, 2023: printed clock, zone, epoch field, and the instant that they mean.
  const published: [string, string, number, string][] = [
    ["2023-09-22 15:55:02", "GMT+8", 1695369302000, "2023-09-22T07:55:02"],
    ["2023-09-22 17:51:16", "GMT+0", 1695376276000, "2023-09-22T17:51:16"],
    ["2023-09-26 10:13:00", "GMT+2", 1695694380000, "2023-09-26T08:13:00"],
    ["2023-09-28 09:46:53", "GMT+3", 1695865613000, "2023-09-28T06:46:53"],
    ["2025-12-08 22:29:00", "GMT+08:00", 1765204140000, "2025-12-08T14:29:00"],
    ["2025-05-28 13:33:27", "GMT-3", 1748410407000, "2025-05-28T16:33:27"],
    ["2026-08-26 17:53:11", "GMT+6", 1787737991000, "2026-08-26T11:53:11"],
  ];

  it.each(published)(
    "%s in %s: the printed clock with its zone, listed by the epoch",
    (clock, zone, epoch, instant) => {
      const fromText = readInstant(clock, zone);
      expect(fromText).toEqual({ at: utc(instant), publishedAt: epoch, localTime: clock, zone, basis: "zone" });
      expect(readInstant(epoch, zone)).toEqual(fromText);
      expect(readInstant(String(epoch), zone)).toEqual(fromText);
      expect(readInstant(epoch / 1000, zone)).toEqual(fromText);
    },
  );

  it("without a zone it is China time, and an epoch is right as it is, to the millisecond", () => {
    expect(readInstant(1787663157906, null)).toMatchObject({
      at: 1787663157906,
      publishedAt: 1787663157906,
      basis: "beijing",
    });
    expect(readInstant("2026-08-25 21:05:57", null)?.at).toBe(1787663157000);
    expect(readInstant("2026-08-25 21:05:57", "Local")).toMatchObject({
      at: 1787663157000,
      zone: "Local",
      basis: "beijing",
    });
  });

  it("reads the spellings that carriers use", () => {
    const at = utc("2026-03-01T01:02:03");
    for (const text of ["2026-03-01T09:02:03", "2026/3/1 9:02:03", "20260301090203", "2026-03-01 09:02:03.1234567"]) {
      expect(readInstant(text, "+0800")?.at).toBe(at);
    }
    expect(readInstant("2026-03-01T09:02:03+08:00", null)).toMatchObject({ at, publishedAt: at, basis: "zone" });
    expect(readInstant("2026-03-01T01:02:03.000Z", "GMT+5")?.at).toBe(at);
    expect(readInstant("2026-09-18", null)?.at).toBe(utc("2026-09-17T16:00:00"));
  });

  it("answers null for what is no time", () => {
    for (const text of ["", "yesterday", "2026-02-30 10:00:00", "2026-13-01", "2026-01-01 25:00:00", "12:00"]) {
      expect(readInstant(text, "GMT+8")).toBeNull();
    }
    for (const value of [null, 0, -5, Number.NaN, Number.POSITIVE_INFINITY, 7e15, 9e15])
      expect(readInstant(value, null)).toBeNull();
  });

  it("knows zones with minutes and refuses to believe others", () => {
    expect(zoneOffset("GMT+5:30")).toBe(19_800_000);
    expect(zoneOffset("UTC-03:30")).toBe(-12_600_000);
    expect(zoneOffset("gmt")).toBe(0);
    for (const zone of ["CST", "GMT+15", "Asia/Shanghai", "8", ""]) expect(zoneOffset(zone)).toBeNull();
  });

  it("sets apart what cannot have happened yet, or ever", () => {
    const now = utc("2026-11-25T03:00:00");
    expect(oddInstant(now + 24 * 3_600_000, now)).toBeNull();
    expect(oddInstant(now + 24 * 3_600_000 + 1, now)).toBe("future");
    expect(oddInstant(0, now)).toBe("too_old");
    expect(oddInstant(utc("2009-08-28T13:26:00"), now)).toBeNull();
  });
});
