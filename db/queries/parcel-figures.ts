import type { LaneFigures } from "#lib/tracking/dashboard";
import { type FigureBasis, judgeParcels } from "#lib/tracking/judged-parcels";
import type { SellerDb } from "../scope.ts";
import { withParcels } from "./parcel-memory.ts";

/** All figures of the dashboard, exact, by solution and country. */
export function countFigures(db: SellerDb, basis: FigureBasis): Promise<readonly LaneFigures[]> {
  return withParcels(db, (columns) => judgeParcels(columns, basis));
}
