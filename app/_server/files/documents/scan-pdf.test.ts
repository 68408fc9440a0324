import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aLabel } from "#lib/papers/label-samples";
import { renderLabels } from "#server/gateways/pdf/render-labels";
import {
  aPdf,
  aZip,
  bomb,
  joined,
  type PdfParts,
  packedObjects,
  pageContent,
  streamOf,
} from "./hostile-documents.test-data.ts";
import { scanPdf } from "./scan-pdf.ts";

const script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
const goTo = "<< /S /GoTo /D [12 0 R /Fit] >>";
const code = async (parts: PdfParts) => (await scanPdf(aPdf(parts)))?.code ?? "pages_only";

describe("a PDF that is only pages", () => {
  it.each<[string, PdfParts]>([
    ["one page", {}],
    ["packed content", { content: ["/Filter /FlateDecode", deflateSync(pageContent)] }],
    ["opens at a place, as every word processor writes", { catalog: "/OpenAction [10 0 R /XYZ null null 0]" }],
    ["opens by going to a page", { catalog: `/OpenAction ${goTo}` }],
    ["opens by an action of its own object", { catalog: "/OpenAction 10 0 R", more: [goTo] }],
    ["opens by an action packed away", { catalog: "/OpenAction 30 0 R", more: [packedObjects([[30, goTo]])] }],
    ["a link to click", { page: "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://example.com) >> >>]" }],
    ["a form and a signature", { catalog: "/AcroForm << /Fields [] /SigFlags 3 >>" }],
    ["words that look like dangers inside texts", { more: ["<< /Title (/JS /JavaScript 9 0 obj-lesson /Launch) >>"] }],
    ["names that only begin like dangers", { page: "/Resources << /Font << /JS1 4 0 R /AAx 4 0 R >> >>" }],
    ["blanks behind its end", { after: "\r\n\0\0\n" }],
    ["saved twice", { after: "12 0 obj\n<< /Type /Metadata0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n" }],
  ])("%s", async (_, parts) => {
    expect(await code(parts)).toBe("pages_only");
  });

  it("our own labels", async () => {
    expect(await scanPdf((await renderLabels([aLabel()], 0)).bytes)).toBeNull();
  });
});

