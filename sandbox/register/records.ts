export type EnterpriseRecord = {
  readonly type: "enterprise";
  readonly at: number;
  readonly number: string;
  /** Null: the register does not know the number. */
  readonly truth: { readonly name: string; readonly legalRepresentative: string } | null;
};

export type PersonRecord = {
  readonly type: "person";
  readonly at: number;
  /** A digest: the number itself is kept nowhere. */
  readonly document: string;
  readonly truth: { readonly name: string; readonly phone: string } | null;
};

/** A line of the register's ledger. */
export type RegisterRecord =
  | EnterpriseRecord
  | PersonRecord
  | {
      readonly type: "asked";
      readonly at: number;
      readonly caller: string;
      readonly call: string;
      /** An enterprise's number; of a person's document only the end. */
      readonly subject: string;
      readonly result: string;
      readonly elements: readonly string[];
    };
