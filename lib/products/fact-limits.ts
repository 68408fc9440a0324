/** The platform's limits for declared goods (order creation of its logistics API): names 20 and 60 characters, 0.01 to 10,000 USD. */
export const factLimits = {
  nameZh: 20,
  nameEn: 60,
  weightGrams: 70_000,
  sizeMm: 3_000,
  declaredMinor: 1_000_000,
  makerItemNo: 35,
  makerName: 100,
  makerAddress: 200,
  makerContact: 100,
  category: 100,
  material: 100,
  usedFor: 100,
  brand: 60,
  title: 500,
  attributes: 500,
  sku: 100,
} as const;

export const hsCodePattern = /^\d{6,10}$/;
/** The US tariff (HTSUS) has ten digits. */
export const usCodePattern = /^\d{10}$/;
/** An electronic address: a mail address or a web page. */
export const contactPattern = /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|https?:\/\/[^\s/]+\.[^\s]+)$/i;
/** A Chinese name has a hanzi; an English one is written in letters that customs systems take. */
export const nameZhPattern = /\p{Script=Han}/u;
export const nameEnPattern = /^[\x20-\x7e]*[A-Za-z][\x20-\x7e]*$/;
