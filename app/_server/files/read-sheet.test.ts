import ExcelJS from "exceljs";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { anyOrders } from "#db/testing/arbitrary-orders";
import { readOrderTable } from "#lib/orders/intake";
import { renderOrderExport } from "#lib/orders/order-export";
import { readSheet, type SheetFile } from "./read-sheet.ts";
import { writeCsv, writeXlsx } from "./write-sheet.ts";

async function read(bytes: Uint8Array, name = "orders.xlsx"): Promise<SheetFile> {
  const result = await readSheet(bytes, name);
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

async function workbook(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet("订单"), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const text = (value: string) => new TextEncoder().encode(value);
const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

describe("files that are no spreadsheet", () => {
  const padded = (start: Uint8Array, size = 2048) => {
    const bytes = new Uint8Array(size);
    bytes.set(start);
    return bytes;
  };
  const encrypted = new Uint8Array(
    Buffer.concat([bytesOf("d0cf11e0a1b11ae1"), Buffer.alloc(512), Buffer.from("EncryptedPackage", "utf16le")]),
  );

  it.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(), "file_empty"],
    ["white space", text("\n\n , ,\n"), "file_empty"],
    ["a PDF named .xlsx", text("%PDF-1.7 …"), "file_not_spreadsheet"],
    ["a picture", padded(bytesOf("89504e470d0a1a0a")), "file_not_spreadsheet"],
    ["a program", padded(bytesOf("7f454c4602010100")), "file_not_spreadsheet"],
    ["a RAR archive", padded(bytesOf("526172211a0700")), "file_not_spreadsheet"],
    ["a Word file", zipSync({ "word/document.xml": strToU8("<w/>") }), "file_not_spreadsheet"],
    ["an old XLS", padded(bytesOf("d0cf11e0a1b11ae1")), "file_is_xls"],
    ["an encrypted XLSX", encrypted, "file_encrypted"],
    ["a binary workbook", zipSync({ "xl/workbook.bin": strToU8("x") }), "file_is_xlsb"],
    ["HTML named .xls", text("\n<html><table><tr><td>订单号</td></tr></table></html>"), "file_is_html"],
    ["XML named .xls", text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com"/>'), "file_is_xml"],
    ["a cut-off XLSX", zipSync({ "xl/workbook.xml": strToU8("<workbook/>") }).subarray(0, 40), "file_corrupt"],
    ["a ZIP of broken XML", zipSync({ "xl/workbook.xml": strToU8("<workbook>") }), "file_corrupt"],
    ["letters of no character set", bytesOf("6162ff2c80ff0a"), "file_unknown_encoding"],
    ["a quote that never closes", text('a,b\n"open,1\n2,3'), "file_quote_open"],
    ["51 MB", new Uint8Array(51 * 1024 * 1024), "file_too_large"],
  ])("%s is refused by name", async (_, bytes, code) => {
    expect(await readSheet(bytes, "orders.xlsx")).toMatchObject({ ok: false, refusal: { code } });
  });

  it("of too many rows is refused before it is in memory, rows that are only formatted do not count", async () => {
    const rows = (count: number, cell: string) =>
      Array.from({ length: count }, (_, index) => `<row r="${index + 1}">${cell}</row>`).join("");
    const book = (data: string) =>
      zipSync({ "xl/workbook.xml": strToU8("<workbook"), "xl/worksheets/sheet1.xml": strToU8(`<sheetData>${data}`) });
    const full = '<c r="A1"><v>1</v></c>';
    const refusal = async (data: string) => {
      const read = await readSheet(book(data), "rates.xlsx", 1000);
      return read.ok ? null : read.refusal;
    };
    // this workbook is broken: what is not refused for its rows is refused for that, by the program that would load it
    expect(await refusal(rows(1001, full))).toEqual({ code: "file_too_many_rows", values: { limit: 1000 } });
    expect(await refusal(rows(1000, full) + rows(5000, '<c r="A1" s="3"/>'))).toEqual({ code: "file_corrupt" });
  });

  it("says how large a file is and how large it may be", async () => {
    const refused = await readSheet(new Uint8Array(50 * 1024 * 1024), "orders.xlsx");
    expect(refused).toMatchObject({ refusal: { values: { megabytes: 50, limit: 20 } } });
  });

  it("refuses a ZIP bomb before anything inflates it", async () => {
    const bomb = zipSync({ "xl/workbook.xml": new Uint8Array(200 * 1024 * 1024) }, { level: 9 });
    expect(bomb.byteLength).toBeLessThan(1024 * 1024);
    expect(await readSheet(bomb, "a.xlsx")).toMatchObject({ refusal: { code: "file_inflates_too_large" } });
  });

  it("refuses a bomb below the limit by its ratio", async () => {
    const bomb = zipSync({ "xl/workbook.xml": new Uint8Array(40 * 1024 * 1024) }, { level: 9 });
    expect(await readSheet(bomb, "a.xlsx")).toMatchObject({ refusal: { code: "file_inflates_too_large" } });
  });

  it("refuses a ZIP that lies about its sizes", async () => {
    const zip = zipSync({ "xl/workbook.xml": new Uint8Array(12 * 1024 * 1024) }, { level: 9 });
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    for (let at = 0; at + 4 < zip.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    }
    expect(await readSheet(zip, "a.xlsx")).toMatchObject({ refusal: { code: "file_corrupt" } });
  });

  it("refuses thousands of parts", async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [`xl/media/${index}`, new Uint8Array()]),
    );
    expect(await readSheet(zipSync(parts), "a.xlsx")).toMatchObject({ refusal: { code: "file_inflates_too_large" } });
  });
});

