/** What a rule may ask of one kind of goods, in the order in which a person fills it in. */
export const lineFields = [
  "nameZh",
  "nameEn",
  "hsCode",
  "originCountry",
  "quantity",
  "legalUnits",
  "weightGrams",
  "netGrams",
  "declaredMinor",
  "currency",
  "hsUs",
  "sku",
  "makerItemNo",
  "gtin",
  "makerName",
  "makerAddress",
  "makerContact",
] as const;
export type LineField = (typeof lineFields)[number];

/** What a rule may ask of the parcel as a whole. */
export const parcelFields = ["taxId", "phone", "ioss", "declarant", "platformName", "platformTaxNumber"] as const;
export type ParcelField = (typeof parcelFields)[number];

export type RequirementField = LineField | ParcelField;

/** In the data that the platform itself hands to customs: nothing that a seller could fill in, so never missing here. */
const platformsOwn: readonly RequirementField[] = ["ioss", "declarant", "platformName", "platformTaxNumber"];

export function isPlatformsOwn(field: RequirementField): boolean {
  return platformsOwn.includes(field);
}

export function isLineField(field: RequirementField): field is LineField {
  return (lineFields as readonly string[]).includes(field);
}
