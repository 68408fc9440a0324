import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import ExcelJS from "exceljs";

type Pace = {
  readonly step: number;
  /** After every `step` rows; throwing stops the writing. */
  readonly tell: (done: number) => Promise<void>;
};

/**
 * An XLSX of very many rows, all cells text: each row is written as it comes, so that only the compressed file is in the
 * memory. Between steps others have their turn.
 */
export async function writeLongXlsx(
  { name, header }: { readonly name: string; readonly header: readonly string[] },
  count: number,
  rowAt: (place: number) => readonly string[],
  { step, tell }: Pace,
): Promise<Uint8Array> {
  const stream = new PassThrough();
  const whole = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet(name.slice(0, 31), { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = header.map(() => ({ width: 22, style: { numFmt: "@" } }));
  const first = sheet.addRow([...header]);
  first.font = { bold: true };
  first.commit();
  for (let place = 0; place < count; place += 1) {
    sheet.addRow([...rowAt(place)]).commit();
    // jobs of others share the process
    if ((place + 1) % 500 === 0) await setImmediate();
    if ((place + 1) % step === 0) await tell(place + 1);
  }
  sheet.commit();
  await workbook.commit();
  return new Uint8Array(await whole);
}
