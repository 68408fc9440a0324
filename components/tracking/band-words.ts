type Say = (key: "filters.band", values: { readonly from: number; readonly below: number | "none" }) => string;

/** A band of order values in words: 10–30（订单币种）. */
export function bandWords(t: Say, band: string): string {
  const [from = "0", below = ""] = band.split("-");
  return t("filters.band", { from: Number(from), below: below === "" ? "none" : Number(below) });
}