describe("a PDF that does something", () => {
  it.each<[string, PdfParts]>([
    ["a script when opened", { catalog: `/OpenAction ${script}` }],
    ["a script behind a number", { catalog: "/OpenAction 10 0 R", more: [script] }],
    ["a script in the names", { catalog: `/Names << /JavaScript << /Names [(a) ${script}] >> >>` }],
    ["a script with its name spelt in codes", { more: ["<< /S /J#61vaScript /#4a#53 (x) >>"] }],
    ["a script as a stream", { more: ["<< /JS 11 0 R >>"] }],
    ["a name that stands alone as an object", { catalog: "/OpenAction << /S 10 0 R >>", more: ["/JavaScript"] }],
    ["a script after a harmless action", { catalog: `/OpenAction << /S /GoTo /D [1] /Next ${script} >>` }],
    ["an entry given twice", { catalog: `/OpenAction [10 0 R /Fit] /OpenAction ${script}` }],
    ["a script packed away", { more: [packedObjects([[30, script]])] }],
    ["a script packed away without a type", { more: [packedObjects([[30, script]], "")] }],
    ["a script hidden in an unpacked stream", { more: [streamOf("", `9 0 obj\n${script}\nendobj`)] }],
    ["a script hidden in a text", { more: [`(9 0 obj ${script} endobj)`] }],
    ["a script hidden in a comment", { more: [`null\n%\n%9 0 obj ${script} endobj`] }],
    ["a header torn apart", { more: [`null endobj 9%x\n0 %y\nobj${script}`] }],
    ["a version number with a point", { more: [`null endobj 9 0.0 obj${script}`] }],
    ["a program", { page: "/Annots [<< /A << /S /Launch /F (cmd.exe) >> >>]" }],
    ["an address when opened", { catalog: "/OpenAction << /S /URI /URI (https://evil.example) >>" }],
    [
      "an address after going to a page",
      { catalog: "/OpenAction << /S /GoTo /D [1] /Next << /S /URI /URI (https://evil.example) >> >>" },
    ],
    ["printing when opened", { catalog: "/OpenAction << /S /Named /N /Print >>" }],
    ["opening by what is not there", { catalog: "/OpenAction 99 0 R" }],
    ["files within", { catalog: "/Names << /EmbeddedFiles << /Names [] >> >>" }],
    ["a file within", { more: [streamOf("/Type /EmbeddedFile", "MZ")] }],
    ["a file entry", { more: ["<< /Type /Filespec /F (a) /EF << /F 4 0 R >> >>"] }],
    ["a pinned file", { page: "/Annots [<< /Subtype /FileAttachment >>]" }],
    ["media", { page: "/Annots [<< /Subtype /RichMedia >>]" }],
    ["a form program", { catalog: "/AcroForm << /XFA [(template) 4 0 R] >>" }],
    ["what happens by itself", { page: "/AA << /O << /S /GoTo >> >>" }],
    ["sending a form", { page: "/Annots [<< /A << /S /SubmitForm /F (http://evil) >> >>]" }],
    ["another file", { page: "/Annots [<< /A << /S /GoToR /F (\\\\\\\\evil\\\\share) >> >>]" }],
  ])("%s is refused", async (_, parts) => {
    expect(await code(parts)).toBe("pdf_active_content");
  });

  it("is found wherever the object stands", async () => {
    const blank = fc.stringMatching(/^[ \r\n\t\f\0]{1,5}$/);
    const comment = fc.stringMatching(/^%[a-z0-9 ()<>]{0,20}\n$/);
    const gap = fc.array(fc.oneof(blank, comment), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
    const spelt = fc
      .array(fc.boolean(), { minLength: 10, maxLength: 10 })
      .map((codes) => [..."JavaScript"].map((c, n) => (codes[n] ? `#${c.charCodeAt(0).toString(16)}` : c)).join(""));
    const around = fc.constantFrom(["", ""], ["(", ")"], ["%", "\n"], ["<< /A [", "] >>"], ["stream\n", "\nendstream"]);
    await fc.assert(
      fc.asyncProperty(gap, gap, spelt, around, async (a, b, name, [open = "", close = ""]) => {
        const body = `${open} 77${a}0${b}obj${a}<<${b}/S${a}/${name}${b}>>${close}`;
        expect(await code({ more: [body] })).toBe("pdf_active_content");
      }),
      { numRuns: 300 },
    );
  });
});

describe("a PDF that is something else too", () => {
  it.each<[string, PdfParts]>([
    ["HTML before it", { before: "<html><script>alert(1)</script>\n" }],
    ["a picture before it", { before: "GIF89a=1;\n" }],
    ["one blank before it", { before: " " }],
    ["HTML behind it", { after: "<html><script>alert(1)</script>" }],
    ["a ZIP behind it", { after: aZip() }],
    ["a ZIP behind it that ends like a PDF", { after: joined(aZip(), "\n%%EOF") }],
    ["a ZIP within", { more: [streamOf("", aZip())] }],
  ])("%s is refused", async (_, parts) => {
    expect(await code(parts)).toBe("pdf_foreign_content");
  });

  it("markup right after the header is refused", async () => {
    const file = joined("%PDF-1.7\n<!DOCTYPE html><svg onload=alert(1)>\n", aPdf().subarray(9));
    expect(await scanPdf(file)).toEqual({ code: "pdf_foreign_content" });
  });

  it("a header that goes on is refused", async () => {
    expect(await scanPdf(joined("%PDF-1.7<script>", aPdf().subarray(8)))).toEqual({ code: "pdf_foreign_content" });
  });
});

describe("a PDF that is a trap", () => {
  it("is refused when it is encrypted", async () => {
    expect(await code({ trailer: "/Encrypt 10 0 R", more: ["<< /Filter /Standard /V 4 >>"] })).toBe("pdf_encrypted");
  });

  it.each<[string, () => Promise<PdfParts>]>([
    ["in one stream", async () => ({ content: ["/Filter /FlateDecode", await bomb(600 * 1024 * 1024)] })],
    [
      "in a stream that nothing uses",
      async () => ({ more: [streamOf("/Filter /FlateDecode", await bomb(600 * 1024 * 1024))] }),
    ],
    [
      "in many streams",
      async () => {
        const part = streamOf("/Filter /FlateDecode", await bomb(60 * 1024 * 1024));
        return { more: Array.from({ length: 10 }, () => part) };
      },
    ],
    [
      "packed twice",
      async () => ({ content: ["/Filter [/FlateDecode /FlateDecode]", deflateSync(await bomb(600 * 1024 * 1024))] }),
    ],
    [
      "packed, then written in hexadecimal",
      async () => {
        const data = Buffer.from(await bomb(600 * 1024 * 1024)).toString("hex");
        return { content: ["/Filter [/ASCIIHexDecode /FlateDecode]", data] };
      },
    ],
    [
      "in packed objects",
      async () => ({
        more: [streamOf("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", await bomb(100 * 1024 * 1024))],
      }),
    ],
  ])("is refused when it inflates without measure %s", async (_, parts) => {
    expect(await code(await parts())).toBe("inflates_too_large");
  });

  it.each<[string, PdfParts | Uint8Array]>([
    ["cut off", aPdf().subarray(0, 900)],
    ["nested without end", { more: ["[".repeat(100_000)] }],
    ["packed objects that do not open", { more: [streamOf("/N 1 /First 4 /Filter /FlateDecode", "no zlib")] }],
    ["packed objects in an odd packing", { more: [streamOf("/N 1 /First 4 /Filter /LZWDecode", "x")] }],
    ["packed objects whose packing stands elsewhere", { more: [streamOf("/N 1 /First 4 /Filter 11 0 R", "x")] }],
    ["packed objects with a place that is none", { more: [streamOf("/Type /ObjStm /N 2 /First 4", "1 0 x")] }],
  ])("is broken when it is %s", async (_, parts) => {
    expect(await scanPdf(parts instanceof Uint8Array ? parts : aPdf(parts))).toEqual({ code: "pdf_broken" });
  });

  it("takes no noise of a picture for an object", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const refusal = await scanPdf(aPdf({ more: [streamOf("/Filter /DCTDecode", noise)] }));
        expect(refusal?.code ?? "pages_only").toBe("pages_only");
      }),
    );
  });
});
