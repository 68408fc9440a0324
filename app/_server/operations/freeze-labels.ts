import type { SellerDb } from "#db/scope";
import type { BookedWaybill } from "#lib/dispatch/booked-waybill";

export async function freezeLabels(_db: SellerDb, _waybills: readonly BookedWaybill[]): Promise<void> {}
