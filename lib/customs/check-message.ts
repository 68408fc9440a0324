import { checkField } from "./check-field.ts";
import { type AddFinding, type CheckedDocument, documentRules } from "./document-rules.ts";
import { type DeclarationSettings, defaultSettings } from "./facts.ts";
import type { FieldSpec } from "./field-spec.ts";
import type { CustomsFinding } from "./finding.ts";
import type { CebMessage } from "./message.ts";
import { maxDocuments, messageSpecs } from "./message-specs.ts";
import { baseTransfer } from "./tables/base-transfer.ts";

const guidSpec: FieldSpec = { name: "guid", zh: "报文编号", kind: "fixed", size: 36, mandatory: true, form: "guid" };

/**
 * A message against every rule of its field table, the arithmetic and the keys, before it may be signed and sent. One
 * finding per element at most from the table; cross checks speak only where the values themselves are well formed. No
 * finding: the official schema of 202205 takes it, as far as the tables tell.
 */
export function checkMessage(
  message: CebMessage,
  settings: Pick<DeclarationSettings, "codeForm"> = defaultSettings,
): readonly CustomsFinding[] {
  const { kind } = message;
  const spec = messageSpecs[kind];
  const findings: CustomsFinding[] = [];
  const adder =
    (place: number | null): AddFinding =>
    (line, element, code, values = {}) =>
      findings.push({ kind, document: place, line, element, code, values });
  const addToMessage = adder(null);
  const checkFields = (specs: readonly FieldSpec[], values: object, line: number | null, add: AddFinding) => {
    const given = new Map(Object.entries(values));
    for (const one of specs) {
      const fault = checkField(one, given.get(one.name), settings.codeForm);
      if (fault) add(line, one.name, fault.code, fault.values);
      given.delete(one.name);
    }
    for (const [name, value] of given) if (value !== undefined) add(line, name, "unknown_element");
  };

  checkFields([guidSpec], { guid: message.guid }, null, addToMessage);
  checkFields(baseTransfer, message.transfer, null, addToMessage);
  const documents = message.documents as readonly CheckedDocument[];
  if (documents.length === 0) addToMessage(null, spec.node, "no_documents");
  if (documents.length > maxDocuments)
    addToMessage(null, spec.node, "too_many_documents", { count: documents.length, max: maxDocuments });

  const keys = new Map<string, number>();
  const guids = new Set<string>();
  documents.forEach((doc, at) => {
    const add = adder(at);
    checkFields(spec.head, doc.head, null, add);
    doc.lines.forEach((line, position) => {
      checkFields(spec.line, line, position, add);
    });
    if (spec.maxLines !== null && doc.lines.length > spec.maxLines)
      add(null, spec.lineNode ?? spec.node, "too_many_lines", { count: doc.lines.length, max: spec.maxLines });
    const { check, keyElements, keyElement } = documentRules[kind];
    check(doc, add);
    const guid = doc.head.guid ?? "";
    if (guid !== "" && guids.has(guid)) add(null, "guid", "guid_repeated");
    guids.add(guid);
    const key = JSON.stringify(keyElements.map((element) => doc.head[element]));
    const first = keys.get(key);
    if (first !== undefined)
      add(null, keyElement, "key_repeated", { first: first + 1, value: doc.head[keyElement] ?? "" });
    else keys.set(key, at);
  });
  return findings;
}
