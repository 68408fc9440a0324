import type { CustomsFinding } from "#lib/customs/finding";
import { type Refused, refuse } from "#lib/kit/result";

/** A message that the own check refused, thrown so that the transaction takes everything back: nothing is half-saved. */
export class RefusedMessage extends Error {
  readonly finding: CustomsFinding;

  private constructor(finding: CustomsFinding) {
    super(`${finding.kind} ${finding.element} ${finding.code}`);
    this.finding = finding;
  }

  static throwFor(bad: readonly { readonly findings: readonly CustomsFinding[] }[]): void {
    const [finding] = bad.flatMap(({ findings }) => findings);
    if (finding) throw new RefusedMessage(finding);
  }

  /** For `catch`: the first finding as a refusal of that code, with the element as its field; other errors go on. */
  static asRefusal(code: string) {
    return (error: unknown): Refused<{ code: string; field: string; values: Record<string, string> }> => {
      if (!(error instanceof RefusedMessage)) throw error;
      const { element, code: finding } = error.finding;
      return refuse({ code, field: element, values: { element, finding } });
    };
  }
}
