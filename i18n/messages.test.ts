import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { namespaces } from "./namespaces.ts";

const folder = (locale: string) => new URL(`../messages/${locale}/`, import.meta.url);
const filesOf = (locale: string) =>
  readdirSync(folder(locale))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(".json", ""))
    .sort();

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

function read(locale: string, name: string): Map<string, string> {
  return new Map(leaves(JSON.parse(readFileSync(new URL(`${name}.json`, folder(locale)), "utf8")) as Tree));
}

/** Names of the ICU arguments, at any depth: {count, plural, one {# order} other {# orders}} has count. */
function argumentsOf(text: string): string[] {
  const names = [...text.matchAll(/\{\s*([a-zA-Z][a-zA-Z0-9_]*)\s*(?=[,}])/g)].map((match) => match[1] ?? "");
  return [...new Set(names)].sort();
}

/** Chinese words that English text quotes on purpose: terms as the platform prints them. */
const quoted = /[“"'(（「【《][^”"')）」】》]*\p{Script=Han}[^”"')）」】》]*[”"')）」】》]/gu;

describe("messages", () => {
  it("every file is a namespace, in both languages", () => {
    expect(filesOf("zh-CN")).toEqual([...namespaces].sort());
    expect(filesOf("en")).toEqual([...namespaces].sort());
  });

  it.each(namespaces)("%s says the same in both languages", (name) => {
    const [zh, en] = [read("zh-CN", name), read("en", name)];
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    const differing = [...zh].filter(
      ([key, text]) => argumentsOf(text).join() !== argumentsOf(en.get(key) ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  it.each(namespaces)("%s leaves no Chinese in English, and no text empty", (name) => {
    const en = [...read("en", name)];
    expect(en.filter(([, text]) => /\p{Script=Han}/u.test(text.replace(quoted, "")))).toEqual([]);
    expect([...en, ...read("zh-CN", name)].filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});
