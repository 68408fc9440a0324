import type { DoorScope, JobScope, PersonScope, SellerScope, StaffScope, StaffSellerScope } from "../scope.ts";

/** Scopes for tests, made from plain ids. */
export function testSellerScope(
  sellerId: string,
  personId: string,
  role: SellerScope["role"] = "owner",
  personName = "测试 Tester",
): SellerScope {
  return { kind: "seller", sellerId, personId, personName, role, from: "" } as SellerScope;
}

export function testJobScope(sellerId: string, job = "test"): JobScope {
  return { kind: "job", sellerId, job } as JobScope;
}

export function testStaffScope(personId: string, role: StaffScope["role"], sellerId: string | null = null): StaffScope {
  return { kind: "staff", personId, personName: "平台 Staff", role, sellerId, from: "" } as StaffScope;
}

export function testPersonScope(personId: string): PersonScope {
  return { kind: "person", personId } as PersonScope;
}

export function testDoorScope(sellerId: string | null = null): DoorScope {
  return { kind: "door", door: "test", sellerId } as DoorScope;
}

export function testStaffSellerScope(personId: string, role: StaffScope["role"], sellerId: string): StaffSellerScope {
  return { kind: "staff", personId, personName: "平台 Staff", role, sellerId, from: "" } as StaffSellerScope;
}
