import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import PDFDocument from "pdfkit";

/** A document as an office sends it: one page of text. */
export async function aPdf(title: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const pdf = new PDFDocument({ size: "A4" });
  const parts: Buffer[] = [];
  pdf.on("data", (part: Buffer) => parts.push(part));
  const whole = new Promise<void>((resolve) => pdf.on("end", resolve));
  pdf.fontSize(20).text(title).moveDown().fontSize(12).text("Issued for the certification as a carrier. Page 1 of 1.");
  pdf.end();
  await whole;
  return { name: `${title}.pdf`, mimeType: "application/pdf", buffer: Buffer.concat(parts) };
}

/** Opens a PDF as a reader does: how many pages it has, and all its text without spaces. */
export async function readPdf(bytes: Uint8Array): Promise<{ readonly pages: number; readonly text: string }> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const parts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) if ("str" in item) parts.push(item.str);
  }
  const pages = pdf.numPages;
  await task.destroy();
  return { pages, text: parts.join("").replace(/\s/g, "") };
}
