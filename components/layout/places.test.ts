import { expect, test } from "vitest";
import { memberRoles, staffRoles } from "#lib/sellers/roles";
import { type Place, placesOfSeller, placesOfStaff } from "./places.ts";

const seller = "0b6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11";
const none = { unread: 0, incidents: 0 };
const flat = (places: readonly Place[]): Place[] => places.flatMap((place) => [place, ...flat(place.places ?? [])]);

test("only the owner is led to the members", () => {
  const led = memberRoles.filter((role) =>
    flat(placesOfSeller(seller, role, none)).some(({ key }) => key === "members"),
  );
  expect(led).toEqual(["owner"]);
});

test("every place lies at the seller", () => {
  for (const role of memberRoles)
    for (const { href } of flat(placesOfSeller(seller, role, none)))
      expect(href.startsWith(`/s/${seller}/`)).toBe(true);
});

test("settings lead to the first place inside", () => {
  const settings = placesOfSeller(seller, "viewer", none).find(({ key }) => key === "settings");
  expect(settings?.href).toBe(settings?.places?.[0]?.href);
});

test("unread messages stand at the messages, and incidents that nobody has in red", () => {
  const places = placesOfSeller(seller, "finance", { unread: 7, incidents: 3 });
  const counted = places.filter(({ count }) => count !== undefined);
  expect(counted.map(({ key, count, isAlarm = false }) => [key, count, isAlarm])).toEqual([
    ["incidents", 3, true],
    ["messages", 7, false],
  ]);
});

test("each staff role finds a way", () => {
  for (const role of staffRoles) expect(placesOfStaff(role, { unread: 0, waiting: 0 }).length).toBeGreaterThan(0);
});

test("a reviewer starts at the reviews with the number that waits, a carrier manager never sees them", () => {
  const [first] = placesOfStaff("reviewer", { unread: 0, waiting: 3 });
  expect(first).toMatchObject({ key: "reviews", count: 3 });
  const keys = placesOfStaff("carrier_manager", { unread: 0, waiting: 3 }).map(({ key }) => key);
  expect(keys).not.toContain("reviews");
});