describe("cells of a workbook", () => {
  it("reads text, numbers, dates, rich text, links, formulas and merged cells as a person sees them", async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(["text", 12.3, 0.1 + 0.2, 3031265788145237, 9007199254740992, true]);
      sheet.addRow([new Date("2026-11-25T09:30:00Z"), new Date("2026-11-25T00:00:00Z")]);
      sheet.getCell("A3").value = { richText: [{ text: "红" }, { text: "色", font: { bold: true } }] };
      sheet.getCell("B3").value = { text: "a@b.example", hyperlink: "mailto:a@b.example" };
      sheet.getCell("C3").value = { formula: "1+1", result: 2 };
      sheet.getCell("D3").value = { formula: "HYPERLINK(1)" } as ExcelJS.CellValue;
      sheet.getCell("E3").value = { error: "#REF!" };
      sheet.getCell("A5").value = "merged";
      sheet.mergeCells("A5:A6");
      sheet.getCell("B6").value = "line\r\nbreak";
    });
    const [table] = (await read(bytes)).tables;
    expect(table?.rows).toEqual([
      {
        number: 1,
        cells: ["text", "12.3", "0.3", "3031265788145237", "9007199254740992", "TRUE"],
        marks: { 3: "long_number", 4: "long_number" },
      },
      { number: 2, cells: ["2026-11-25 09:30:00", "2026-11-25"] },
      {
        number: 3,
        cells: ["红色", "a@b.example", "2", "", "#REF!"],
        marks: { 2: "formula", 3: "formula_without_result", 4: "error" },
      },
      { number: 5, cells: ["merged"] },
      { number: 6, cells: ["merged", "line\nbreak"], marks: { 0: "merged" } },
    ]);
  });

  it("marks hidden sheets and keeps their order", async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRow(["visible"]);
      const hidden = book.addWorksheet("secret");
      hidden.state = "veryHidden";
      hidden.addRow(["hidden"]);
    });
    expect((await read(bytes)).tables.map((table) => table.isHidden)).toEqual([false, true]);
  });
});

describe("CSV", () => {
  const rows = '订单号;备注\n3031265788145237;"a;b\n第二行"\n';

  it.each<[string, Uint8Array, string]>([
    ["UTF-8", text(rows), "utf-8"],
    ["UTF-8 with a mark", text(`\ufeff${rows}`), "utf-8"],
    ["GB18030", new Uint8Array(iconv.encode(rows, "gb18030")), "gb18030"],
    ["UTF-16LE with a mark", new Uint8Array(iconv.encode(rows, "utf16le", { addBOM: true })), "utf-16le"],
    ["UTF-16BE with a mark", new Uint8Array(iconv.encode(rows, "utf16be", { addBOM: true })), "utf-16be"],
    ["commas", text(rows.replaceAll(";", ",").replace("a,b", "a;b").replace('"a', '"a')), "utf-8"],
    ["tabs", text(rows.replace(/;(?!b)/g, "\t")), "utf-8"],
  ])("in %s reads the same", async (_, bytes, encoding) => {
    const file = await read(bytes, "orders.csv");
    expect(file.encoding).toBe(encoding);
    expect(file.tables[0]?.rows.map((row) => row.cells)).toEqual([
      ["订单号", "备注"],
      ["3031265788145237", "a;b\n第二行"],
    ]);
  });

  it("counts rows as a spreadsheet program does, over line breaks and empty lines", async () => {
    const file = await read(text('a,b\n"1\n1",2\n\n3,4\n'), "a.csv");
    expect(file.tables[0]?.rows.map((row) => row.number)).toEqual([1, 2, 4]);
  });

  it("undoes what keeps spreadsheets from reading text as numbers", async () => {
    const file = await read(text('="0123",3031265788145237\t,\'=1+1\n'), "a.csv");
    expect(file.tables[0]?.rows[0]?.cells).toEqual(["0123", "3031265788145237", "=1+1"]);
  });

  it("guards cells that begin like formulas, and only those", () => {
    const bytes = writeCsv(
      { header: ["h"], rows: [["=cmd()"], ["+A1"], ["@x"], ["-x"], ["'=x"], ["-5"], ["+7916"], ["ok"]] },
      "utf-8",
    );
    const lines = new TextDecoder().decode(bytes).trim().split("\r\n");
    expect(lines).toEqual(["h", "'=cmd()", "'+A1", "'@x", "'-x", "''=x", "-5", "+7916", "ok"]);
  });
});

describe("a replacement character", () => {
  it("in the file's own text is kept, in every character set", async () => {
    for (const encoding of ["utf-8", "gb18030"] as const) {
      const bytes = writeCsv({ header: ["订单号"], rows: [["省 \ufffd"]] }, encoding);
      expect((await read(bytes)).tables[0]?.rows.at(-1)?.cells, encoding).toEqual(["省 \ufffd"]);
    }
  });
});

describe("orders through a file", () => {
  const ways = ["xlsx", "utf-8", "gb18030"] as const;

  it("come back the same as XLSX and as CSV in each character set", async () => {
    await fc.assert(
      fc.asyncProperty(anyOrders, fc.constantFrom(...ways), async (orders, way) => {
        const [header = [], ...rows] = renderOrderExport(orders, "with_email");
        const sheet = { name: "订单", header, rows };
        const bytes = way === "xlsx" ? await writeXlsx(sheet) : writeCsv(sheet, way);
        const intake = readOrderTable((await read(bytes)).tables);
        expect(intake).toMatchObject({ ok: true, value: { refused: [] } });
        if (intake.ok) expect(intake.value.orders.map((order) => order.content)).toEqual(orders);
      }),
      { numRuns: 60 },
    );
  });
});
