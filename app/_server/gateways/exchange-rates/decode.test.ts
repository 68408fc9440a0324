import { describe, expect, it } from "vitest";
import { decodeRates } from "./decode.ts";
import { ratesAddress } from "./encode.ts";

const answered = (text: string, status = 200) => decodeRates({ kind: "answered", status, text, elapsedMs: 5 } as const);

/** The columns as the data portal sends them; a title in quotes holds commas. */
const head =
  "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,OBS_CONF,OBS_PRE_BREAK,OBS_COM,TIME_FORMAT,BREAKS,COLLECTION,COMPILING_ORG,DISS_ORG,DOM_SER_IDS,PUBL_ECB,PUBL_MU,PUBL_PUBLIC,UNIT_INDEX_BASE,COMPILATION,COVERAGE,DECIMALS,NAT_TITLE,SOURCE_AGENCY,SOURCE_PUB,TITLE,TITLE_COMPL,UNIT,UNIT_MULT";
const line = (currency: string, day: string, value: string, status = "A") =>
  `EXR.D.${currency}.EUR.SP00.A,D,${currency},EUR,SP00,A,${day},${value},${status},F,,,P1D,,A,,,,,,,,,,4,,4F0,,${currency}/Euro,"ECB reference exchange rate, ${currency}/Euro, 2:15 pm (C.E.T.)",${currency},0`;
const csv = (...lines: string[]) => `${[head, ...lines].join("\n")}\n`;

describe("what the European Central Bank answers", () => {
  it("is read by the names of its columns", () => {
    expect(answered(csv(line("USD", "2026-11-27", "1.1592"), line("CNY", "2026-11-27", "8.2463")))).toEqual({
      kind: "accepted",
      observations: [
        { currency: "USD", day: "2026-11-27", value: "1.1592" },
        { currency: "CNY", day: "2026-11-27", value: "8.2463" },
      ],
    });
    const short = "OBS_VALUE,TIME_PERIOD,CURRENCY_DENOM,CURRENCY,FREQ\r\n1.1,2026-11-27,EUR,USD,D\r\n";
    expect(answered(`\ufeff${short}`)).toMatchObject({ observations: [{ currency: "USD", value: "1.1" }] });
  });

  it("says nothing on holidays, of other frequencies and against other currencies", () => {
    const text = csv(
      line("USD", "2026-12-25", "NaN", "H"),
      line("CNY", "2026-12-25", "", "H"),
      line("GBP", "2026-12-25", "0.87").replace(",D,", ",M,"),
      line("JPY", "2026-12-25", "180").replace(",EUR,", ",CHF,"),
      line("PLN", "2026-12-24", "4.23"),
    );
    expect(answered(text)).toEqual({
      kind: "accepted",
      observations: [{ currency: "PLN", day: "2026-12-24", value: "4.23" }],
    });
  });

  it.each([
    ["nothing", "", 200, "empty_answer"],
    ["a page", "<html><body>busy</body></html>", 200, "unreadable_answer"],
    ["a page with commas", "<p>sorry, busy, later</p>", 200, "unreadable_answer"],
    ["JSON", '{"rates":{"USD":1.1}}', 200, "unreadable_answer"],
    ["a head alone", csv(), 200, "no_figures"],
    ["figures that are none", csv(line("USD", "2026-11-27", "1,1592x")), 200, "unreadable_answer"],
    ["an exponent", csv(line("USD", "2026-11-27", "1e9")), 200, "no_figures"],
    ["half a line", csv(line("USD", "2026-11-27", "1.1592")).slice(0, -40), 200, "unreadable_answer"],
    ["no series", "No results found.", 404, "http_404"],
    ["too many calls", "slow down", 429, "http_429"],
    ["trouble", "oops", 503, "http_503"],
  ])("%s is a fault of the road", (_, text, status, code) => {
    expect(answered(text, status)).toMatchObject({ kind: "fault", saidBy: "road", code });
  });

  it("no answer is a fault, too", () => {
    const failed = { kind: "failed", failure: "timeout", mayHaveArrived: true, text: "", elapsedMs: 5 } as const;
    expect(decodeRates(failed)).toMatchObject({ kind: "fault", code: "timeout" });
  });
});

it("one call asks for every currency that ALP prices in", () => {
  expect(ratesAddress("https://data-api.ecb.europa.eu/service/data/")).toBe(
    "https://data-api.ecb.europa.eu/service/data/EXR/D.USD+CNY+GBP+HKD+RUB+BRL+PLN+AUD+CAD+MXN+CLP+JPY+KRW.EUR.SP00.A?lastNObservations=1&format=csvdata",
  );
});
