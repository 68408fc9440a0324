const inText: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };
const inAttribute: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", '"': "&quot;" },
  ...{ "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;" },
};

/** Text between tags, escaped as canonical XML writes it. What XML cannot carry was found by the check. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (one) => inText[one] ?? one);
}

/** An attribute's value, escaped as canonical XML writes it. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<"\t\n\r]/g, (one) => inAttribute[one] ?? one);
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>';
