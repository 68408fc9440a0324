import type { TaxIdKind } from "#lib/identity/tax-id/rules";
import type { CountryCode } from "#lib/kit/country";
import { dayMs, type Instant } from "#lib/kit/time";

/** `required`: customs stops the parcel without it; `asked`: carriers ask for it, the parcel goes without. */
export type TaxIdRequirement = {
  readonly need: "required" | "asked";
  /** The kind that a private buyer has. */
  readonly kind: TaxIdKind;
  /** The language to write to the buyer in. */
  readonly language: "en" | "pt" | "es" | "ko" | "tr" | "ru";
};

const requirements: Partial<Record<CountryCode, TaxIdRequirement>> = {
  // Receita Federal, Remessa Conforme, 2024-08-01: CPF of the buyer on every parcel.
  BR: { need: "required", kind: "cpf", language: "pt" },
  // Korea Customs Service, 2019-01-01: PCCC for every B2C parcel.
  KR: { need: "required", kind: "pccc", language: "ko" },
  // SAT, simplified courier import, 2025-08-15: tax or personal number of the recipient.
  MX: { need: "required", kind: "rfc", language: "es" },
  // Ticaret Bakanlığı, simplified declaration, 2024-08: identity number of the recipient.
  TR: { need: "required", kind: "tckn", language: "tr" },
  // SII, 2025-10-25: VAT is taken at the sale; carriers still ask for the RUT.
  CL: { need: "asked", kind: "rut", language: "es" },
  IL: { need: "asked", kind: "teudat_zehut", language: "en" },
  AR: { need: "asked", kind: "cuit", language: "es" },
  CO: { need: "asked", kind: "cedula_co", language: "es" },
  PE: { need: "asked", kind: "dni_pe", language: "es" },
  EC: { need: "asked", kind: "cedula_ec", language: "es" },
  RU: { need: "asked", kind: "inn", language: "ru" },
  KZ: { need: "asked", kind: "iin", language: "ru" },
  UZ: { need: "asked", kind: "pinfl", language: "ru" },
  ID: { need: "asked", kind: "nik", language: "en" },
  ZA: { need: "asked", kind: "id_za", language: "en" },
};

/** What a destination wants to know about the buyer; null where nothing is asked. */
export function taxIdRequirement(country: CountryCode): TaxIdRequirement | null {
  return requirements[country] ?? null;
}

/** Korea's code is valid for one year since 2026 (Korea Customs Service): an older one must be asked for again. */
export function isTaxIdStale(kind: TaxIdKind, savedAt: Instant, now: Instant): boolean {
  return kind === "pccc" && now - savedAt > 365 * dayMs;
}
