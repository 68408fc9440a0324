/** One thing that customs found, in the form in which its receipts tell it. */
export function finding(code: number, what: string): string {
  return `[Code:${code};Desc:${what}]`;
}

/** A receipt's text has room for 1000 characters. */
export function together(findings: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const one of findings) {
    length += one.length + 1;
    if (length > 960) return `${kept.join(";")};等共${findings.length}项`;
    kept.push(one);
  }
  return kept.join(";");
}

export const passed = {
  logic: finding(1800, "逻辑校验通过"),
  decided: finding(2100, "审结"),
  released: finding(2600, "放行"),
};
