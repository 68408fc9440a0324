/** Draws on one page, points from the top left; the writer turns the axis. */
export type Drawing = {
  text: (x: number, y: number, size: number, text: string, bold?: boolean) => void;
  box: (x: number, y: number, width: number, height: number) => void;
  line: (x1: number, y1: number, x2: number, y2: number) => void;
};

/** A one-page PDF 1.4 with the two standard Helvetica faces: enough for a carrier's plain label. */
export function onePagePdf(width: number, height: number, draw: (drawing: Drawing) => void): Buffer {
  const ops: string[] = [];
  draw({
    text: (x, y, size, text, bold = false) =>
      ops.push(`BT /${bold ? "F2" : "F1"} ${size} Tf ${fixed(x)} ${fixed(height - y)} Td (${latin(text)}) Tj ET`),
    box: (x, y, w, h) => ops.push(`${fixed(x)} ${fixed(height - y - h)} ${fixed(w)} ${fixed(h)} re f`),
    line: (x1, y1, x2, y2) =>
      ops.push(`0.6 w ${fixed(x1)} ${fixed(height - y1)} m ${fixed(x2)} ${fixed(height - y2)} l S`),
  });
  const content = ops.join("\n");
  return assemble([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${fixed(width)} ${fixed(height)}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>`,
    `<< /Length ${Buffer.byteLength(content, "latin1")} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
  ]);
}

function assemble(objects: readonly string[]): Buffer {
  let file = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n";
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(file, "latin1");
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(file, "latin1");
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

/** What Helvetica cannot show becomes a question mark. */
function latin(text: string): string {
  return text.replace(/[^\x20-\x7e\u00a0-\u00ff]/gu, "?").replace(/[\\()]/g, "\\$&");
}

function fixed(value: number): string {
  return value.toFixed(3).replace(/\.?0+$/, "");
}
