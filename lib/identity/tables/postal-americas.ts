import { optional, required, seldom, unused } from "#lib/identity/tables/postal-rule";

// Sources: UPU addressing sheets and the national posts; ranges checked against GeoNames postal data (CC BY 4.0, 2026).

/** ZIP prefixes of three digits that the Postal Service has not assigned. */
const noZip =
  /^(?!00[0-4]|099|213|269|343|345|348|353|419|42[89]|51[789]|529|533|536|552|568|57[89]|589|621|632|64[23]|663|682|69[4-9]|702|709|715|732|742|771|81[789]|839|848|849|854|858|86[126789]|88[678]|892|896|899|909|929|987)/;

/** North, Central and South America with the Caribbean and the South Atlantic. */
export const americanPostalRules = {
  AG: unused,
  AI: seldom("AI-2640", "AI-2640"),
  // Correo Argentino: the old number, or the CPA with the province's letter in front and the side of the street behind.
  AR: required("####|@####~@@@|@####", "C1425DTA", /^([1-9]\d{3}$|[A-HJ-NP-Z][1-9])/),
  AW: unused,
  BB: seldom("BB#####", "BB11000"),
  BL: required("#####", "97133", /^97(133|100|7)/),
  BM: optional("@@ ##|@@ @@", "HM 12", /^(CR|DD|DV|FL|GE|HM|HS|MA|PG|SB|SN|WK)/),
  BO: unused,
  BQ: unused,
  BR: required("#####-###", "01310-100", /^(?!00)/),
  BS: unused,
  BZ: unused,
  // Canada Post: never D, F, I, O, Q, U, and no W or Z in front.
  CA: required("@#@ #@#", "K1A 0B1", /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d/),
  CL: optional("###~####", "8320000", /^[1-9]/),
  // 4-72: the first two digits are the department's code of the statistical office.
  CO: optional("######", "110111", /^(0[58]|1[135789]|2[0357]|4[147]|5[024]|6[368]|7[036]|8[1568]|9[14579])(?!0000)/),
  CR: optional("#####|#####-####", "10101", /^[1-7]/),
  CU: required("#####", "10100", /^[1-9]/),
  CW: unused,
  DM: unused,
  DO: optional("#####", "10101", /^[1-9]/),
  // Correos del Ecuador: provinces 01 to 24, 90 for areas without one.
  EC: optional("######", "170150", /^(0[1-9]|1\d|2[0-4]|90)/),
  FK: optional("FIQQ 1ZZ", "FIQQ 1ZZ"),
  GD: unused,
  GF: required("##~###", "97300", /^973/),
  GP: required("##~###", "97100", /^97[01]/),
  GS: optional("SIQQ 1ZZ", "SIQQ 1ZZ"),
  GT: optional("#####", "01001", /^(0[1-9]|1\d|2[0-2])/),
  GY: unused,
  HN: optional("#####|@@####", "11101"),
  HT: optional("HT~####", "HT6110", /^HT[1-9]/),
  JM: unused,
  KN: seldom("KN####", "KN0101"),
  KY: required("KY#-####", "KY1-1100", /^KY[1-3]/),
  LC: seldom("LC## ###", "LC04 101"),
  MF: required("#####", "97150", /^97(150|100|8)/),
  MQ: required("##~###", "97200", /^972/),
  MS: seldom("MSR ####", "MSR 1110", /^MSR1(1[1-9]|2\d|3[0-4]|350)/),
  // Correos de México: 00 and 17 to 19 belong to no state.
  MX: required("#####", "01000", /^(?!00|1[789])/),
  NI: optional("#####", "11001", /^[1-9]/),
  PA: seldom("####|#####", "0801"),
  PE: optional("#####", "15001", /^(0[1-9]|1\d|2[0-5])/),
  PM: required("#####", "97500", /^97500/),
  PR: required("#####|#####-####", "00901", /^00[679]/),
  PY: optional("####|######", "1536", /^([1-9]\d{3}$|\d{6})/),
  SR: unused,
  SV: optional("####|CP ####", "1101"),
  SX: unused,
  TC: optional("TKCA 1ZZ", "TKCA 1ZZ"),
  TT: seldom("######", "120110", /^[1-9]/),
  US: required("#####|#####-####", "10001", noZip),
  UY: optional("#####", "11000", /^[1-9]/),
  VC: seldom("VC####", "VC0100"),
  VE: required("####|####-@", "1010", /^[1-8]/),
  VG: optional("VG####", "VG1110", /^VG11([1-5]\d|60)/),
  VI: required("#####|#####-####", "00802", /^008(?!00)([0-4]|5[01])/),
};
