import fc from "fast-check";
import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

test.each([
  ["/s/1/dispatch?page=2#x", "/s/1/dispatch?page=2#x"],
  ["/", "/"],
  [undefined, "/"],
  [["/a"], "/"],
  ["", "/"],
  ["https://evil.example", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/a\\..\\..\\/evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/sign-in?next=/sign-in", "/"],
])("%j leads to %s", (asked, path) => {
  expect(returnPath(asked)).toBe(path);
});

test("whatever is asked, the way stays on our own site", () => {
  const pieces = fc.constantFrom("/", "\\", "\t", "\n", ":", "@", "evil.example", "https", "..", "%2f", "a", "?");
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const url = new URL(returnPath(parts.join("")), "https://alp.example");
      expect(url.origin).toBe("https://alp.example");
    }),
  );
});
