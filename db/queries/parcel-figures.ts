import { countStages } from "#lib/tracking/counted-parcels";
import type { LaneFigures } from "#lib/tracking/dashboard";
import type { FigureBasis } from "#lib/tracking/judged-parcels";
import { judgeParcels } from "#lib/tracking/running-figures";
import type { Stage } from "#lib/tracking/stages";
import type { SellerDb } from "../scope.ts";
import { withParcels } from "./parcel-memory.ts";

/** All figures of the dashboard, exact, by solution and country. */
export function countFigures(db: SellerDb, basis: FigureBasis): Promise<readonly LaneFigures[]> {
  return withParcels(db, (columns) => judgeParcels(columns, basis));
}

/** How many of all parcels are in each stage; one with none is missing. */
export function countParcelStages(db: SellerDb): Promise<Readonly<Partial<Record<Stage, number>>>> {
  return withParcels(db, countStages);
}
