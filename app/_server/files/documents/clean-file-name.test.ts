import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanFileName } from "./clean-file-name.ts";

describe("a file's name", () => {
  it.each<[string, string, string]>([
    ["营业执照.jpg", "jpeg", "营业执照.jpg"],
    ["营业执照（2024.12 v2.1）.JPEG", "jpeg", "营业执照（2024.12 v2.1）.jpg"],
    ["licence.webp", "jpeg", "licence.jpg"],
    ["../../etc/passwd.png", "png", "passwd.png"],
    ["C:\\Users\\me\\y.png", "png", "y.png"],
    ["/etc/passwd", "png", "passwd.png"],
    ["..", "pdf", "document.pdf"],
    ["", "pdf", "document.pdf"],
    [".htaccess", "jpeg", "htaccess.jpg"],
    ["a\0b.exe\0.pdf", "pdf", "ab.pdf"],
    ["invoice.pdf.exe", "pdf", "invoice.pdf"],
    ["photo\u202Egpj.exe", "jpeg", "photogpj.jpg"],
    ["a\u200Bb\uFEFF\u2066c.png", "png", "abc.png"],
    ["line\r\nSet-Cookie: x.png", "png", "lineSet-Cookie- x.png"],
    ['<img src=x onerror="a">.png', "png", "-img src=x onerror=-a-.png"],
    ["name\u00A0 \t with   blanks .pdf", "pdf", "name with blanks.pdf"],
    ["A\u030A.png", "png", "Å.png"],
    [`${"長".repeat(300)}.pdf`, "pdf", `${"長".repeat(60)}.pdf`],
    ["\uD800broken.png", "png", "broken.png"],
  ])("%j is shown as a %s named %j", (name, kind, shown) => {
    expect(cleanFileName(name, kind as "jpeg")).toBe(shown);
  });

  it("is harmless whatever it was, and cleaning it again changes nothing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string()), (name) => {
        const shown = cleanFileName(name, "pdf");
        expect(shown).toMatch(/^[^\p{C}/\\:*?"<>|]{1,60}\.pdf$/u);
        expect(shown).not.toMatch(/^\.|\.\.pdf$/);
        expect(cleanFileName(shown, "pdf")).toBe(shown);
      }),
    );
  });
});
