import type { Visitor } from "../operations/sign-in.ts";

/**
 * From where a request comes. Next writes the socket's address into x-forwarded-for unless the client sent one, and a
 * proxy appends what it saw: the last entry is the only one that the client did not choose when a proxy stands before us.
 */
export function visitorOf(headers: Headers): Visitor {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return { address: hops.at(-1) ?? "", userAgent: headers.get("user-agent") ?? "" };
}
