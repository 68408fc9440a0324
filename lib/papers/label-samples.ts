import type { LabelData } from "./label-data.ts";

/** A believable label for tests and the bench; `change` replaces members. */
export function aLabel(change: Partial<LabelData> = {}): LabelData {
  return {
    trackingNumber: "LX299455986CN",
    orderCode: "LP00672818399569",
    laneCode: "L_STD_FR_02",
    sortingCode: "SZX07",
    lastMileCarrier: "Colissimo",
    solution: { code: "CAINIAO_STANDARD", nameZh: "无忧物流-标准", nameEn: "AliExpress Standard Shipping" },
    cargo: ["general"],
    destination: { country: "FR", nameZh: "法国", nameEn: "France" },
    orderNumber: "8201234567890123",
    recipient: {
      name: "Jean-Baptiste Dupont",
      phone: "+33 6 12 34 56 78",
      detail: "12 Rue de Rivoli, Appartement 34, Bâtiment C",
      district: "",
      city: "Paris",
      state: "Île-de-France",
      postalCode: "75001",
      country: "FR",
    },
    recipientTaxId: null,
    sender: {
      name: "李小龙 Li Xiaolong",
      phone: "13800138000",
      detail: "福华路1号大中华国际交易广场35楼",
      district: "福田区",
      city: "深圳市",
      state: "广东省",
      postalCode: "518000",
      country: "CN",
    },
    undeliverable: "return",
    customs: {
      category: "sale",
      currency: "USD",
      weightGrams: 320,
      valueMinor: 2697,
      date: "2026-11-25",
      items: [
        {
          nameEn: "Cotton T-shirt",
          nameZh: "棉制T恤衫",
          quantity: 2,
          weightGrams: 260,
          valueMinor: 1798,
          hsCode: "6109100021",
          originCountry: "CN",
        },
        {
          nameEn: "Phone case",
          nameZh: "手机壳",
          quantity: 1,
          weightGrams: 40,
          valueMinor: 899,
          hsCode: "3926909090",
          originCountry: "CN",
        },
      ],
    },
    picking: {
      lines: [
        { sku: "TSHIRT-RED-M", title: "Cotton T-shirt", quantity: 2 },
        { sku: "CASE-IP15-BLK", title: "Phone case", quantity: 1 },
      ],
      remark: "Please send red, not pink. Thank you!",
    },
    batch: { position: 3, of: 40 },
    ...change,
  };
}
