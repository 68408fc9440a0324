import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Our own type sizes: unknown to the merger, they would count as colours and push the real ones out. */
const merge = extendTailwindMerge({ extend: { classGroups: { "font-size": [{ text: ["meta", "body", "title"] }] } } });

/** Joins class names; a later utility of the same kind wins. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
