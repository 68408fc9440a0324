import { and, asc, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import type { CalendarDate } from "#lib/kit/time";
import { declarations } from "../schema/customs.ts";
import { parcels, waybills } from "../schema/dispatch.ts";
import type { SellerDb } from "../scope.ts";

/** A parcel of the day as the page of master lists shows it. */
export type DayParcel = {
  readonly id: string;
  readonly orderNo: string;
  readonly waybillNo: string;
  readonly state: (typeof declarations.$inferSelect)["state"];
  readonly unclearStatus: string | null;
  readonly isWithdrawing: boolean;
  readonly isCancelled: boolean;
  readonly logisticsCode: string;
  readonly masterListId: string | null;
  readonly grossGrams: number;
};

/** The declared parcels of a day with their weight, nothing locked; those whose waybill was cancelled are missing. */
export async function listDayParcels(db: SellerDb, day: CalendarDate): Promise<readonly DayParcel[]> {
  const { sellerId } = db.scope;
  return db
    .select({
      id: declarations.id,
      orderNo: declarations.orderNo,
      waybillNo: declarations.waybillNo,
      state: declarations.state,
      unclearStatus: declarations.unclearStatus,
      isWithdrawing: declarations.isWithdrawing,
      isCancelled: sql<boolean>`${declarations.cancelledAt} is not null`,
      logisticsCode: declarations.logisticsCode,
      masterListId: declarations.masterListId,
      grossGrams: parcels.weightGrams,
    })
    .from(declarations)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, declarations.waybillId)))
    .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .where(and(eq(declarations.sellerId, sellerId), eq(declarations.day, day), sql`${declarations.lane} <> 'void'`))
    .orderBy(asc(declarations.id));
}

/** Days since then with parcels that customs have stored and that are on no master list, newest first. */
export async function listDaysToList(
  db: SellerDb,
  since: CalendarDate,
): Promise<readonly { readonly day: CalendarDate; readonly count: number }[]> {
  return db
    .select({ day: declarations.day, count: sql<number>`count(*)::int` })
    .from(declarations)
    .where(
      and(
        eq(declarations.sellerId, db.scope.sellerId),
        gte(declarations.day, since),
        inArray(declarations.state, ["accepted", "released", "closed"]),
        isNull(declarations.masterListId),
        isNull(declarations.unclearStatus),
        eq(declarations.isWithdrawing, false),
        isNull(declarations.cancelledAt),
      ),
    )
    .groupBy(declarations.day)
    .orderBy(desc(declarations.day));
}
