import { z } from "zod";
import { ownAddressFields } from "#lib/identity/own-address-schema";
import { ownAddressKinds, undeliverableChoices } from "./kinds.ts";

/** A store, new when `storeId` is null. The platform's number is the shop's number in its address: digits. */
export const storeInput = z.object({
  storeId: z.uuid().nullable(),
  name: z.string().trim().min(1).max(80),
  platformNumber: z
    .string()
    .trim()
    .regex(/^\d{4,20}$/),
  undeliverable: z.enum(undeliverableChoices).nullable(),
});
export type StoreInput = z.output<typeof storeInput>;

/** An own address of a store, new when `addressId` is null. */
export const ownAddressInput = z.object({
  addressId: z.uuid().nullable(),
  storeId: z.uuid(),
  kind: z.enum(ownAddressKinds),
  isDefault: z.boolean(),
  label: z.string().trim().max(40),
  companyName: z.string().trim().max(120),
  fields: ownAddressFields,
});
export type OwnAddressInput = z.output<typeof ownAddressInput>;

export const removeOwnAddressInput = z.object({ addressId: z.uuid() });
export type RemoveOwnAddressInput = z.output<typeof removeOwnAddressInput>;
