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
