import { describe, expect, it } from "vitest";
import { can, canAsStaff, rolesWith } from "./permissions.ts";

describe("who may do what", () => {
  it.each([
    ["owner", "dispatch.create", true],
    ["dispatcher", "dispatch.create", true],
    ["finance", "dispatch.create", false],
    ["viewer", "dispatch.create", false],
    ["viewer", "dispatch.read", true],
    ["dispatcher", "members.manage", false],
    ["owner", "members.manage", true],
    ["finance", "orders.override", false],
  ] as const)("%s and %s: %s", (role, permission, expected) => {
    expect(can(role, permission)).toBe(expected);
  });

  it("staff hold only the rights of their own role", () => {
    expect(canAsStaff(["reviewer"], "sellers.suspend")).toBe(true);
    expect(canAsStaff(["carrier_manager"], "sellers.suspend")).toBe(false);
    expect(canAsStaff([], "sellers.read")).toBe(false);
  });

  it("an owner holds every right of a member", () => {
    expect(rolesWith("stores.edit")).toEqual(["owner"]);
  });
});
