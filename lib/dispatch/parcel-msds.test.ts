import { expect, it } from "vitest";
import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { Msds } from "#lib/products/msds";
import { noFacts } from "#lib/products/product";
import type { LineFacts } from "./facts.ts";
import { isAboveBatteryLimits, parcelMsds, productsWithoutMsds } from "./parcel-msds.ts";

const today = "2026-12-01";
const until = (validUntil: string, energyMilliwattHours = 10_000): Msds => ({
  ...{ id: "m", fileName: "msds.pdf", validUntil, cellType: "lithium_ion", energyMilliwattHours },
  ...{ lithiumMilligrams: null, cellCount: 1 },
});

function line(id: string, cargoKind: CargoKind, msds: Msds | null, isWarehouseShipped = false): LineFacts {
  return {
    ...{ lineNumber: 1, lineKey: id, sku: id, title: id, attributes: "", quantity: 1, service: "", isWarehouseShipped },
    product: { ...noFacts, id, sku: id, cargoKind, msds },
  };
}

it.each<[string, readonly LineFacts[], string, string[], boolean]>([
  ["nothing known", [{ ...line("a", "general", null), product: null }], "not_needed", [], false],
  ["general goods", [line("a", "general", null)], "not_needed", [], false],
  ["all valid", [line("a", "built_in_battery", until("2027-01-01")), line("b", "general", null)], "valid", [], false],
  [
    "one over",
    [line("a", "built_in_battery", until("2026-11-30")), line("b", "general", null)],
    "expired",
    ["a"],
    false,
  ],
  [
    "one without",
    [line("a", "built_in_battery", until("2026-01-01")), line("b", "pure_battery", null)],
    "missing",
    ["a", "b"],
    false,
  ],
  ["the same twice", [line("a", "pure_battery", null), line("a", "pure_battery", null)], "missing", ["a"], false],
  ["from the platform's warehouse", [line("a", "pure_battery", null, true)], "not_needed", [], false],
  ["a large battery", [line("a", "built_in_battery", until("2027-01-01", 99_000))], "valid", [], true],
  [
    "a large battery's file for general goods",
    [line("a", "general", until("2027-01-01", 99_000))],
    "not_needed",
    [],
    false,
  ],
])("%s", (_, lines, standing, lacking, isAbove) => {
  expect(parcelMsds({ lines }, today)).toBe(standing);
  expect(productsWithoutMsds({ lines }, today).map(({ id }) => id)).toEqual(lacking);
  expect(isAboveBatteryLimits({ lines })).toBe(isAbove);
});
