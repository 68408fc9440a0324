/** A tree to be written: a text, or elements by name in order. */
export type Branch = string | readonly (readonly [name: string, content: Branch])[];

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Elements with a prefix. */
export function writeBranch(prefix: string, branch: Branch): string {
  if (typeof branch === "string") return escapeXml(branch);
  return branch
    .map(([name, content]) => `<${prefix}${name}>${writeBranch(prefix, content)}</${prefix}${name}>`)
    .join("");
}

/** Text that stands as it is: the end mark of a section is the only thing that must be parted. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
