import { headers } from "next/headers";
import { type LogBindings, withLogBindings } from "../log.ts";

/** Runs `work` with the request's id on every log line; what the proxy left alone (the API) gets one here. */
export async function withRequestLog<T>(bindings: LogBindings, work: () => Promise<T>): Promise<T> {
  const given = (await headers()).get("x-request-id");
  const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();
  return withLogBindings({ ...bindings, requestId }, work);
}
