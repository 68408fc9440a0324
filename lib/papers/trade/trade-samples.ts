import type { TradeData, TradeGoods } from "./trade-data.ts";

/** Goods for tests and the bench. */
export function someGoods(change: Partial<TradeGoods> = {}): TradeGoods {
  return {
    sku: "TSHIRT-RED-M",
    name: { zh: "棉制针织T恤衫", en: "Knitted cotton T-shirt" },
    hsCode: "6109100021",
    originCountry: "CN",
    quantity: 2,
    unitPriceMinor: 899,
    weightGrams: 260,
    valueMinor: 1798,
    ...change,
  };
}

/** A believable parcel with two kinds of goods; `change` replaces members. */
export function aTrade(change: Partial<TradeData> = {}): TradeData {
  return {
    number: "LP00672818399569",
    trackingNumber: "LX299455986CN",
    orderNumber: "8201234567890123",
    date: "2026-11-25",
    orderedOn: "2026-11-23",
    carrier: { code: "cainiao", name: { zh: "菜鸟", en: "Cainiao" } },
    solution: { code: "CAINIAO_STANDARD", name: { zh: "无忧物流-标准", en: "AliExpress Standard Shipping" } },
    destination: { country: "FR", name: { zh: "法国", en: "France" } },
    currency: "USD",
    seller: {
      name: { zh: "深圳市星河跨境贸易有限公司", en: "Shenzhen Xinghe Cross-Border Trading Co., Ltd." },
      contact: { zh: "李小龙", en: "Li Xiaolong" },
      address: {
        zh: "广东省深圳市福田区福华路1号大中华国际交易广场35楼 518000",
        en: "35/F, Great China International Exchange Square, 1 Fuhua Road, Futian District, Shenzhen, Guangdong, 518000",
      },
      country: "CN",
      phone: "13800138000",
      email: "export@xinghe.example",
      code: "91440300MA5EXAMP4T",
    },
    buyer: {
      name: { zh: "Jean-Baptiste Dupont", en: "Jean-Baptiste Dupont" },
      contact: { zh: "", en: "" },
      address: {
        zh: "12 Rue de Rivoli, Appartement 34, Bâtiment C, 75001 Paris, Île-de-France",
        en: "12 Rue de Rivoli, Appartement 34, Bâtiment C, 75001 Paris, Île-de-France",
      },
      country: "FR",
      phone: "+33 6 12 34 56 78",
      email: "",
      code: null,
    },
    goods: [
      someGoods(),
      someGoods({
        ...{ sku: "CASE-IP15-BLK", name: { zh: "塑料手机壳", en: "Plastic phone case" }, hsCode: "3926909090" },
        ...{ quantity: 1, unitPriceMinor: 899, weightGrams: 40, valueMinor: 899 },
      }),
    ],
    packages: [{ lengthMm: 300, widthMm: 200, heightMm: 55, grossGrams: 320, cubicMm: 3_300_000 }],
    undeliverable: "return",
    customs: {
      consignorCode: "4403961A2B",
      makerCode: "NO",
      agent: null,
      declarationOffice: "5349",
      exitOffice: "5349",
      transportMode: "5",
    },
    ...change,
  };
}
