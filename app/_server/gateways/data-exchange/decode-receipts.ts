import type { Element } from "@xmldom/xmldom";
import type { FieldSpec } from "#lib/customs/field-spec";
import type { CustomsReceipt, IncomingReceipt, ReceiptKind, SummaryResultLine } from "#lib/customs/receipt";
import { summaryResultHead, summaryResultLine } from "#lib/customs/tables/ceb792";
import { formatReceipt } from "#lib/customs/tables/ceb900";
import {
  listReceipt,
  masterListReceipt,
  orderReceipt,
  summaryReceipt,
  waybillReceipt,
  withdrawalReceipt,
} from "#lib/customs/tables/receipts";
import { ok, type Result, refuse } from "#lib/kit/result";
import { cebNamespace } from "./names.ts";
import { childOf, childrenOf, plainText, rawXml, readXml, type XmlRefusal } from "./read-xml.ts";

/** What of a message ALP has no word for, as it was written: kept and counted, never taken for something known. */
export type UnknownElement = { readonly path: string; readonly raw: string };

/** A document that lacks what makes it a receipt. */
export type UnreadableReceipt = {
  readonly reason: "missing" | "too_long" | "repeated";
  readonly element: string;
  readonly raw: string;
};

export type DecodedMessage = {
  readonly messageType: string;
  readonly guid: string;
  readonly receipts: readonly IncomingReceipt[];
  readonly unreadable: readonly UnreadableReceipt[];
  readonly unknown: readonly UnknownElement[];
  /** All of them, also those beyond what is kept. */
  readonly unknownCount: number;
};

export type DecodeRefusal =
  | XmlRefusal
  | { readonly code: "unknown_message"; readonly values: { readonly root: string } };

type ReceiptForm = { readonly node: string; readonly specs: readonly FieldSpec[] };

const forms: Readonly<Record<ReceiptKind, ReceiptForm>> = {
  CEB304: { node: "OrderReturn", specs: orderReceipt },
  CEB506: { node: "LogisticsReturn", specs: waybillReceipt },
  CEB604: { node: "InventoryReturn", specs: listReceipt },
  CEB606: { node: "InvtCancelReturn", specs: withdrawalReceipt },
  CEB608: { node: "WayBillReturn", specs: masterListReceipt },
  CEB702: { node: "SummaryReturn", specs: summaryReceipt },
};

/** Elements without which a receipt says nothing; the rest may be absent or empty, as the text of the standard has it. */
const indispensable: ReadonlySet<string> = new Set(["guid", "returnStatus", "returnTime"]);
const maxUnknown = 50;

/**
 * Reads one business message that customs sent: CEB304, 506, 604, 606, 608, 702, 792 or 900. Strict in its form, patient in
 * what it holds: one bad document does not take the others with it, states are text as they came. Refusals: those of XML,
 * unknown_message for any other root.
 */
export function decodeReceipts(bytes: Uint8Array): Result<DecodedMessage, DecodeRefusal> {
  const read = readXml(bytes);
  if (!read.ok) return read;
  const root = read.value;
  const name = root.localName ?? "";
  const kind = /^(CEB\d{3})Message$/.exec(name)?.[1] ?? "";
  const reading = new Reading();
  if (root.namespaceURI !== cebNamespace || !reading.readRoot(kind, root))
    return refuse({ code: "unknown_message", values: { root: root.nodeName.slice(0, 60) } });
  const { receipts, unreadable, unknown, unknownCount } = reading;
  return ok({
    ...{ messageType: name, guid: root.getAttribute("guid") ?? "" },
    receipts,
    unreadable,
    unknown,
    unknownCount,
  });
}

class Reading {
  readonly receipts: IncomingReceipt[] = [];
  readonly unreadable: UnreadableReceipt[] = [];
  readonly unknown: UnknownElement[] = [];
  unknownCount = 0;

  /** False for a kind that is none of ours. */
  readRoot(kind: string, root: Element): boolean {
    if (kind === "CEB900") this.readFormat(root);
    else if (kind === "CEB792") this.readResults(root);
    else if (isReceiptKind(kind)) this.readReceipts(kind, root);
    else return false;
    return true;
  }

  private readReceipts(kind: ReceiptKind, root: Element): void {
    const { node, specs } = forms[kind];
    for (const child of this.known(root, [node])) {
      const values = this.fields(child, specs, indispensable);
      if (values) this.receipts.push(toReceipt(kind, values));
    }
  }

  private readFormat(root: Element): void {
    // by the standard's table the fields stand in a node of the root's own name, in messages seen they stand in the root
    const holder = childOf(root, cebNamespace, "CEB900Message") ?? root;
    const values = this.fields(holder, formatReceipt, new Set(["returnStatus"]));
    if (!values) return;
    this.receipts.push({
      ...{ kind: "CEB900", guid: text(values, "guid"), status: text(values, "returnStatus") },
      ...{ time: text(values, "returnTime"), info: text(values, "returnInfo"), copMsgId: text(values, "oriCopMsgId") },
      ...{ messageType: text(values, "oriMessageType"), original: text(values, "oriBizMessage") },
    });
  }

