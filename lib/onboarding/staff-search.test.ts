import { expect, it, test } from "vitest";
import {
  allSellers,
  parseReviewSearch,
  parseStaffSellerSearch,
  reviewQuery,
  type StaffSellerSearch,
  staffSellerQuery,
} from "./staff-search.ts";

const id = "0b6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11";

it.each<StaffSellerSearch>([
  allSellers,
  { text: "星河 & co", state: "active", application: "in_review", after: id },
  { text: "", state: "suspended", application: null, after: null },
])("an address says all of %j", (search) => {
  const params = Object.fromEntries(new URLSearchParams(staffSellerQuery(search)));
  expect(parseStaffSellerSearch(params)).toEqual(search);
});

test("what an address does not mean is left out", () => {
  const params = { state: "gone", application: ["x"], after: "1; drop", q: ["  星河  ", "other"] };
  expect(parseStaffSellerSearch(params)).toEqual({ ...allSellers, text: "星河" });
  expect(parseReviewSearch({ view: "all", after: id })).toEqual({ view: "waiting", after: null });
});

test("only what was decided comes in pages", () => {
  expect(parseReviewSearch({ view: "decided", after: id })).toEqual({ view: "decided", after: id });
  expect(parseReviewSearch({ view: "mine", after: id })).toEqual({ view: "mine", after: null });
  expect(reviewQuery({ view: "waiting", after: null })).toBe("");
  expect(reviewQuery({ view: "decided", after: id })).toBe(`view=decided&after=${id}`);
});
