import type { OwnAddressLines } from "#lib/identity/own-address";
import type { LabelParty } from "./label-data.ts";

/** A sender as its own address holds it, in both scripts. */
export type BilingualSender = {
  readonly zh: OwnAddressLines;
  readonly en: OwnAddressLines;
  readonly postalCode: string;
  readonly mobile: string;
};

/**
 * The sender in Latin letters, as customs abroad and the carrier's return desk read it; null without an English half. The
 * name in both scripts: the courier at the door reads the one, customs abroad the other.
 */
export function latinSender({ zh, en, postalCode, mobile }: BilingualSender): LabelParty | null {
  if (en.street.trim() === "") return null;
  const name = [zh.contactName, en.contactName]
    .map((one) => one.trim())
    .filter((one, index, all) => one !== "" && all.indexOf(one) === index);
  return {
    name: name.join(" "),
    phone: mobile,
    detail: en.street,
    district: en.district,
    city: en.city,
    state: en.province,
    postalCode,
    country: "CN",
  };
}
