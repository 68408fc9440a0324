import { headers } from "next/headers";
import type { z } from "zod";
import type { PersonScope } from "#db/scope";
import type { Result } from "#lib/kit/result";
import type { Visitor } from "../operations/sign-in.ts";
import { type ActionAnswer, answer } from "./action.ts";
import { withRequestLog } from "./request-log.ts";
import { currentPersonScope } from "./session.ts";
import { visitorOf } from "./visitor.ts";

/** A door for anybody: parse → work → answer. What stands behind it throttles and decides by itself. */
export function publicAction<Input extends z.ZodType, T>(
  input: Input,
  work: (input: z.output<Input>, visitor: Visitor) => Promise<Result<T>>,
): (raw: unknown) => Promise<ActionAnswer<T>> {
  return async (raw) => {
    const visitor = visitorOf(await headers());
    return withRequestLog({}, () => answer(input, raw, (parsed) => work(parsed, visitor)));
  };
}

/** A door for the signed-in person, on what is its own. */
export function personAction<Input extends z.ZodType, T>(
  input: Input,
  operation: (scope: PersonScope, input: z.output<Input>) => Promise<Result<T>>,
): (raw: unknown) => Promise<ActionAnswer<T>> {
  return async (raw) => {
    const scope = await currentPersonScope();
    if (!scope) return { ok: false, refusal: { code: "signed_out" } };
    return withRequestLog({}, () => answer(input, raw, (parsed) => operation(scope, parsed)));
  };
}
