import { anOrderNumber, type ExportedOrder, orderFile, type Recipient } from "./order-file.ts";

/** A morning of 300 orders, 40 of them with something wrong, and the products that they are of. */
export type Morning = {
  /** In every SKU of this morning, so that its orders are found by one word. */
  readonly word: string;
  readonly orders: ReturnType<typeof orderFile>;
  readonly products: string;
  readonly total: number;
  readonly faulty: number;
};

type Fault = { readonly count: number; readonly of: (place: number) => Omit<ExportedOrder, "number"> };

/** Names that nobody shares: an order's faults are its own. */
const surnames = ["Laurent", "Mercier", "Becker", "Vogt", "Molina", "Ferrari", "Jansen", "Peeters", "Nowak", "Silva"];
const named = (place: number) =>
  `Morning ${surnames[place % surnames.length]} ${String.fromCharCode(65 + (place % 26))}`;

const goodPlaces: readonly Recipient[] = [
  ["", "France", "Lyon", "27 Rue de Marseille", "69007", "33 612345678"],
  ["", "Germany", "Augsburg", "Gögginger Straße 17", "86159", "49 1718765432"],
  ["", "Spain", "Valencia", "Calle de Colón 38", "46004", "34 612345678"],
];

/** Makes the day's file; `word` in Latin letters and digits, another one in every run. */
export function aMorning(word: string, total = 300): Morning {
  const good = `${word}-CASE`;
  const to = (
    place: number,
    change: Partial<Record<"address" | "city" | "code" | "phone", string>> = {},
    at = 0,
  ): Recipient => {
    const [, country, city, address, code, phone] = goodPlaces[at] ?? goodPlaces[0] ?? ["", "", "", "", "", ""];
    return [
      named(place),
      country,
      change.city ?? city,
      change.address ?? address,
      change.code ?? code,
      change.phone ?? phone,
    ];
  };
  const faults: readonly Fault[] = [
    // the postal code stands in the city: it is proposed
    { count: 3, of: (place) => ({ sku: good, recipient: to(place, { code: "-", city: "86159 Augsburg" }, 1) }) },
    { count: 3, of: (place) => ({ sku: good, recipient: to(place, { code: "861599" }, 1) }) },
    // four digits where Germany has five: it may have lost its zero
    { count: 3, of: (place) => ({ sku: good, recipient: to(place, { code: "8615" }, 1) }) },
    { count: 4, of: (place) => ({ sku: good, recipient: to(place, { phone: "61234" }) }) },
    // the platform's export hides some recipients
    { count: 3, of: (place) => ({ sku: good, recipient: to(place, { address: "***" }) }) },
    // neither state nor tax number
    { count: 4, of: (place) => ({ sku: good, recipient: brazilian(place) }) },
    // one product each: put right once, and all of its orders are
    { count: 8, of: (place) => ({ sku: `${word}-NOCODE`, recipient: to(place) }) },
    { count: 4, of: (place) => ({ sku: `${word}-DEAR`, quantity: 1, amount: "$61.00", recipient: to(place) }) },
    { count: 4, of: (place) => ({ sku: `${word}-UNWEIGHED`, recipient: to(place) }) },
    // another spelling of a SKU that is there
    { count: 4, of: (place) => ({ sku: `${word}.CASE`, recipient: to(place) }) },
  ];
  const wrong = faults.flatMap(({ count, of }) => Array.from({ length: count }, (_, place) => of(place)));
  const fine = Array.from({ length: total - wrong.length }, (_, place) => ({
    sku: good,
    recipient: to(place, {}, place % goodPlaces.length),
  }));
  const orders = mixed([...wrong, ...fine]).map((order) => ({ ...order, number: anOrderNumber() }));
  return {
    ...{ word, total, faulty: wrong.length },
    orders: orderFile("今天的订单.csv", orders),
    products: productSheet(word),
  };
}

function brazilian(place: number): Recipient {
  return [named(place), "Brazil", "Campinas", "Rua Barao de Jaguara 1021", "13015-002", "55 19987654321"];
}

/** The faulty ones among the good ones, in a fixed order. */
function mixed<T>(list: readonly T[]): T[] {
  const step = 7;
  const places = Array.from({ length: list.length }, (_, place) => (place * step) % list.length);
  return [...new Set([...places, ...list.keys()])].flatMap((place) => list[place] ?? []);
}

function productSheet(word: string): string {
  const head =
    "商家编码,产品标题,产品属性,中文品名,英文品名,HS编码,原产国,重量(g),尺寸(mm),货物类型,申报价值(USD),净重(g),制造商货号,制造商名称,制造商地址,制造商邮箱或网址";
  const maker =
    "Dongguan Zhucheng Manufacturing Co. Ltd.,12 Lianhe Road Chang'an Dongguan Guangdong China,quality@zhucheng.example";
  const line = (sku: string, code: string, origin: string, weight: string, value: string) =>
    `${word}-${sku},Journey case ${word},颜色:红色,手机壳,TPU phone case,${code},${origin},${weight},170x90x15,普货,${value},38,ZC-11,${maker}`;
  return [
    head,
    line("CASE", "392690", "CN", "42", "2.49"),
    line("NOCODE", "", "CN", "42", "2.49"),
    line("DEAR", "392690", "", "42", "60.00"),
    line("UNWEIGHED", "392690", "CN", "", "2.49"),
  ].join("\r\n");
}

/** A CPF with its two check digits, another one for every place. */
export function aCpf(place: number): string {
  const digits = [...String(529_982_000 + place * 17).padStart(9, "0")].map(Number);
  for (const length of [9, 10]) {
    const sum = digits.slice(0, length).reduce((all, digit, at) => all + digit * (length + 1 - at), 0);
    const rest = (sum * 10) % 11;
    digits.push(rest === 10 ? 0 : rest);
  }
  return digits.join("");
}
