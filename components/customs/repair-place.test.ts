import { expect, test } from "vitest";
import { repairPlaces } from "#lib/customs/tables/repair-places";
import { closureAddress, isProductPlace, repairPlaceAddress } from "./repair-place.ts";

const seller = "0b6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11";
const goods = { sourceId: "7c1de2d0-1111-4111-8111-111111111111", itemNo: "A&B 1" };
const subject = { orderNumber: "8123", waybillNo: "LX1CN", goods };

test("a value of a product is repaired in its panel, on its field, found by its number", () => {
  const address = new URL(repairPlaceAddress(seller, "product_code", subject) ?? "", "http://alp");
  expect(address.pathname).toBe(`/s/${seller}/products`);
  expect(Object.fromEntries(address.searchParams)).toEqual({ q: "A&B 1", edit: goods.sourceId, field: "hsCode" });
  expect(repairPlaceAddress(seller, "product_code", { ...subject, goods: null })).toBe(`/s/${seller}/products`);
});

test("every place leads somewhere at the seller, or is not the seller's to change", () => {
  const nowhere = repairPlaces.filter((place) => repairPlaceAddress(seller, place, subject) === null);
  expect(nowhere).toEqual(["carrier", "numbers", "resend"]);
  for (const place of repairPlaces)
    expect(repairPlaceAddress(seller, place, subject) ?? `/s/${seller}/`).toMatch(new RegExp(`^/s/${seller}/`));
  expect(repairPlaces.filter(isProductPlace).length).toBeGreaterThan(5);
});

test("a gate that only staff can open leads nowhere", () => {
  expect(closureAddress(seller, "no_exchange_connection")).toBeNull();
  expect(closureAddress(seller, "card_missing")).toBe(`/s/${seller}/opening`);
});
