import type { Finding } from "#lib/identity/finding";

/** A person with the right let a finding pass, for exactly the value that was judged, with a reason. */
export type Override = {
  readonly field: string;
  readonly code: string;
  readonly value: string;
  readonly reason: string;
};

export type OverriddenFinding = { readonly finding: Finding; readonly override: Override };

/** Findings that stand, findings let pass, and overrides that no finding meets any more (the value was changed). */
export type OverrideAnswer = {
  readonly standing: readonly Finding[];
  readonly overridden: readonly OverriddenFinding[];
  readonly void: readonly Override[];
  readonly isBlocked: boolean;
};

/** A masked value or a missing one leaves nothing that a parcel could go with: no reason overrides these. */
const final = new Set([
  "masked_recipient",
  "phone_masked",
  "postal_code_masked",
  "country_unknown",
  "name_missing",
  "address_missing",
  "phone_missing",
]);

/** True for a finding that a person with the right may let pass. */
export function isOverridable(finding: Finding): boolean {
  return finding.kind === "ask" && !final.has(finding.code);
}

/** Applies the recorded overrides: each counts only for its field, its code and the value that it was given for. */
export function applyOverrides(findings: readonly Finding[], overrides: readonly Override[]): OverrideAnswer {
  const meets = (finding: Finding, { field, code, value }: Override) =>
    isOverridable(finding) && finding.field === field && finding.code === code && finding.given === value;
  const overridden = findings.flatMap((finding) => {
    const override = overrides.find((candidate) => meets(finding, candidate));
    return override ? [{ finding, override }] : [];
  });
  const passed = new Set(overridden.map(({ finding }) => finding));
  const standing = findings.filter((finding) => !passed.has(finding));
  return {
    standing,
    overridden,
    void: overrides.filter((override) => !findings.some((finding) => meets(finding, override))),
    isBlocked: standing.some(({ kind }) => kind === "ask"),
  };
}