  private readResults(root: Element): void {
    for (const result of this.known(root, ["SummaryResult"])) {
      const [head, ...lines] = this.known(result, ["SummaryResultHead", "SummaryResultList"]);
      const values =
        head?.localName === "SummaryResultHead"
          ? this.fields(head, summaryResultHead, new Set(["sumNo", "declSeqNo"]))
          : null;
      if (!values) {
        if (head?.localName !== "SummaryResultHead") this.refuse("missing", "SummaryResultHead", result);
        continue;
      }
      const read = lines.map((line) => this.fields(line, summaryResultLine, new Set(["invtNo"])));
      this.receipts.push({
        kind: "CEB792",
        ...{ guid: text(values, "guid"), customsCode: text(values, "customsCode"), sumNo: text(values, "sumNo") },
        ...{ opDate: text(values, "opDate"), declSeqNo: text(values, "declSeqNo"), decState: text(values, "decState") },
        ...{
          decTmpNo: given(values, "decTmpNo"),
          decPreNo: given(values, "decPreNo"),
          entryId: given(values, "entryId"),
        },
        ...{ agentCode: text(values, "agentCode"), ebcCode: text(values, "ebcCode") },
        ...{ declAgentCode: text(values, "declAgentCode"), grossWeight: text(values, "grossWeight") },
        ...{
          netWeight: text(values, "netWeight"),
          msgCount: text(values, "msgCount"),
          msgSeqNo: text(values, "msgSeqNo"),
        },
        lines: read.flatMap((line) => (line ? [toResultLine(line)] : [])),
      });
    }
  }

  /** Children of these names; signatures are not read, what else there is is kept as unknown. */
  private known(parent: Element, names: readonly string[]): readonly Element[] {
    return childrenOf(parent).filter((child) => {
      const isKnown = child.namespaceURI === cebNamespace && names.includes(child.localName ?? "");
      if (!isKnown && child.localName !== "Signature" && child.localName !== "BaseTransfer")
        this.keepUnknown(parent, child);
      return isKnown;
    });
  }

  /** The values of one document by name; null when it is kept as unreadable. */
  private fields(parent: Element, specs: readonly FieldSpec[], needed: ReadonlySet<string>): Values | null {
    const values = new Map<string, string>();
    for (const child of childrenOf(parent)) {
      const name = child.localName ?? "";
      const spec = child.namespaceURI === cebNamespace ? specs.find((one) => one.name === name) : undefined;
      const value = spec ? plainText(child) : null;
      if (!spec || value === null) this.keepUnknown(parent, child);
      else if (values.has(name)) return this.refuse("repeated", name, parent);
      else if ([...value].length > spec.size) return this.refuse("too_long", name, parent);
      else values.set(name, value.trim());
    }
    for (const name of needed) if (!values.get(name)) return this.refuse("missing", name, parent);
    return values;
  }

  private refuse(reason: UnreadableReceipt["reason"], element: string, parent: Element): null {
    this.unreadable.push({ reason, element, raw: rawXml(parent) });
    return null;
  }

  private keepUnknown(parent: Element, child: Element): void {
    this.unknownCount++;
    if (this.unknown.length < maxUnknown)
      this.unknown.push({ path: `${parent.localName}/${child.nodeName}`.slice(0, 200), raw: rawXml(child) });
  }
}

type Values = ReadonlyMap<string, string>;

function isReceiptKind(kind: string): kind is ReceiptKind {
  return Object.hasOwn(forms, kind);
}

function text(values: Values, name: string): string {
  return values.get(name) ?? "";
}

function given(values: Values, name: string): string | null {
  return values.get(name) || null;
}

function toReceipt(kind: ReceiptKind, values: Values): CustomsReceipt {
  return {
    ...{ kind, guid: text(values, "guid"), status: text(values, "returnStatus"), time: text(values, "returnTime") },
    ...{ info: text(values, "returnInfo"), ebpCode: given(values, "ebpCode"), ebcCode: given(values, "ebcCode") },
    ...{ agentCode: given(values, "agentCode"), orderNo: given(values, "orderNo"), copNo: given(values, "copNo") },
    ...{ logisticsCode: given(values, "logisticsCode"), logisticsNo: given(values, "logisticsNo") },
    ...{ billNo: given(values, "billNo"), msgSeqNo: given(values, "msgSeqNo"), preNo: given(values, "preNo") },
    ...{
      invtNo: given(values, "invtNo"),
      sumNo: given(values, "sumNo"),
      statisticsFlag: given(values, "statisticsFlag"),
    },
  };
}

function toResultLine(values: Values): SummaryResultLine {
  return {
    ...{ invtNo: text(values, "invtNo"), logisticsNo: text(values, "logisticsNo"), gseqno: text(values, "gseqno") },
    ...{ gnum: text(values, "gnum"), gcode: text(values, "gcode") },
  };
}
