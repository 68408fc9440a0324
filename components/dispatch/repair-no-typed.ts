/** Every fact as nothing typed: what is not in the form is not sent. */
export const noTyped = Object.fromEntries(
  [
    ...["nameZh", "nameEn", "hsCode", "originCountry", "weightGrams", "lengthMm", "widthMm", "heightMm", "cargoKind"],
    ...["declaredMinor", "netGrams", "hsUs", "makerItemNo", "gtin", "makerName", "makerAddress", "makerContact"],
    ...["category", "material", "usedFor", "brand"],
  ].map((fact) => [fact, ""]),
);
