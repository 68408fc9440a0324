import type { CountryCode } from "#lib/kit/country";

/**
 * Codes that belong to another destination of the same postal system. Buyers pick "France" for Réunion or "United
 * Kingdom" for Jersey; customs, price and transit are those of the place, so the dispatcher is told.
 */
const neighbours: Partial<Record<CountryCode, readonly (readonly [RegExp, CountryCode])[]>> = {
  FR: [
    [/^97133$|^977/, "BL"],
    [/^97150$|^978/, "MF"],
    [/^971/, "GP"],
    [/^972/, "MQ"],
    [/^973/, "GF"],
    [/^974/, "RE"],
    [/^975/, "PM"],
    [/^976/, "YT"],
    [/^980/, "MC"],
    [/^984/, "TF"],
    [/^986/, "WF"],
    [/^987/, "PF"],
    [/^988/, "NC"],
  ],
  GB: [
    [/^JE\d/, "JE"],
    [/^GY\d/, "GG"],
    [/^IM\d/, "IM"],
    [/^GX11/, "GI"],
  ],
  US: [
    [/^00[679]/, "PR"],
    [/^008/, "VI"],
    [/^96799/, "AS"],
    [/^969[123]/, "GU"],
    [/^96940/, "PW"],
    [/^9694/, "FM"],
    [/^9695/, "MP"],
    [/^969[67]/, "MH"],
  ],
  IT: [
    [/^4789/, "SM"],
    [/^00120/, "VA"],
  ],
  DK: [[/^39\d\d$/, "GL"]],
  CH: [[/^94(8[5-9]|9[0-8])/, "LI"]],
  FI: [[/^22/, "AX"]],
  NO: [[/^(917\d|8099)/, "SJ"]],
  AU: [
    [/^6798/, "CX"],
    [/^6799/, "CC"],
    [/^2899/, "NF"],
  ],
  GP: [
    [/^97133$/, "BL"],
    [/^97150$/, "MF"],
  ],
  CN: [[/^999077$/, "HK"]],
};

/** The other destination that a compact code of `country` stands for, if any. */
export function elsewhere(country: CountryCode, compact: string): CountryCode | null {
  return neighbours[country]?.find(([pattern]) => pattern.test(compact))?.[1] ?? null;
}
