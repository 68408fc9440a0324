import { type Element, readXml } from "../xml/read.ts";
import { isSignature } from "../xml/signature.ts";
import { type Fault, readFields, readSequence, type Values } from "./form.ts";
import { baseSubscribe, baseTransfer, type MessageForm, messageForms } from "./forms.ts";

const ceb = "http://www.chinaport.gov.cn/ceb";

export type BusinessDocument = { readonly head: Values; readonly lines: readonly Values[] };

export type BusinessMessage = {
  readonly form: MessageForm;
  readonly root: Element;
  readonly guid: string;
  readonly documents: readonly BusinessDocument[];
  readonly transfer: Values;
};

/** A message that fails the format check, as the receipt 900 tells it. */
export type FormatRefusal = {
  /** The root element, `Unknown` when it could not be read. */
  readonly messageType: string;
  readonly code: "0001" | "0002" | "0999";
  readonly faults: readonly Fault[];
};

/** Reads a business message as strictly as the schema of 202205: order, lengths, digits, counts. */
export async function readMessage(bytes: Uint8Array): Promise<BusinessMessage | FormatRefusal> {
  const root = await readXml(bytes);
  if ("fault" in root) {
    const what =
      root.fault === "doctype" ? "报文不允许包含DTD或实体声明" : `报文不是有效的UTF-8编码XML：${root.message}`;
    return { messageType: "Unknown", code: "0001", faults: [{ path: "/", what }] };
  }
  const messageType = /^CEB\d{3}Message$/.test(root.name) ? root.name : "Unknown";
  const form = messageForms.find(({ number }) => root.name === `CEB${number}Message`);
  if (!form || root.namespace !== ceb) {
    const what = form ? `命名空间必须为 ${ceb}` : "不支持的报文类型";
    return { messageType, code: "0002", faults: [{ path: `/${root.name}`, what }] };
  }
  const faults: Fault[] = [];
  const guid = readRoot(root, faults);
  const documents = readDocuments(root, form, faults);
  const transfer = readTail(root, form, faults);
  return faults.length > 0 ? { messageType, code: "0002", faults } : { form, root, guid, documents, transfer };
}

function readRoot(root: Element, faults: Fault[]): string {
  const path = `/${root.name}`;
  const guid = root.attributes.get("guid") ?? "";
  if (guid.length !== 36) faults.push({ path: `${path}/@guid`, what: "必须为36位" });
  if (root.attributes.get("version") !== "1.0") faults.push({ path: `${path}/@version`, what: "必须为1.0" });
  for (const name of root.attributes.keys()) {
    // Attributes of XML Schema's own namespace (schemaLocation) are always allowed.
    if (name === "guid" || name === "version" || name.startsWith("{http://www.w3.org/2001/XMLSchema-instance}"))
      continue;
    faults.push({ path: `${path}/@${name}`, what: "不允许的属性" });
  }
  if (root.text.trim() !== "") faults.push({ path, what: "该节点不允许有文本内容" });
  return guid;
}

function readDocuments(root: Element, form: MessageForm, faults: Fault[]): BusinessDocument[] {
  const nodes = root.children.filter((child) => isCeb(child, form.node));
  if (nodes.length === 0) faults.push({ path: `/${root.name}`, what: `缺少元素 ${form.node}` });
  if (nodes.length > 100) faults.push({ path: `/${root.name}/${form.node}`, what: "一个报文最多100份单证" });
  return nodes.map((node, n) => readDocument(node, form, `${form.node}[${n + 1}]`, faults));
}

function readDocument(node: Element, form: MessageForm, path: string, faults: Fault[]): BusinessDocument {
  if (!form.lines) return { head: readFields(node, form.head, path, faults), lines: [] };
  const [headName, lineName] = [`${form.node}Head`, `${form.node}List`];
  const [first, ...rest] = node.children;
  if (!first || !isCeb(first, headName)) {
    faults.push({ path: `${path}/${headName}`, what: "缺少必填元素" });
    return { head: {}, lines: [] };
  }
  if (node.text.trim() !== "") faults.push({ path, what: "该节点不允许有文本内容" });
  const head = readFields(first, form.head, `${path}/${headName}`, faults);
  const stranger = rest.find((child) => !isCeb(child, lineName));
  if (stranger) faults.push({ path: `${path}/${stranger.name}`, what: `发现无效内容，期望的元素为 ${lineName}` });
  if (rest.length > form.maxLines) faults.push({ path: `${path}/${lineName}`, what: `一份单证最多${form.maxLines}项` });
  const lineFields = form.lines;
  const lines = rest.map((line, n) => readFields(line, lineFields, `${path}/${lineName}[${n + 1}]`, faults));
  return { head, lines };
}

/** What follows the documents: BaseTransfer once, up to five BaseSubscribe, then signature and extension, each at most once. */
function readTail(root: Element, form: MessageForm, faults: Fault[]): Values {
  const path = `/${root.name}`;
  let last = -1;
  const counts = new Map<number, number>();
  for (const child of root.children) {
    const place = placeOf(child, form.node);
    if (place < 0 || place < last) {
      faults.push({ path: `${path}/${child.name}`, what: "发现无效内容，元素未知或顺序不对" });
      return {};
    }
    last = place;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const transfer = root.children.filter((child) => isCeb(child, "BaseTransfer"));
  if (transfer.length !== 1) faults.push({ path: `${path}/BaseTransfer`, what: "必须出现且仅出现一次" });
  for (const [place, most] of [
    [2, 5],
    [3, 1],
    [4, 1],
  ] as const) {
    if ((counts.get(place) ?? 0) > most) faults.push({ path, what: `第${place}类附加节点出现次数超过${most}次` });
  }
  for (const child of root.children.filter((one) => isCeb(one, "BaseSubscribe")))
    readFields(child, baseSubscribe, "BaseSubscribe", faults);
  const [first] = transfer;
  return first ? readSequence(first.children, baseTransfer, first, "BaseTransfer", faults) : {};
}

function placeOf(child: Element, node: string): number {
  if (isSignature(child)) return 3;
  return child.namespace === ceb
    ? [node, "BaseTransfer", "BaseSubscribe", "", "ExtendMessage"].indexOf(child.name)
    : -1;
}

function isCeb(element: Element, name: string): boolean {
  return element.name === name && element.namespace === ceb;
}
