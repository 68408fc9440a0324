import type { PaperLanguage } from "../paper-kinds.ts";
import type { Bilingual } from "./trade-data.ts";

/** The printed words of trade papers: each stands in both message files, namespace `trade`, object `words`. */
export const tradeWordKeys = [
  // titles and the frame
  ...["invoice", "packingList", "declarationDraft", "draftNote", "cn22", "cn23", "handOver", "page", "marked"],
  ...["total", "totalInWords", "parcels"],
  // parties and numbers
  ...["buyer", "phone", "email", "taxId", "code", "number", "date", "orderNumber", "trackingNumber"],
  ...["service", "destination", "currency", "buyersNote", "batch"],
  // columns
  ...["line", "description", "sku", "hsCode", "origin", "quantity", "unitPrice", "amount", "netWeight"],
  ...["grossWeight", "package", "sides", "volume", "pieces", "packages", "parcel", "buyerName", "piece"],
  // signatures
  ...["certify", "signature", "signedOn"],
  // declaration draft
  ...["consignor", "overseasBuyer", "maker", "declarant", "exitOffice", "declarationOffice", "transportMode"],
  ...["transportName", "billNo", "supervisionMode", "tradeCountry", "arrivalCountry", "wrapType"],
  ...["packageCount", "terms", "contractNo", "exportDate", "licenceNo", "goodsCode", "goodsName"],
  ...["quantityAndUnit", "priceAndCurrency", "finalDestination", "source", "exemption", "toBeFilled", "averaged"],
  // customs forms
  ...[
    "mayBeOpened",
    "from",
    "to",
    "category",
    "gift",
    "commercialSample",
    "documentsKind",
    "returned",
    "sale",
    "other",
  ],
  ...["importerReference", "declaration"],
  ...["undeliverable", "returnToSender", "abandon", "invoiceNo", "certificateNo", "licence", "comments"],
  // hand-over list
  ...["carrier", "handedOverBy", "takenOverBy", "plate", "handedOverAt", "handOverNote", "country", "solution"],
  ...["handOverNo", "handedOverOn", "method", "methodPickup", "methodDropOff", "methodCourier", "courier"],
  ...["warehouse", "bag", "bags"],
  // picking list
  ...["pickingList", "singlePieces", "severalPieces", "orderCount", "shelf", "picked"],
] as const satisfies readonly string[];

export type TradeWordKey = (typeof tradeWordKeys)[number];
export type TradeWords = Readonly<Record<TradeWordKey, Bilingual>>;

/** A word as it is printed: `second` is the other language, smaller and below; empty where one language is printed. */
export type Spoken = { readonly first: string; readonly second: string };

/** Says the words and names of papers in the language asked for. */
export type Speaker = {
  readonly language: PaperLanguage;
  readonly word: (key: TradeWordKey) => Spoken;
  /** Both languages on one line. */
  readonly line: (key: TradeWordKey) => string;
  /** The lines of a name or address; the other language where the asked one is empty, nothing twice. */
  readonly lines: (text: Bilingual) => readonly string[];
};

/** Both message files give every word, or this throws: a paper never prints a key. */
export function tradeWords(zh: Readonly<Record<string, string>>, en: Readonly<Record<string, string>>): TradeWords {
  return Object.fromEntries(
    tradeWordKeys.map((key) => {
      const word = { zh: zh[key] ?? "", en: en[key] ?? "" };
      if (word.zh === "" || word.en === "") throw new Error(`trade word ${key} is missing`);
      return [key, word] as const;
    }),
  ) as TradeWords;
}

export function speaker(words: TradeWords, language: PaperLanguage): Speaker {
  const word = (key: TradeWordKey): Spoken => {
    const { zh, en } = words[key];
    if (language === "both") return { first: zh, second: en };
    return { first: language === "zh" ? zh : en, second: "" };
  };
  return {
    language,
    word,
    line: (key) => {
      const { first, second } = word(key);
      return second === "" ? first : `${first} ${second}`;
    },
    lines: ({ zh, en }) => {
      const order = language === "en" ? [en, zh] : [zh, en];
      const there = order.map((text) => text.trim()).filter((text, at, all) => text !== "" && all.indexOf(text) === at);
      return language === "both" ? there : there.slice(0, 1);
    },
  };
}
