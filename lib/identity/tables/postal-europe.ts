import { optional, required } from "#lib/identity/tables/postal-rule";

// Sources: UPU addressing sheets and the national posts; ranges checked against GeoNames postal data (CC BY 4.0, 2026).

/** Areas of Royal Mail's postcodes, with BF, BX and XX, which stand for no place. */
const britishAreas =
  "A[BL]|B[ABDFHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LU]?|H[ADGPRSUX]|I[GPV]|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|XX|YO|ZE";
/** Inner London districts that end in a letter: no others do. */
const londonDistricts =
  "E1W|EC1[AMNPRVY]|EC2[AMNPRVY]|EC3[AMNPRV]|EC4[AMNPRVY]|N1[CP]|NW1W|SE1P|SW1[AEHPVWXY]|W1[ABCDFGHJKSTUW]|WC1[ABEHNRVX]|WC2[ABEHNR]";
/** Royal Mail: the last two letters are never C, I, K, M, O or V. */
const inward = "\\d[ABD-HJLNP-UW-Z]{2}$";

/** An Post's Eircode routing keys (A65 is the one of its specimens); the unique part uses no B, G, I, J, L, M, O, Q, S, U or Z. */
const eircode =
  /^(A(41|42|45|63|65|67|75|8[1-6]|91|92|94|96|98)|C15|D(0[1-9]|1[0-8]|20|22|24|6W)|E(21|25|32|34|41|45|53|91)|F(12|23|26|28|31|35|42|45|52|56|9[1-4])|H(12|14|16|18|23|53|54|62|65|71|91)|K(32|34|36|45|56|67|78)|N(37|39|41|91)|P(12|14|17|24|25|31|32|36|43|47|51|56|61|67|72|75|81|85)|R(14|21|32|35|42|45|51|56|93|95)|T(12|23|34|45|56)|V(14|15|23|31|35|42|9[2-5])|W(12|23|34|91)|X(35|42|91)|Y(14|21|25|34|35))[\dACDEFHKNPRTVWXY]{4}$/;

export const europeanPostalRules = {
  AD: required("AD~###", "AD500", /^AD[1-7]0/),
  AL: optional("####", "1001", /^[1-9]/),
  AT: required("####", "1010", /^[1-9]/),
  AX: required("#####", "22100", /^22/),
  BA: required("#####", "71000", /^[78]/),
  BE: required("####", "1000", /^[1-9]/),
  BG: required("####", "1000", /^[1-9]/),
  BY: required("######", "220030", /^2(1[0-3]|2[0-5]|3[01]|4[67])/),
  CH: required("####", "8001", /^([1-8]|9[0-6])/),
  CY: required("####|99###", "1010", /^[1-9]/),
  CZ: required("### ##", "110 00", /^[1-7]/),
  DE: required("#####", "10115", /^(?!00|05|43|62)/),
  DK: required("####", "1050", /^(0[1-9]|[1-9])/),
  EE: required("#####", "10111", /^[1-9]/),
  ES: required("#####", "28001", /^(0[1-9]|[1-4]\d|5[0-2])/),
  FI: required("#####", "00100", /^(?!0000[01])/),
  FO: required("###", "100", /^[1-9]/),
  FR: required("##~###", "75001", /^(0[1-9]|[1-8]\d|9[0-5]|97[0-8]|98[04678])/),
  GB: required(
    "@# #@@|@## #@@|@@# #@@|@@## #@@|@#@ #@@|@@#@ #@@|GIR 0AA",
    "SW1A 1AA",
    new RegExp(`^(GIR0AA$|(${londonDistricts}|(${britishAreas})(\\d|[1-9]\\d))${inward})`),
  ),
  GG: required("GY# #@@|GY## #@@", "GY1 1AA", new RegExp(`^GY([1-9]|10)${inward}`)),
  GI: optional("GX11 1AA", "GX11 1AA"),
  GL: required("####", "3900", /^(39|2412)/),
  GR: required("### ##", "105 57", /^[1-8]/),
  HR: required("#####", "10000", /^[1-5]/),
  HU: required("####", "1051", /^[1-9]/),
  IE: required("@## ****|D6W ****", "D02 AF30", eircode),
  IM: required("IM# #@@|IM## #@@", "IM1 1AA", new RegExp(`^IM([1-9]|99|8[67])${inward}`)),
  IS: required("###", "101", /^([1-8]|90)/),
  IT: required("#####", "00118", /^(?!0000|49|68|69|7[7-9]|99)/),
  JE: required("JE# #@@|JE## #@@", "JE2 3AB", new RegExp(`^JE[1-5]${inward}`)),
  LI: required("####", "9490", /^94(8[5-9]|9[0-8])/),
  LT: required("LT-#####", "LT-01100"),
  LU: required("####", "1111", /^[1-9]/),
  LV: required("LV-####", "LV-1010", /^LV[1-5]/),
  MC: required("##~###", "98000", /^980/),
  MD: required("MD-####", "MD-2001", /^MD[2-7]/),
  ME: required("#####", "81000", /^8/),
  MK: required("####", "1000", /^[1267]/),
  MT: required("@@@ ####", "VLT 1117"),
  NL: required("#### @@", "1012 AB", /^[1-9]\d{3}(?!SA|SD|SS)/),
  NO: required("####", "0150"),
  PL: required("##-###", "00-950"),
  PT: required("####-###", "1000-001", /^[1-9]/),
  RO: required("######", "010011", /^(0[1-8]|1[0-4]|2[0-4]|3[0-3]|4[0-5]|5[0-5]|6[0-2]|7[0-3]|8[0-2]|9[0-2])/),
  RS: required("#####|######", "11000", /^([1-3]\d{4}$|\d{6})/),
  RU: required("######", "101000", /^(10[1-9]|1[1-9]|[2-6])/),
  SE: required("### ##", "114 55", /^([1-8]|9[0-7]|98[0-4])/),
  SI: required("####", "1000", /^[1-689]/),
  SJ: required("####", "9170", /^(917|8099)/),
  SK: required("### ##", "811 01", /^[089]/),
  SM: required("#####", "47890", /^4789/),
  UA: required("#####", "01001", /^(?!00)/),
  VA: required("#####", "00120", /^00120/),
  XK: required("#####", "10000", /^[1-7]/),
};
