import { type CustomsBook, type Document, waybillKey } from "../book.ts";
import { finding } from "../judge/words.ts";
import type { State } from "../records.ts";

/** States at which a parcel may go onto a master bill. */
const packable: readonly State[] = [120, 399, 800, 899];

/** Parcels of a master list that customs does not know, that are stopped, or that stand on another bill. */
export function masterFaults(book: CustomsBook, master: Document): readonly string[] {
  const { head, lines } = master.document;
  const onBills = parcelsOnBills(book, master);
  return lines.flatMap(({ logisticsNo = "" }) => {
    const list = book.find("list", waybillKey({ ...head, logisticsNo }));
    if (!list) return [finding(13041, `运单[${logisticsNo}]没有对应的清单`)];
    if (!packable.includes(list.state))
      return [finding(13042, `运单[${logisticsNo}]的清单状态[${list.state}]不能归并总分单`)];
    return onBills.has(waybillKey({ ...head, logisticsNo }))
      ? [finding(13043, `运单[${logisticsNo}]已归入其他总分单`)]
      : [];
  });
}

function parcelsOnBills(book: CustomsBook, besides: Document): ReadonlySet<string> {
  const others = book.documents.filter((one) => one.kind === "master" && one.state === 120 && one !== besides);
  return new Set(
    others.flatMap(({ document: { head, lines } }) =>
      lines.map(({ logisticsNo = "" }) => waybillKey({ ...head, logisticsNo })),
    ),
  );
}
