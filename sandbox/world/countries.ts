/** What the sandbox knows of a destination: hours from UTC (winter), the gateway city, and who brings parcels to the door. */
export type Destination = { readonly zone: number; readonly city: string; readonly lastMile: string };

const table: Readonly<Record<string, Destination>> = {
  US: { zone: -5, city: "New York", lastMile: "USPS" },
  CA: { zone: -5, city: "Toronto", lastMile: "Canada Post" },
  MX: { zone: -6, city: "Ciudad de México", lastMile: "Estafeta" },
  BR: { zone: -3, city: "Curitiba", lastMile: "Correios" },
  CL: { zone: -4, city: "Santiago", lastMile: "Correos Chile" },
  AR: { zone: -3, city: "Buenos Aires", lastMile: "Correo Argentino" },
  CO: { zone: -5, city: "Bogotá", lastMile: "4-72" },
  PE: { zone: -5, city: "Lima", lastMile: "Serpost" },
  GB: { zone: 0, city: "London", lastMile: "Evri" },
  IE: { zone: 0, city: "Dublin", lastMile: "An Post" },
  PT: { zone: 0, city: "Lisboa", lastMile: "CTT" },
  ES: { zone: 1, city: "Madrid", lastMile: "Correos" },
  FR: { zone: 1, city: "Paris", lastMile: "Colissimo" },
  DE: { zone: 1, city: "Frankfurt", lastMile: "Hermes" },
  NL: { zone: 1, city: "Amsterdam", lastMile: "PostNL" },
  BE: { zone: 1, city: "Liège", lastMile: "bpost" },
  IT: { zone: 1, city: "Milano", lastMile: "Poste Italiane" },
  PL: { zone: 1, city: "Warszawa", lastMile: "InPost" },
  CZ: { zone: 1, city: "Praha", lastMile: "Balíkovna" },
  SK: { zone: 1, city: "Bratislava", lastMile: "Packeta" },
  HU: { zone: 1, city: "Budapest", lastMile: "Magyar Posta" },
  AT: { zone: 1, city: "Wien", lastMile: "Österreichische Post" },
  CH: { zone: 1, city: "Zürich", lastMile: "Swiss Post" },
  SE: { zone: 1, city: "Stockholm", lastMile: "PostNord" },
  NO: { zone: 1, city: "Oslo", lastMile: "Posten" },
  DK: { zone: 1, city: "København", lastMile: "PostNord" },
  FI: { zone: 2, city: "Helsinki", lastMile: "Posti" },
  EE: { zone: 2, city: "Tallinn", lastMile: "Omniva" },
  LV: { zone: 2, city: "Riga", lastMile: "Latvijas Pasts" },
  LT: { zone: 2, city: "Vilnius", lastMile: "Lietuvos paštas" },
  UA: { zone: 2, city: "Kyiv", lastMile: "Ukrposhta" },
  RO: { zone: 2, city: "București", lastMile: "Sameday" },
  BG: { zone: 2, city: "Sofia", lastMile: "Speedy" },
  GR: { zone: 2, city: "Athens", lastMile: "ELTA" },
  IL: { zone: 2, city: "Tel Aviv", lastMile: "HFD" },
  TR: { zone: 3, city: "İstanbul", lastMile: "PTT" },
  RU: { zone: 3, city: "Moscow", lastMile: "Russian Post" },
  BY: { zone: 3, city: "Minsk", lastMile: "Belpochta" },
  SA: { zone: 3, city: "Riyadh", lastMile: "SPL" },
  AE: { zone: 4, city: "Dubai", lastMile: "Aramex" },
  KZ: { zone: 5, city: "Almaty", lastMile: "Kazpost" },
  IN: { zone: 5.5, city: "Delhi", lastMile: "Delhivery" },
  BD: { zone: 6, city: "Dhaka", lastMile: "Bangladesh Post" },
  TH: { zone: 7, city: "Bangkok", lastMile: "Flash Express" },
  VN: { zone: 7, city: "Ho Chi Minh", lastMile: "VNPost" },
  SG: { zone: 8, city: "Singapore", lastMile: "SingPost" },
  MY: { zone: 8, city: "Kuala Lumpur", lastMile: "Pos Malaysia" },
  PH: { zone: 8, city: "Manila", lastMile: "J&T" },
  KR: { zone: 9, city: "Incheon", lastMile: "CJ Logistics" },
  JP: { zone: 9, city: "Tokyo", lastMile: "Sagawa" },
  AU: { zone: 10, city: "Sydney", lastMile: "Australia Post" },
  NZ: { zone: 12, city: "Auckland", lastMile: "NZ Post" },
  ZA: { zone: 2, city: "Johannesburg", lastMile: "SAPO" },
  NG: { zone: 1, city: "Lagos", lastMile: "NIPOST" },
  MA: { zone: 1, city: "Casablanca", lastMile: "Barid" },
};

/** A country without a row of its own: events bear GMT+0, as real histories of small destinations do. */
export function destinationOf(country: string): Destination {
  return table[country] ?? { zone: 0, city: country, lastMile: `${country} Post` };
}

/** No line flies there: no price is published and transport is suspended or embargoed. */
const unserved: ReadonlySet<string> = new Set(["KP", "SY", "CU", "IR", "SO", "SD", "YE", "AF", "CF"]);

/** Codes that ISO 3166-1 does not know but posts use are served too; only the shape is checked besides the closed list. */
export function isServed(country: string): boolean {
  return /^[A-Z]{2}$/.test(country) && country !== "CN" && !unserved.has(country);
}
