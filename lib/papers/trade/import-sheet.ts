import type { FieldSpec } from "#lib/customs/field-spec";
import type { CebDocument } from "#lib/customs/message";
import { messageSpecs } from "#lib/customs/message-specs";

/** Rows of text under the standard's own column names. */
export type ImportTable = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Head fields that the Single Window gives itself when a list is typed in by hand: identity, time and state of a message. */
const givenThere: ReadonlySet<string> = new Set(["guid", "appType", "appTime", "appStatus", "preNo", "invtNo"]);

/**
 * 出口清单 (603) for those who type into the Single Window by hand: one table of heads, one of goods, in the order and under
 * the names of standard 202205, the order's number leading in both so that goods find their list. The window's own template
 * is not public; its columns are these fields.
 */
export function importTables(lists: readonly CebDocument<"CEB603">[]): {
  readonly heads: ImportTable;
  readonly lines: ImportTable;
} {
  const { head, line } = messageSpecs.CEB603;
  const heads = head.filter(({ name }) => !givenThere.has(name));
  const orderNo = head.find(({ name }) => name === "orderNo");
  const keyed = orderNo ? [orderNo, ...line] : line;
  return {
    heads: { header: heads.map(title), rows: lists.map(({ head: values }) => cells(heads, values)) },
    lines: {
      header: keyed.map(title),
      rows: lists.flatMap(({ head: { orderNo: number }, lines }) =>
        lines.map((values) => cells(keyed, { ...values, orderNo: number })),
      ),
    },
  };
}

/** "电商企业代码 ebcCode *": the star marks what must be filled in. */
function title({ zh, name, mandatory }: FieldSpec): string {
  return `${zh} ${name}${mandatory ? " *" : ""}`;
}

function cells(specs: readonly FieldSpec[], values: Readonly<Record<string, string | undefined>>): string[] {
  return specs.map(({ name }) => values[name] ?? "");
}
