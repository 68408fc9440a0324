import type { Values } from "../messages/form.ts";
import type { MessageForm } from "../messages/forms.ts";
import type { BusinessDocument } from "../messages/read.ts";

/** What the e-port checks before anything goes to customs: required values, kinds of report, instants, line numbers. */
export function parameterFault(form: MessageForm, { head, lines }: BusinessDocument): string | null {
  const empty = form.head.find((field) => !field.isOptional && (head[field.name] ?? "").trim() === "");
  if (empty) return `${empty.name}不能为空`;
  if (!/^[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}$/i.test(head.guid ?? "")) return "guid格式不正确";
  if (!/^[123]$/.test(head.appType ?? "")) return "appType不正确";
  if (!/^[12]$/.test(head.appStatus ?? "")) return "appStatus不正确";
  if (!isInstant(head.appTime)) return "appTime不正确";
  return lineFault(form, lines);
}

function lineFault(form: MessageForm, lines: readonly Values[]): string | null {
  for (const [n, line] of lines.entries()) {
    const empty = form.lines?.find((field) => !field.isOptional && (line[field.name] ?? "").trim() === "");
    if (empty) return `第${n + 1}项${empty.name}不能为空`;
  }
  return null;
}

/** Line numbers that occur twice. */
export function repeatedLine(lines: readonly Values[]): string | null {
  const seen = new Set<string>();
  for (const { gnum } of lines) {
    if (gnum === undefined) continue;
    const number = String(Number(gnum));
    if (seen.has(number)) return number;
    seen.add(number);
  }
  return null;
}

/** YYYYMMDDhhmmss, a real one. */
export function isInstant(text: string | undefined): boolean {
  const parts = /^(\d{8})(\d\d)(\d\d)(\d\d)$/.exec(text ?? "");
  if (!parts || !isDay(parts[1])) return false;
  return Number(parts[2]) < 24 && Number(parts[3]) < 60 && Number(parts[4]) < 60;
}

/** YYYYMMDD, a real one. */
export function isDay(text: string | undefined): boolean {
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(text ?? "");
  if (!parts) return false;
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
