import { type OwnAddressKind, ownAddressKinds, type UndeliverableChoice } from "./kinds.ts";

/** What a store still lacks before its orders can be dispatched. */
export type MissingSetting = {
  readonly storeId: string;
  readonly storeName: string;
  readonly kinds: readonly OwnAddressKind[];
  readonly lacksChoice: boolean;
};

/** The stores that cannot dispatch yet: a kind of address without a default, or no choice for undeliverable parcels. */
export function missingSettings(
  stores: readonly { readonly id: string; readonly name: string; readonly undeliverable: UndeliverableChoice | null }[],
  addresses: readonly { readonly storeId: string; readonly kind: OwnAddressKind; readonly isDefault: boolean }[],
): MissingSetting[] {
  return stores
    .map(({ id, name, undeliverable }) => ({
      storeId: id,
      storeName: name,
      kinds: ownAddressKinds.filter(
        (kind) => !addresses.some((one) => one.storeId === id && one.kind === kind && one.isDefault),
      ),
      lacksChoice: undeliverable === null,
    }))
    .filter(({ kinds, lacksChoice }) => kinds.length > 0 || lacksChoice);
}
