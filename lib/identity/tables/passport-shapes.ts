import type { CountryCode } from "#lib/kit/country";

/**
 * Shapes of passport numbers by issuing country, after compacting. Sources: National Immigration Administration (E and two
 * letters since April 2017), Hong Kong Immigration (K, KJ, H), Macau DSI (MA, MB), Taiwan BOCA, the countries' own notices
 * for the rest. Nothing is refused by them: series change without notice.
 */
export const passportShapes: Partial<Record<CountryCode, RegExp>> = {
  CN: /^(?:E(?:[A-HJ-NP-Z]\d{7}|\d{8})|G\d{8}|(?:14|15)\d{7}|[DSP](?:E?\d{7}|\d{8})|(?:K|H)[A-HJ-NP-Z]?\d{7,8}|M[AB]?\d{7,8})$/,
  HK: /^[KH][A-HJ-NP-Z]?\d{7,8}$/,
  MO: /^M[A-Z]?\d{7,8}$/,
  TW: /^\d{9}$/,
  US: /^(?:[A-Z]\d{8}|\d{9})$/,
  GB: /^\d{9}$/,
  JP: /^[A-Z]{2}\d{7}$/,
  KR: /^(?:[MSRGDP][A-Z]?\d{7,8}|[MSRGDP]\d{3}[A-Z]\d{4}|[A-Z]{2}\d{7})$/,
  SG: /^[KESD]\d{7}[A-Z]$/,
  MY: /^[AHK]\d{8}$/,
  TH: /^[A-Z]{1,2}\d{6,7}$/,
  VN: /^[A-Z]\d{7,8}$/,
  PH: /^[A-Z]{1,2}\d{6,7}[A-Z]?$/,
  ID: /^[A-Z]{1,2}\d{6,7}$/,
  IN: /^[A-Z]\d{7}$/,
  AU: /^[A-Z]{1,2}\d{7}$/,
  NZ: /^[A-Z]{1,2}\d{6}$/,
  CA: /^(?:[A-Z]{2}\d{6}|[A-Z]\d{6}[A-Z]{2})$/,
  DE: /^[CFGHJKLMNPRTVWXYZ\d]{9,10}$/,
  FR: /^\d{2}[A-Z]{2}\d{5}$/,
  IT: /^[A-Z]{2}\d{7}$/,
  ES: /^[A-Z]{2,3}\d{6}$/,
  NL: /^[A-NP-Z]{2}[A-NP-Z\d]{6}\d$/,
  RU: /^\d{9}$/,
  UA: /^[A-Z]{2}\d{6}$/,
  TR: /^[A-Z]\d{8}$/,
  BR: /^[A-Z]{2}\d{6}$/,
  MX: /^(?:[A-Z]\d{8}|\d{8,11})$/,
};
