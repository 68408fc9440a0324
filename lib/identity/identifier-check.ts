/** Something worth a look beside the outcome; looked up under `identifiers` in the identity messages, as every code is. */
export type IdentifierNote = {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

/**
 * What a number turned out to be. `ok`: it is what it claims by every public rule. `warn`: well-formed, but something
 * only a person can settle (`code`). `refuse`: it cannot be such a number. `compact`: without separators, upper case.
 * `proposal`: what was probably meant, never put in silently. `notes`: facts a reviewer may weigh; they bind nobody.
 */
export type IdentifierCheck<Parts> =
  | {
      readonly outcome: "ok";
      readonly compact: string;
      readonly parts: Parts;
      readonly notes: readonly IdentifierNote[];
    }
  | {
      readonly outcome: "warn";
      readonly compact: string;
      readonly parts: Parts;
      readonly notes: readonly IdentifierNote[];
      readonly code: string;
      readonly values: Readonly<Record<string, string | number>>;
      readonly proposal?: string;
    }
  | RefusedIdentifier;

export type RefusedIdentifier = {
  readonly outcome: "refuse";
  readonly compact: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly proposal?: string;
};

type Extra = {
  readonly values?: Readonly<Record<string, string | number>>;
  readonly proposal?: string | undefined;
};

export function accepted<Parts>(
  compact: string,
  parts: Parts,
  notes: readonly IdentifierNote[] = [],
): IdentifierCheck<Parts> {
  return { outcome: "ok", compact, parts, notes };
}

export function doubtful<Parts>(
  compact: string,
  parts: Parts,
  code: string,
  extra: Extra & { readonly notes?: readonly IdentifierNote[] } = {},
): IdentifierCheck<Parts> {
  const { notes = [], values = {}, proposal } = extra;
  return { outcome: "warn", compact, parts, notes, code, values, ...(proposal === undefined ? {} : { proposal }) };
}

export function refused(compact: string, code: string, extra: Extra = {}): RefusedIdentifier {
  const { values = {}, proposal } = extra;
  return { outcome: "refuse", compact, code, values, ...(proposal === undefined ? {} : { proposal }) };
}
