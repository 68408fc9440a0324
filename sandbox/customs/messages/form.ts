import type { Element } from "../xml/read.ts";

/** `exact`: so many characters; `text`: so many at most; `decimal`: 19 digits, 5 of them decimals; `whole`: so many digits. */
export type FieldType = "exact" | "text" | "decimal" | "whole";

export type Field = {
  readonly name: string;
  readonly type: FieldType;
  readonly min: number;
  readonly max: number;
  readonly isOptional: boolean;
};

/** The values of one node, by the name of the element. */
export type Values = Readonly<Record<string, string>>;

/**
 * Fields in the order that the schema demands, each `name type`, the type with `?` when the element may be left out:
 * `c36` 36 characters, `s100` up to 100, `s3-4` 3 or 4, `d` decimal, `i9` whole number of up to 9 digits.
 */
export function fields(text: string): readonly Field[] {
  const words = text.trim().split(/\s+/);
  return Array.from({ length: words.length / 2 }, (_, n) => {
    const [name = "", type = ""] = words.slice(2 * n, 2 * n + 2);
    const isOptional = type.endsWith("?");
    const [from = "0", to = from] = type.slice(1, isOptional ? -1 : undefined).split("-");
    const max = Number(to);
    if (type.startsWith("c")) return { name, type: "exact", min: max, max, isOptional };
    if (type.startsWith("s")) return { name, type: "text", min: from === to ? 0 : Number(from), max, isOptional };
    return { name, type: type.startsWith("i") ? "whole" : "decimal", min: 0, max, isOptional };
  });
}

export type Fault = { readonly path: string; readonly what: string };

/** Reads one node against its fields: order, presence, lengths, digits, as the schema would. */
export function readFields(node: Element, form: readonly Field[], path: string, faults: Fault[]): Values {
  return readSequence(node.children, form, node, path, faults);
}

export function readSequence(
  children: readonly Element[],
  form: readonly Field[],
  parent: Element,
  path: string,
  faults: Fault[],
): Values {
  const values: Record<string, string> = {};
  if (parent.text.trim() !== "") faults.push({ path, what: "该节点不允许有文本内容" });
  let at = 0;
  for (const child of children) {
    const found = form.findIndex((field, n) => n >= at && field.name === child.name);
    if (found < 0 || child.namespace !== parent.namespace) {
      const wanted = form.slice(at).map((field) => field.name);
      const what = `发现无效内容，期望的元素为 ${wanted.slice(0, 3).join("、") || "（无）"}`;
      faults.push({ path: `${path}/${child.name}`, what });
      return values;
    }
    for (const field of form.slice(at, found)) if (!field.isOptional) missing(field, path, faults);
    at = found + 1;
    const field = form[found];
    if (field) values[field.name] = readValue(child, field, `${path}/${field.name}`, faults);
  }
  for (const field of form.slice(at)) if (!field.isOptional) missing(field, path, faults);
  return values;
}

function missing(field: Field, path: string, faults: Fault[]): void {
  faults.push({ path: `${path}/${field.name}`, what: "缺少必填元素" });
}

function readValue(element: Element, field: Field, path: string, faults: Fault[]): string {
  const { text } = element;
  if (element.children.length > 0) faults.push({ path, what: "该元素不允许有子元素" });
  const fault =
    field.type === "decimal"
      ? decimalFault(text)
      : field.type === "whole"
        ? wholeFault(text, field)
        : textFault(text, field);
  if (fault) faults.push({ path, what: fault });
  return field.type === "decimal" || field.type === "whole" ? text.trim() : text;
}

function textFault(text: string, { min, max }: Field): string | null {
  const { length } = Array.from(text);
  if (min === max && length !== max) return `长度必须为${max}，实际为${length}`;
  if (length > max) return `长度不能超过${max}，实际为${length}`;
  return length < min ? `长度不能少于${min}，实际为${length}` : null;
}

function decimalFault(text: string): string | null {
  const parts = /^[+-]?(?:(\d+)(?:\.(\d*))?|\.(\d+))$/.exec(text.trim());
  if (!parts) return `“${text}”不是有效的数值`;
  const whole = (parts[1] ?? "").replace(/^0+/, "");
  const decimals = (parts[2] ?? parts[3] ?? "").replace(/0+$/, "");
  if (decimals.length > 5) return "小数位数不能超过5位";
  return whole.length + decimals.length > 19 ? "总位数不能超过19位" : null;
}

function wholeFault(text: string, { max }: Field): string | null {
  const parts = /^[+-]?0*(\d+)$/.exec(text.trim());
  if (!parts) return `“${text}”不是有效的整数`;
  return (parts[1] ?? "").length > max ? `整数位数不能超过${max}位` : null;
}
