import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs, hourMs } from "#lib/kit/time";
import {
  decideProofOrder,
  drawProof,
  judgeTry,
  type LastProof,
  proofAlphabet,
  proofChances,
  proofRemark,
  proofTries,
  readProofAmount,
  readProofCode,
  transferWait,
} from "./account-proof.ts";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const chances = fc.array(chance, { minLength: proofChances, maxLength: proofChances });
const secrets = chances.map(drawProof);

describe("what is drawn", () => {
  it("is 0.01 to 0.99 and six signs that nobody mixes up", () => {
    fc.assert(
      fc.property(secrets, ({ amountMinor, code }) => {
        expect(amountMinor).toBeGreaterThanOrEqual(1);
        expect(amountMinor).toBeLessThanOrEqual(99);
        expect(code).toMatch(/^[CDFHJKMNPQRTWXY3479]{6}$/);
      }),
    );
    expect(drawProof(Array(proofChances).fill(0))).toEqual({ amountMinor: 1, code: "CCCCCC" });
    expect(drawProof(Array(proofChances).fill(1 - 2 ** -53))).toEqual({ amountMinor: 99, code: "999999" });
    expect(() => drawProof([0.5])).toThrow();
    for (const sign of "0O1IL2Z5S6G8BUVAE") expect(proofAlphabet).not.toContain(sign);
  });

  it("hits every amount and every sign alike", () => {
    const amounts = new Map<number, number>();
    for (let n = 0; n < 9900; n++) {
      const { amountMinor } = drawProof([n / 9900, ...Array(6).fill(0)]);
      amounts.set(amountMinor, (amounts.get(amountMinor) ?? 0) + 1);
    }
    expect(amounts.size).toBe(99);
    for (const count of amounts.values()) expect(Math.abs(count - 100)).toBeLessThanOrEqual(1);
  });
});

describe("an amount as people type it", () => {
  it.each([
    ..."0.37,.37,00.37,￥0.37,¥0.37,0.37元,0.37 元,０．３７,0。37,人民币0.37元,CNY 0.37,0.37 CNY,HK$0.37,HKD 0.37,港币0.37,+0.37,+0.37 CNY,37分,0.370, 0.37 ,٠.٣٧".split(
      ",",
    ),
  ])("%j is 37", (text) => {
    expect(readProofAmount(text)).toEqual({ ok: true, value: 37 });
  });

  it.each([
    ["0.4", 40],
    ["0.40", 40],
    ["0.04", 4],
    [".9", 90],
    ["4分", 4],
  ])("%j is %d", (text, minor) => {
    expect(readProofAmount(text)).toEqual({ ok: true, value: minor });
  });

  it.each([
    ...["", "abc", "0,37", "0.3.7", "0.377", "-0.37", "0.", ".", "37%", "1e-2", "0x25"].map((text) => [
      text,
      "amount_unreadable",
    ]),
    ...["37", "0", "0.00", "1.00", "1", "3.7", "137分", "0.3700000000"].map((text) => [text, "amount_out_of_range"]),
  ])("%j is refused: %s", (text, code) => {
    expect(readProofAmount(text)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe("a code as people type it", () => {
  it.each(["CDF347", "cdf347", "ＣＤＦ３４７", " C D F 3 4 7 ", "ALP CDF347", "alpcdf347", "CDF-347", "\u200bCDF347"])(
    "%j is CDF347",
    (text) => {
      expect(readProofCode(text)).toEqual({ ok: true, value: "CDF347" });
    },
  );

  it.each(["", "CDF34", "CDF3477", "CDF340", "CDFO47", "ALP", "中文中文中文", "CDF34😀"])("%j is refused", (text) => {
    expect(readProofCode(text)).toMatchObject({ ok: false, refusal: { code: "code_unreadable" } });
  });

  it("any code is read from the remark that was sent with it", () => {
    fc.assert(
      fc.property(secrets, ({ code }) => {
        expect(readProofCode(proofRemark(code))).toEqual({ ok: true, value: code });
      }),
    );
  });
});

describe("a try", () => {
  it("proves with both right, at any try", () => {
    fc.assert(
      fc.property(secrets, fc.integer({ min: 1, max: proofTries }), (secret, left) => {
        expect(judgeTry(secret, { ...secret }, left)).toEqual({ outcome: "proved", triesLeft: left - 1 });
      }),
    );
  });

  it("says the same whichever part is wrong", () => {
    fc.assert(
      fc.property(secrets, secrets, fc.integer({ min: 1, max: proofTries }), (secret, other, left) => {
        fc.pre(secret.amountMinor !== other.amountMinor && secret.code !== other.code);
        const [amount, code, both] = [
          judgeTry(secret, { ...secret, amountMinor: other.amountMinor }, left),
          judgeTry(secret, { ...secret, code: other.code }, left),
          judgeTry(secret, other, left),
        ];
        expect(amount.outcome).toBe(left === 1 ? "failed" : "wrong");
        expect(code).toEqual(amount);
        expect(both).toEqual(amount);
      }),
    );
  });

  it("is never won after the third, not even with what is right", () => {
    const secret = { amountMinor: 37, code: "CDF347" };
    expect(judgeTry(secret, secret, 0)).toEqual({ outcome: "failed", triesLeft: 0 });
  });

  it("with a beginning of the code or a longer one is wrong", () => {
    const secret = { amountMinor: 37, code: "CDF347" };
    for (const code of ["", "CDF34", "CDF3477"]) expect(judgeTry(secret, { ...secret, code }, 3).outcome).toBe("wrong");
  });
});

describe("another proof", () => {
  const now = Date.UTC(2026, 10, 28);
  const last = (state: LastProof["state"], hoursAgo: number, isSameAccount = true): LastProof => ({
    state,
    orderedAt: now - hoursAgo * hourMs,
    isSameAccount,
  });
  it.each<[string, LastProof | null, number, string]>([
    ["the first is ordered", null, 0, "order"],
    ["an open one is kept", last("ordered", 1), 1, "keep"],
    ["one that waits for the seller is kept", last("sent", 100), 0, "keep"],
    ["a proved account is proved", last("proved", 1000), 0, "keep"],
    ["a failed one is repeated after a day", last("failed", 24), 0, "order"],
    ["and not before", last("failed", 1), 1, "proof_too_soon 23"],
    ["nor in the last minute", last("expired", 23.99), 1, "proof_too_soon 1"],
    ["a returned one neither", last("returned", 2), 1, "proof_too_soon 22"],
    ["another account at once", last("sent", 1, false), 1, "order"],
    ["even after a proved one", last("proved", 1, false), 1, "order"],
    ["but not a fourth in a day", last("returned", 1, false), 3, "proof_too_soon 23"],
  ])("%s", (_, before, inADay, expected) => {
    const decided = decideProofOrder(before, inADay, now);
    expect(decided.ok ? decided.value : `${decided.refusal.code} ${decided.refusal.values?.hours}`).toBe(expected);
  });
});

it("the bank is asked ever more rarely, until the proof is due", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), chance, (attempt, jitter) => {
      const wait = transferWait(attempt, jitter);
      expect(wait).toBeGreaterThan(2000);
      expect(wait).toBeLessThan(4 * hourMs);
    }),
  );
  let asked = 0;
  for (let at = 0; at < 7 * dayMs; at += transferWait(++asked, 0.5));
  expect(asked).toBeLessThan(80);
});
