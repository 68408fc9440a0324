import { bandStatuses, goodsColumns, parcelSizes, type RateRow, type Tariff, tariffShapes } from "./rate-card.ts";

/** A row of a card as the database keeps it: the tariff in columns, money in millionths of the card currency's unit. */
export type StoredRateRow = {
  readonly country: string;
  readonly goods: string;
  readonly parcel: string;
  readonly fromGrams: number;
  readonly toGrams: number;
  readonly shape: string;
  readonly firstGrams: number | null;
  readonly firstMicros: number | null;
  readonly stepGrams: number | null;
  readonly priceMicros: number;
  readonly parcelMicros: number;
  readonly minimumMicros: number | null;
  readonly minimumGrams: number | null;
  readonly status: string;
  readonly note: string;
};

/** A row as it was stored; throws when a column holds what no version wrote, since a guess would price parcels. */
export function readStoredRow(stored: StoredRateRow): RateRow {
  const { country, fromGrams, toGrams, parcelMicros, minimumMicros, minimumGrams, note } = stored;
  return {
    country,
    goods: oneOf(goodsColumns, stored.goods, country),
    parcel: oneOf(parcelSizes, stored.parcel, country),
    fromGrams,
    toGrams,
    tariff: tariffOf(stored),
    perParcelMicros: parcelMicros,
    minimumMicros,
    minimumGrams,
    status: oneOf(bandStatuses, stored.status, country),
    note,
  };
}

/** The columns that keep a row. */
export function storedRow({ tariff, perParcelMicros, ...row }: RateRow): StoredRateRow {
  const none = { firstGrams: null, firstMicros: null, stepGrams: null };
  const head = { ...row, parcelMicros: perParcelMicros, shape: tariff.shape };
  switch (tariff.shape) {
    case "per_gram":
      return { ...head, ...none, priceMicros: tariff.perKgMicros };
    case "flat":
      return { ...head, ...none, priceMicros: tariff.priceMicros };
    case "per_step":
      return { ...head, ...none, stepGrams: tariff.stepGrams, priceMicros: tariff.perStepMicros };
    case "first_and_step": {
      const { firstGrams, firstMicros, stepGrams, perStepMicros } = tariff;
      return { ...head, firstGrams, firstMicros, stepGrams, priceMicros: perStepMicros };
    }
  }
}

function tariffOf(stored: StoredRateRow): Tariff {
  const { country, firstGrams, firstMicros, stepGrams, priceMicros } = stored;
  const shape = oneOf(tariffShapes, stored.shape, country);
  switch (shape) {
    case "per_gram":
      return { shape, perKgMicros: priceMicros };
    case "flat":
      return { shape, priceMicros };
    case "per_step":
      return { shape, stepGrams: given(stepGrams, country), perStepMicros: priceMicros };
    case "first_and_step":
      return {
        shape,
        firstGrams: given(firstGrams, country),
        firstMicros: given(firstMicros, country),
        stepGrams: given(stepGrams, country),
        perStepMicros: priceMicros,
      };
  }
}

function given(value: number | null, country: string): number {
  if (value === null) throw new Error(`${country}: a rate row lacks a number of its shape`);
  return value;
}

function oneOf<const T extends string>(list: readonly T[], text: string, country: string): T {
  const found = list.find((one) => one === text);
  if (found === undefined) throw new Error(`${country}: unknown in a rate row: ${text}`);
  return found;
}
