import type { Recipient } from "#lib/identity/recipient";
import { resolveCountry } from "#lib/kit/country";

/** Fields that a person may correct in ALP; the tax number is kept per buyer instead. */
export const correctableFields = [
  "name",
  "country",
  "province",
  "city",
  "address",
  "postalCode",
  "phone",
  "mobile",
] as const;
export type CorrectableField = (typeof correctableFields)[number];

/** A correction made on the file's text `original`: a later import with another text voids it. */
export type Correction = { readonly field: CorrectableField; readonly original: string; readonly corrected: string };

export type CorrectedRecipient = { readonly recipient: Recipient; readonly void: readonly Correction[] };

/** The file's own text of a field, which a correction is made on. */
export function originalText(recipient: Recipient, field: CorrectableField): string {
  return field === "country" ? recipient.countryText : recipient[field];
}

/** The recipient with the corrections that still meet the file's words. A country is given by code or name. */
export function applyCorrections(recipient: Recipient, corrections: readonly Correction[]): CorrectedRecipient {
  const standing = corrections.filter(({ field, original }) => originalText(recipient, field) === original);
  let corrected = recipient;
  for (const { field, corrected: text } of standing) {
    corrected =
      field === "country"
        ? { ...corrected, country: resolveCountry(text), countryText: text }
        : { ...corrected, [field]: text };
  }
  return { recipient: corrected, void: corrections.filter((correction) => !standing.includes(correction)) };
}
