import { africanPostalRules } from "#lib/identity/tables/postal-africa";
import { americanPostalRules } from "#lib/identity/tables/postal-americas";
import { asianPostalRules } from "#lib/identity/tables/postal-asia";
import { europeanPostalRules } from "#lib/identity/tables/postal-europe";
import type { PostalRule } from "#lib/identity/tables/postal-rule";
import type { CountryCode } from "#lib/kit/country";

/** The postal code rule of every country and region; a missing one does not compile. */
export const postalRules: Readonly<Record<CountryCode, PostalRule>> = {
  ...europeanPostalRules,
  ...asianPostalRules,
  ...americanPostalRules,
  ...africanPostalRules,
};
