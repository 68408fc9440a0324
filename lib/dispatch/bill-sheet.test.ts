import { expect, it } from "vitest";
import type { ComparedLine } from "./bill-line.ts";
import { billLinesQuery, parseBillLinesSearch, parseBillsSearch } from "./bill-search.ts";
import { billSheet, billSheetColumns } from "./bill-sheet.ts";

const voice = {
  column: (name: string) => name,
  verdict: (verdict: string) => verdict,
  cause: (cause: string) => cause,
  solution: (code: string) => `<${code}>`,
};
const line: ComparedLine = {
  ...{ rowNumber: 7, trackingNumber: "LX1", billedMinor: 4132, currency: "CNY", billedGrams: 150, day: "2026-11-20" },
  ...{ waybillId: "w", country: "US", solutionCode: "CAINIAO_STANDARD", bookedGrams: 100, verdict: "more" },
  ...{ expectedMinor: 3770, differenceMinor: 362, cause: "weight", explainedMinor: 362 },
};
const nobodys: ComparedLine = {
  ...{ ...line, rowNumber: 8, waybillId: null, country: null, solutionCode: null, bookedGrams: null },
  ...{ verdict: "not_found", expectedMinor: null, differenceMinor: null, cause: null, explainedMinor: null },
};

it("differences go to the carrier as plain numbers under named columns; what is not known is empty", () => {
  const { header, rows } = billSheet([line, nobodys], voice);
  expect(header).toEqual([...billSheetColumns]);
  expect(rows).toEqual([
    ["7", "LX1", "<CAINIAO_STANDARD>", "US", "CNY", "41.32", "37.70", "3.62", "100", "150", "more", "weight", "3.62"],
    ["8", "LX1", "", "", "CNY", "41.32", "", "", "", "150", "not_found", "", ""],
  ]);
});

it("the addresses of bills are their state; what they do not understand is left out", () => {
  for (const search of [
    { verdict: null, after: 0 },
    { verdict: "more", after: 120 },
  ] as const) {
    expect(parseBillLinesSearch(Object.fromEntries(new URLSearchParams(billLinesQuery(search))))).toEqual(search);
  }
  expect(parseBillLinesSearch({ verdict: "x", after: "-1" })).toEqual({ verdict: null, after: 0 });
  const id = "0b6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11";
  expect(parseBillsSearch({ view: "report", after: `17.${id}` })).toEqual({ view: "report", after: { at: 17, id } });
  expect(parseBillsSearch({ view: "x", after: "y" })).toEqual({ view: "bills", after: null });
});
