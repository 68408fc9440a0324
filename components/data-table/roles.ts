/**
 * The roles a table has anyway. On a phone its rows are laid out as flex boxes, and browsers then forget that they are
 * rows; said outright, they stay (WAI-ARIA, table role).
 */
export const roles = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  rowHead: { role: "rowheader" },
  cell: { role: "cell" },
} as const;
