import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";

export const app = join(import.meta.dirname, "..", "..", "app");

/** What a page shows to whom it does not concern. */
export const notFound = "找不到这个页面";

/** Files below `app`, found by their pattern, sorted. */
export function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: app }).sort();
}

/** The address of a file: groups left out, the seller put in, all other parameters anything. */
export function addressOf(file: string, seller: string): string {
  const parts = file.split("/").slice(0, -1);
  const named = parts.filter((part) => !/^\(.*\)$/.test(part));
  return `/${named.map((part) => (part === "[seller]" ? seller : part.replace(/^\[.*\]$/, randomUUID()))).join("/")}`;
}

/** The methods that a route answers. */
export function methodsOf(file: string): string[] {
  const text = readFileSync(join(app, file), "utf8");
  return [...text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map((match) => match[1] ?? "");
}

/** The status that each route and method answers, by a request that comes from our own pages. */
export async function statusesOf(
  routes: readonly string[],
  request: APIRequestContext,
  origin: string,
  seller: string,
): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const file of routes) {
    for (const method of methodsOf(file)) {
      const response = await request.fetch(addressOf(file, seller), { method, headers: { origin }, maxRedirects: 0 });
      found[`${method} ${file}`] = response.status();
    }
  }
  return found;
}

/**
 * Whether a page answers this session that there is nothing, asked without a browser: a page whose frame is sent ahead
 * says so in its stream.
 */
export async function isNothing(request: APIRequestContext, address: string): Promise<boolean> {
  const answer = await request.get(address);
  return answer.status() === 404 || (await answer.text()).includes("NEXT_HTTP_ERROR_FALLBACK;404");
}

/** The first page of each part of the site: of each kind one, to be opened in a browser as well. */
export function ends(files: readonly string[]): string[] {
  return [...new Map(files.toReversed().map((file) => [file.split("/")[0], file])).values()];
}
