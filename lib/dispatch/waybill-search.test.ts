import { describe, expect, it } from "vitest";
import { allWaybills, parseWaybillSearch, waybillQuery } from "./waybill-search.ts";

const read = (query: string) => parseWaybillSearch(Object.fromEntries(new URLSearchParams(query)));

describe("the address of the waybill list", () => {
  it("comes back the same", () => {
    expect(waybillQuery(allWaybills)).toBe("");
    const query = "state=booked,failed&country=BR,US&q=LP00&after=00000000-0000-4000-8000-000000000000";
    expect(waybillQuery(read(query))).toBe(query);
    const narrow = "state=failed&carrier=cainiao&failure=ERR-701,ERR-722&batch=00000000-0000-4000-8000-000000000001";
    expect(waybillQuery(read(narrow))).toBe(narrow);
  });

  it("leaves out what it does not understand", () => {
    expect(read("state=lost,booked&country=usa&after=now&q=%20&batch=7&failure=701,ERR-7&carrier=a%20b")).toEqual({
      ...allWaybills,
      states: ["booked"],
    });
  });
});
