import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PickedParcel, pickingList } from "./picking-list.ts";

const parcel = (...goods: readonly (readonly [sku: string, quantity: number, name?: string])[]): PickedParcel => ({
  goods: goods.map(([sku, quantity, name = `${sku} name`]) => ({ sku, quantity, name })),
});

describe("a picking list", () => {
  it("sums pieces and parcels by SKU, single pieces apart, in the order of the codes", () => {
    const list = pickingList([
      parcel(["CUP-10", 1]),
      parcel(["CUP-2", 1]),
      parcel(["cup-2", 1]),
      parcel(["CUP-2", 3]),
      parcel(["CUP-2", 1], ["BOX", 2]),
      parcel(["", 1, "Tea towel"]),
      parcel(["CUP-2", 1], ["CUP-2", 1]),
    ]);
    expect(list.singles).toEqual([
      { sku: "CUP-2", name: "CUP-2 name", pieces: 2, orders: 2 },
      { sku: "CUP-10", name: "CUP-10 name", pieces: 1, orders: 1 },
      { sku: "", name: "Tea towel", pieces: 1, orders: 1 },
    ]);
    expect(list.others).toEqual([
      { sku: "BOX", name: "BOX name", pieces: 2, orders: 1 },
      { sku: "CUP-2", name: "CUP-2 name", pieces: 6, orders: 3 },
    ]);
    expect([list.ofSingles, list.ofOthers]).toEqual([
      { orders: 4, pieces: 4 },
      { orders: 3, pieces: 8 },
    ]);
  });

  it("keeps goods without a code apart by their names", () => {
    const { singles } = pickingList([parcel(["", 1, "Lamp"]), parcel(["", 1, "Cup"]), parcel(["", 1, "Lamp"])]);
    expect(singles.map(({ name, pieces }) => [name, pieces])).toEqual([
      ["Cup", 1],
      ["Lamp", 2],
    ]);
  });

  it("loses no piece", () => {
    const goods = fc.tuple(fc.constantFrom("A", "B", "", "a"), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(fc.array(goods, { minLength: 1, maxLength: 4 }), { maxLength: 40 }), (lists) => {
        const list = pickingList(lists.map((one) => parcel(...one)));
        const all = lists.flat().reduce((sum, [, quantity]) => sum + quantity, 0);
        const listed = [...list.singles, ...list.others].reduce((sum, { pieces }) => sum + pieces, 0);
        expect([listed, list.ofSingles.pieces + list.ofOthers.pieces]).toEqual([all, all]);
        expect(list.ofSingles.orders + list.ofOthers.orders).toBe(lists.length);
      }),
    );
  });
});
