import type { FieldSpec } from "#lib/customs/field-spec";
import { messageSpecs } from "#lib/customs/message-specs";
import type { PassedMessage } from "#lib/customs/passed-message";
import { baseTransfer } from "#lib/customs/tables/base-transfer";
import { cebNamespace } from "./names.ts";
import { escapeAttribute, escapeText, xmlDeclaration } from "./xml-text.ts";

/**
 * A message as the standard writes it: documents, then BaseTransfer once (eight official samples carry it twice and fail
 * their own schema), every element in the table's order under the prefix `ceb`, no optional element without a value. UTF-8
 * without a byte order mark, no white space between elements, so that a signature covers nothing else.
 */
export function encodeMessage(message: PassedMessage): string {
  const { root, node, headNode, lineNode, head, line } = messageSpecs[message.kind];
  const documents = message.documents.map((doc) => {
    const fields = elements(head, doc.head);
    const lines = doc.lines.map((one) => element(lineNode ?? "", elements(line, one))).join("");
    return element(node, headNode === null ? fields : element(headNode, fields) + lines);
  });
  const body = documents.join("") + element("BaseTransfer", elements(baseTransfer, message.transfer));
  const opening = `<ceb:${root} xmlns:ceb="${cebNamespace}" guid="${escapeAttribute(message.guid)}" version="1.0">`;
  return `${xmlDeclaration}\n${opening}${body}</ceb:${root}>`;
}

function elements(specs: readonly FieldSpec[], values: object): string {
  const given = new Map<string, unknown>(Object.entries(values));
  return specs
    .map(({ name }) => {
      const value = given.get(name);
      return typeof value === "string" ? element(name, escapeText(value)) : "";
    })
    .join("");
}

function element(name: string, content: string): string {
  return `<ceb:${name}>${content}</ceb:${name}>`;
}
