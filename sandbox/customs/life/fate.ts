import type { CustomsBook, Document } from "../book.ts";
import { finding } from "../judge/words.ts";
import type { Fate } from "../records.ts";

/** The last six digits of an order number that decide by themselves, the first time that its list is declared. */
export const magicSuffixes: Readonly<Record<string, Fate>> = {
  "999100": "returned",
  "999101": "returned_late",
  "999104": "not_sent",
  "999300": "review",
  "999500": "inspection",
  "999501": "inspection_held",
  "999510": "inspection_returned",
  "999000": "suspended",
};

/** Words in a line's name that decide by themselves, the first time. */
export const magicWords: Readonly<Record<string, Fate>> = {
  海关退单: "returned",
  "SANDBOX RETURN": "returned",
  人工审核: "review",
  "SANDBOX REVIEW": "review",
  布控查验: "inspection",
  "SANDBOX INSPECTION": "inspection",
  扣留查验: "inspection_held",
  "SANDBOX HELD": "inspection_held",
};

/** Customs' words for what it ordered by itself. */
export const fateWords: Readonly<Record<Fate, string>> = {
  returned: finding(13091, "商品归类存疑，请核实商品编码及申报要素后重新申报"),
  returned_late: finding(14001, "人工审核退单：规格型号申报不完整"),
  not_sent: "发送海关失败，请重新申报",
  review: finding(2300, "转人工审核"),
  inspection: finding(2500, "布控查验"),
  inspection_held: finding(2500, "布控查验"),
  inspection_returned: finding(14002, "查验异常：实际货物与申报不符"),
  suspended: "",
  withdrawal_refused: finding(14003, "清单不符合撤销条件"),
};

/** What was ordered for a document: by control under one of its numbers, else by magic. `key` is the order that strikes. */
export function fateOf(book: CustomsBook, document: Document): { readonly fate: Fate; readonly key?: string } | null {
  const { head, lines } = document.document;
  const numbers = [head.orderNo, head.copNo, head.logisticsNo, document.invtNo, head.invtNo, document.preNo];
  for (const key of numbers) {
    const ordered = key ? book.fates.get(key) : undefined;
    if (key && ordered && ordered.left > 0) return { fate: ordered.fate, key };
  }
  if (document.kind !== "list" || document.earlier > 0) return null;
  const suffix = magicSuffixes[(head.orderNo ?? "").slice(-6)];
  if (suffix) return { fate: suffix };
  const text = lines
    .map((line) => `${line.gname ?? ""} ${line.itemName ?? ""}`)
    .join("\n")
    .toUpperCase();
  const word = Object.keys(magicWords).find((one) => text.includes(one));
  const fate = word === undefined ? undefined : magicWords[word];
  return fate ? { fate } : null;
}
