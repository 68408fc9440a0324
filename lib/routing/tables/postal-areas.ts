import type { AreaKind } from "#lib/carriers/solutions";

/**
 * One kind of area of a country as forms of its postal codes, written without spaces and hyphens: `090-098` and `KW1-KW14`
 * are ranges, `20` a beginning, `?` any one character.
 */
export type PostalAreaRow = readonly [
  country: string,
  area: Exclude<AreaKind, "mainland">,
  codes: string,
  name: string,
];

/**
 * Where carriers treat a part of a country differently. The codes are those of the national posts' own numbering; that
 * carriers charge or refuse by them is general knowledge, and each draws its own borders: the carrier's answer wins.
 * Countries whose islands have a code of their own in ISO 3166 (Puerto Rico, Réunion, Jersey …) also arrive under it.
 */
export const postalAreaRows: readonly PostalAreaRow[] = [
  // United States: USPS gives military addresses AE 090-098, AA 340, AP 962-966
  ["US", "military", "090-098 340 962-966", "APO, FPO, DPO"],
  ["US", "island", "967-969", "Hawaii, Guam and the Pacific"],
  ["US", "island", "006-009", "Puerto Rico, Virgin Islands"],
  ["US", "remote", "995-999", "Alaska"],
  ["GB", "military", "BF1", "British Forces Post Office"],
  ["GB", "island", "BT", "Northern Ireland"],
  ["GB", "island", "ZE KW15-KW17 HS", "Shetland, Orkney, Outer Hebrides"],
  ["GB", "island", "KA27-KA28 PA41-PA49 PA60-PA78 PH42-PH44", "Arran, Cumbrae, Islay, Jura, Mull and the Small Isles"],
  ["GB", "island", "IV41-IV49 IV51 IV55-IV56", "Skye"],
  ["GB", "island", "IM JE GY", "Isle of Man, Channel Islands"],
  ["GB", "island", "PO30-PO41 TR21-TR25", "Isle of Wight, Isles of Scilly"],
  ["GB", "remote", "IV KW1-KW14 PH17-PH26 PH30-PH41 PH49-PH50 PA20-PA38 FK17-FK21 AB36-AB38 AB55-AB56", "Highlands"],
  ["ES", "island", "35 38", "Canarias"],
  ["ES", "island", "07", "Illes Balears"],
  ["ES", "remote", "51 52", "Ceuta, Melilla"],
  ["FR", "island", "20", "Corse"],
  ["FR", "island", "971 972 974-978 984 986-988", "Antilles, Réunion, Mayotte and the Pacific"],
  ["FR", "remote", "973", "Guyane"],
  ["PT", "island", "90-94", "Madeira"],
  ["PT", "island", "95-99", "Açores"],
  ["IT", "island", "90-98", "Sicilia"],
  ["IT", "island", "07-09", "Sardegna"],
  ["IT", "remote", "23030 23041 22061", "Livigno, Campione d'Italia"],
  ["DE", "island", "27498", "Helgoland"],
  ["DE", "island", "26465 26474 26486 26548 26571 26579 26757", "Ostfriesische Inseln"],
  ["DE", "island", "25849 25859 25863 25869 25938 25946 25980-25999", "Nordfriesische Inseln"],
  ["DE", "island", "18565", "Hiddensee"],
  ["DE", "remote", "78266", "Büsingen"],
  ["FI", "island", "22", "Åland"],
  ["GR", "island", "18010 18020 18040 18050 189 28 29 311 370 34007 49 64004", "Saronic, Ionian and Sporades islands"],
  ["GR", "island", "70-74 80100 81-85", "Crete, North and South Aegean"],
  ["NL", "island", "1791-1797 8881-8899 9161-9166", "Waddeneilanden"],
  ["DK", "island", "37", "Bornholm"],
  ["SE", "island", "62", "Gotland"],
  ["NO", "island", "8099 917", "Jan Mayen, Svalbard"],
  ["HR", "island", "20221-20226 20260-20290 21400-21485 51280-51281 51500-51559", "Dalmatian and Kvarner islands"],
  ["CY", "remote", "99", "north of the Green Line"],
  ["RU", "remote", "166 629 647 6633 677-678 683-689", "Arctic, Yakutia, Kamchatka, Magadan, Chukotka"],
  ["RU", "island", "693-694", "Sakhalin, Kurils"],
  // Canada: 0 in the second place is a rural office; X and Y are the territories
  ["CA", "remote", "?0 X Y", "rural offices, territories"],
  ["AU", "island", "2898-2899 4875 6798-6799 7", "Tasmania and outer islands"],
  ["AU", "remote", "08 09", "Northern Territory"],
  ["NZ", "remote", "8942 0991", "Chatham Islands, Great Barrier"],
  ["JP", "island", "90 1000101-1002211", "Okinawa, Tokyo islands"],
  ["KR", "island", "63 402", "Jeju, Ulleungdo"],
  ["TW", "island", "209-212 880-885 890-896 951-952", "Matsu, Penghu, Kinmen, Lyudao, Lanyu"],
  ["MY", "island", "87-91 93-98", "Sabah, Sarawak, Labuan"],
  ["IN", "island", "7441-7443 682551-682559", "Andaman and Nicobar, Lakshadweep"],
  ["BR", "island", "53990", "Fernando de Noronha"],
  ["CL", "island", "277", "Rapa Nui"],
  ["EC", "island", "200", "Galápagos"],
];
