import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { type DocumentRefusal, documentRefusalCodes, maxDocumentBytes } from "#lib/kit/document-file";
import en from "#messages/en/documents.json" with { type: "json" };
import zh from "#messages/zh-CN/documents.json" with { type: "json" };
import { type AdmittedDocument, admitDocument } from "./admit-document.ts";
import {
  aJpeg,
  aMovingPng,
  aPdf,
  aPhoneJpeg,
  aPicture,
  aPng,
  aZip,
  blackPng,
  bomb,
  chunk,
  joined,
  pageContent,
  pngOf,
  streamOf,
} from "./hostile-documents.test-data.ts";
import { renderPageImage } from "./page-image.ts";

const text = (value: string) => new TextEncoder().encode(value);
const megabyte = 1024 * 1024;

async function admitted(bytes: Uint8Array, name = "营业执照.png"): Promise<AdmittedDocument> {
  const result = await admitDocument(bytes, name);
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

async function refusal(bytes: Uint8Array, name = "licence.jpg"): Promise<DocumentRefusal | "admitted"> {
  const result = await admitDocument(bytes, name);
  return result.ok ? "admitted" : result.refusal;
}

const has = (bytes: Uint8Array, part: string) => Buffer.from(bytes).includes(part, 0, "latin1");

describe("what is no document, whatever it is called", () => {
  const box = (brand: string) => joined("\0\0\0\x18ftyp", brand, "\0\0\0\0mif1heic", new Uint8Array(2000));
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';

  it.each<[string, Uint8Array, DocumentRefusal["code"]]>([
    ["nothing", new Uint8Array(), "file_empty"],
    ["one byte", Uint8Array.of(0xff), "not_a_document"],
    ["a program of Windows", joined("MZ\x90\0", new Uint8Array(4000)), "not_a_document"],
    ["a program of Linux", joined("\x7fELF\x02\x01\x01", new Uint8Array(4000)), "not_a_document"],
    ["a picture that is a program", text(svg), "not_a_document"],
    ["a web page", text("<!DOCTYPE html><script>alert(1)</script>"), "not_a_document"],
    ["a GIF", joined("GIF89a", new Uint8Array(2000)), "not_a_document"],
    ["a BMP", joined("BM", new Uint8Array(2000)), "not_a_document"],
    ["a TIFF", joined("II*\0", new Uint8Array(2000)), "not_a_document"],
    ["a ZIP", aZip(), "not_a_document"],
    ["a Word file", zipSync({ "[Content_Types].xml": strToU8("<Types/>") }), "document_is_office"],
    ["an old Word file", joined("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", new Uint8Array(2000)), "document_is_office"],
    ["an OFD file", zipSync({ "OFD.xml": strToU8("<ofd:OFD/>") }), "document_is_ofd"],
    ["a photo as iPhones keep it", box("heic"), "document_is_heic"],
    ["an AVIF", box("avif"), "document_is_heic"],
    ["a PDF behind something else", joined("GIF89a;\n", aPdf()), "pdf_foreign_content"],
    ["sound in a RIFF", joined("RIFF\x10\0\0\0WAVEfmt ", new Uint8Array(2000)), "not_a_document"],
    ["15 MB and a byte", joined("\xff\xd8\xff", new Uint8Array(maxDocumentBytes)), "file_too_large"],
    ["a JPEG's beginning before nothing", joined("\xff\xd8\xff\xe0", new Uint8Array(4000)), "image_broken"],
    ["a PNG's beginning before a web page", joined("\x89PNG\r\n\x1a\n", "<script>alert(1)</script>"), "image_broken"],
    ["a PDF's beginning before nothing", joined("%PDF-1.7\n", new Uint8Array(4000)), "pdf_broken"],
  ])("%s", async (_, bytes, code) => {
    expect(await refusal(bytes)).toMatchObject({ code });
  });

  it("says both sizes", async () => {
    const values = { megabytes: 100, limit: 15 };
    expect(await refusal(new Uint8Array(100 * megabyte))).toEqual({ code: "file_too_large", values });
  });
});

describe("a picture", () => {
  it.each<[string, () => Promise<Uint8Array>, string]>([
    ["JPEG", () => aJpeg(), "jpeg"],
    ["PNG", () => aPng(), "png"],
    ["WebP", async () => aPicture().webp().toBuffer(), "jpeg"],
    ["a JPEG in the colours of print", async () => aPicture().toColourspace("cmyk").jpeg().toBuffer(), "jpeg"],
    ["a PNG of 16 bits", async () => aPicture().toColourspace("rgb16").png().toBuffer(), "png"],
    ["a JPEG that loads in passes", async () => aPicture().jpeg({ progressive: true }).toBuffer(), "jpeg"],
  ])("%s is made anew", async (_, make, kind) => {
    const bytes = await make();
    const { bytes: kept, sha256, ...facts } = await admitted(bytes, "扫描件.exe");
    const mediaType = kind === "png" ? "image/png" : "image/jpeg";
    const fileName = kind === "png" ? "扫描件.png" : "扫描件.jpg";
    expect(facts).toEqual({ kind, mediaType, width: 1600, height: 1200, pages: 1, fileName, isBlurred: false });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await sharp(kept).metadata()).toMatchObject({ format: kind, width: 1600, height: 1200, space: "srgb" });
  });

  it("loses where it was taken, by whom, and what was written into it, and stands upright", async () => {
    const photo = await aPhoneJpeg();
    expect(has(photo, "SECRET")).toBe(true);
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { bytes, width, height } = await admitted(photo);
    expect(has(bytes, "SECRET")).toBe(false);
    expect([width, height]).toEqual([1200, 1600]);
    const { exif, xmp, iptc, icc, comments, orientation } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, icc, comments, orientation]).toEqual(Array.from({ length: 6 }));
  });

  it.each<[string, () => Promise<Uint8Array>]>([
    ["a ZIP behind a JPEG", async () => joined(await aJpeg(), aZip())],
    ["a ZIP behind a PNG", async () => joined(await aPng(), aZip())],
    ["a web page behind a JPEG", async () => joined(await aJpeg(), "<script>HIDDENPAYLOAD</script>")],
    ["a PDF behind a PNG", async () => joined(await aPng(), "HIDDENPAYLOAD", aPdf())],
    [
      "a script in a PNG's text",
      async () => {
        const png = await aPng();
        return joined(png.subarray(0, 33), chunk("tEXt", text("Comment\0<script>HIDDENPAYLOAD")), png.subarray(33));
      },
    ],
  ])("%s does not get through", async (_, make) => {
    const file = await make();
    expect(has(file, "HIDDENPAYLOAD")).toBe(true);
    const { bytes } = await admitted(file);
    for (const part of ["HIDDENPAYLOAD", "PK\x03\x04", "PK\x05\x06", "<script", "%PDF-"])
      expect(has(bytes, part)).toBe(false);
  });

  it("is kept at 3000 px where it is larger, and one saved wastefully is packed again", async () => {
    const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
    const create = { width: 3600, height: 1200, channels: 3, background: "#888", noise } as const;
    const png = await sharp({ create }).png().toBuffer();
    const { kind, width, height, bytes } = await admitted(png);
    expect({ kind, width, height }).toEqual({ kind: "jpeg", width: 3000, height: 1000 });
    expect(bytes.length).toBeLessThan(png.length / 2);
  });

  it("that is transparent stands on white", async () => {
    const clear = { width: 1000, height: 700, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const;
    const { bytes } = await admitted(await sharp({ create: clear }).png().toBuffer());
    expect([...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it("that is out of focus is taken with a hint", async () => {
    const { isBlurred } = await admitted(await aPicture().blur(8).jpeg().toBuffer());
    expect(isBlurred).toBe(true);
  });

  it.each<[string, () => Promise<Uint8Array>, DocumentRefusal["code"]]>([
    ["too small", () => aJpeg(999, 700), "image_too_small"],
    ["too flat", () => aJpeg(1200, 599), "image_too_small"],
    ["smaller than anything", async () => pngOf(1, 1, await bomb(2)), "image_too_small"],
    ["of 60,000 x 60,000 by its header", async () => pngOf(60_000, 60_000, await bomb(100)), "image_too_many_pixels"],
    ["of 20,000 x 20,000 in truth", async () => blackPng(20_000, 20_000), "image_too_many_pixels"],
    ["of 12,001 px in width", async () => blackPng(12_001, 700), "image_too_many_pixels"],
    ["of 2 billion px by its header", async () => pngOf(2 ** 31 - 1, 1, await bomb(100)), "image_broken"],
    ["moving, as PNG", () => aMovingPng(), "image_animated"],
    ["cut off, as JPEG", async () => (await aJpeg()).subarray(0, 40_000), "image_broken"],
    ["cut off, as PNG", async () => (await aPng()).subarray(0, 3_000), "image_broken"],
    ["without its data", async () => pngOf(1200, 800, await bomb(100)), "image_broken"],
    ["cut off, as WebP", async () => (await aPicture().webp().toBuffer()).subarray(0, 20_000), "image_broken"],
    [
      "moving, as WebP",
      async () => {
        const frames = await Promise.all(
          [aPicture(1000, 700), aPicture(1000, 700).negate()].map((one) => one.png().toBuffer()),
        );
        return sharp(frames, { join: { animated: true } })
          .webp()
          .toBuffer();
      },
      "image_animated",
    ],
  ])("that is %s is refused", async (_, make, code) => {
    expect(await refusal(await make())).toMatchObject({ code });
  });

  it("says how small it is and how large it must be, the way it lies", async () => {
    const values = { width: 480, height: 640, minWidth: 600, minHeight: 1000 };
    expect(await refusal(await aJpeg(480, 640))).toEqual({ code: "image_too_small", values });
  });
});

describe("a PDF", () => {
  it("is kept as it came, and shown as pictures alone", async () => {
    const file = aPdf({ pages: 2 });
    const { bytes, sha256, ...facts } = await admitted(file, "备案表.docx.pdf");
    expect(facts).toEqual({
      kind: "pdf",
      mediaType: "application/pdf",
      width: 1414,
      height: 2000,
      pages: 2,
      fileName: "备案表.docx.pdf",
      isBlurred: false,
    });
    expect(Buffer.from(bytes).equals(Buffer.from(file))).toBe(true);
    const picture = await renderPageImage(bytes, "pdf", 2);
    expect(await sharp(picture?.bytes).metadata()).toMatchObject({ format: "jpeg", width: 1414, height: 2000 });
    expect(await renderPageImage(bytes, "pdf", 3)).toBeNull();
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, DocumentRefusal]>([
    [
      "of 5,000 pages",
      () => aPdf({ pages: 5_000 }),
      { code: "pdf_too_many_pages", values: { pages: 5_000, maxPages: 10 } },
    ],
    [
      "with a script",
      () => aPdf({ catalog: "/OpenAction << /S /JavaScript /JS (x) >>" }),
      { code: "pdf_active_content" },
    ],
    ["that is a ZIP too", () => aPdf({ after: aZip() }), { code: "pdf_foreign_content" }],
    ["that is encrypted", () => aPdf({ trailer: "/Encrypt << /V 4 >>" }), { code: "pdf_encrypted" }],
    ["without ink", () => aPdf({ content: ["", "q Q"] }), { code: "pdf_blank" }],
    ["without pages", () => aPdf({ pages: 0 }), { code: "pdf_blank" }],
    ["of a page like a football field", () => aPdf({ mediaBox: "[0 0 99999 99999]" }), { code: "pdf_page_size" }],
    ["of a page like a stamp", () => aPdf({ mediaBox: "[0 0 30 30]" }), { code: "pdf_page_size" }],
    [
      "that inflates to a gigabyte",
      async () => aPdf({ content: ["/Filter /FlateDecode", await bomb(1024 * megabyte)] }),
      { code: "inflates_too_large" },
    ],
    ["cut off", () => aPdf().subarray(0, 700), { code: "pdf_broken" }],
    ["without anything", () => joined("%PDF-1.7\n%%EOF"), { code: "pdf_broken" }],
  ])("%s is refused", async (_, make, expected) => {
    expect(await refusal(await make(), "licence.pdf")).toEqual(expected);
  });

  it("with a picture of impossible size inside stays a page", async () => {
    const image =
      "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8";
    const file = aPdf({
      page: "/Resources << /XObject << /I 10 0 R >> >>",
      content: ["", `${pageContent}\nq 100 0 0 100 0 0 cm /I Do Q`],
      more: [streamOf(`${image} /Filter /FlateDecode`, await bomb(400 * megabyte))],
    });
    expect(await admitted(file)).toMatchObject({ kind: "pdf", pages: 1 });
  });
});

describe("a file that is too much for its room", () => {
  const huge = Number.MAX_SAFE_INTEGER;

  it.each<[string, { timeMs: number; memoryBytes: number }, DocumentRefusal["code"]]>([
    ["by time", { timeMs: 1, memoryBytes: huge }, "unreadable_in_time"],
    ["by memory", { timeMs: 60_000, memoryBytes: megabyte }, "inflates_too_large"],
  ])("is refused %s", async (_, limits, code) => {
    // closed-room.test.ts shows the files that reach the limits
    for (const file of [await aJpeg(), aPdf()]) {
      expect(await admitDocument(file, "a", { limits })).toEqual({ ok: false, refusal: { code } });
    }
  });
});

describe("the disk", () => {
  it("holds nothing of a file, admitted or refused", async () => {
    // the room's own process cannot write at all: closed-room.test.ts
    const folder = await mkdtemp(join(tmpdir(), "alp-documents-"));
    vi.stubEnv("TMPDIR", folder);
    try {
      const files = [await aJpeg(), await aPng(300, 300), aPdf(), aPdf({ after: "x" })];
      await Promise.all(files.map((file) => admitDocument(file, "a")));
      expect([tmpdir(), await readdir(folder)]).toEqual([folder, []]);
    } finally {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    }
  });
});

describe("the reasons", () => {
  it.each([
    ["zh-CN", zh],
    ["en", en],
  ])("have a text each in %s, and no text is left over", (_, messages) => {
    expect(Object.keys(messages.refusals).sort()).toEqual([...documentRefusalCodes].sort());
  });
});
