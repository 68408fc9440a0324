import type { z } from "zod";

/** `field` is the path with dots ("lines.0.quantity"), `code` a zod issue code or our own, `values` fill the text. */
export type FieldProblem = {
  readonly field: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** A zod issue as data for the form: our schemas name their code in the message, zod's own messages are sentences. */
export function fieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  const values: Record<string, string | number> = {};
  for (const key of ["minimum", "maximum", "format", "expected"] as const) {
    const value: unknown = Reflect.get(issue, key);
    if (typeof value === "string" || typeof value === "number") values[key] = value;
  }
  const code = /^[a-z_]+$/.test(issue.message) ? issue.message : issue.code;
  return { field: issue.path.map(String).join("."), code, values };
}
