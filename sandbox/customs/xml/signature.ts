import { createHash, timingSafeEqual, verify, X509Certificate } from "node:crypto";
import { type Element, openDocument, xmlLibrary } from "./read.ts";

const dsig = "http://www.w3.org/2000/09/xmldsig#";
const canonicalXml = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const enveloped = `${dsig}enveloped-signature`;

const digests: Readonly<Record<string, string>> = {
  [`${dsig}sha1`]: "sha1",
  "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
};
const methods: Readonly<Record<string, string>> = {
  [`${dsig}rsa-sha1`]: "RSA-SHA1",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": "RSA-SHA256",
};

/**
 * `missing`; `valid`; `mismatch`: the data is not what was signed; `invalid`: a form that is not accepted, a wrong value, a
 * certificate that is not the registered one or that ran out.
 */
export type SignatureVerdict = { readonly verdict: "missing" | "valid" | "mismatch" | "invalid"; readonly why: string };

/**
 * Judges the enveloped W3C signature of a message: C14N 20010315, RSA with SHA1 or SHA256, one reference to the whole
 * document, the certificate in KeyInfo the very one that the account registered.
 */
export async function judgeSignature(
  bytes: Uint8Array,
  root: Element,
  certificatePem: string | null,
  now: number,
): Promise<SignatureVerdict> {
  const all = signaturesIn(root);
  const [signature] = root.children.filter(isSignature);
  if (all === 0) return { verdict: "missing", why: "没有签名" };
  if (all > 1 || !signature) return invalid("签名节点必须唯一，并位于报文根节点之下");
  const read = readSignature(signature);
  if ("why" in read) return read;
  const certificate = registered(certificatePem);
  if (!certificate) return invalid("该传输编号未登记证书");
  if (!certificate.raw.equals(read.certificate)) return invalid("签名证书与登记的证书不一致");
  if (Date.parse(certificate.validTo) < now || Date.parse(certificate.validFrom) > now)
    return invalid("证书不在有效期内");
  const forms = await canonicalForms(bytes);
  if (!forms) return invalid("签名节点无法规范化");
  const found = createHash(read.digest).update(forms.document, "utf8").digest();
  if (found.length !== read.digestValue.length || !timingSafeEqual(found, read.digestValue))
    return { verdict: "mismatch", why: "报文内容与签名摘要不一致" };
  const holds = verify(read.method, Buffer.from(forms.signedInfo, "utf8"), certificate.publicKey, read.value);
  return holds ? { verdict: "valid", why: "" } : invalid("签名值验证不通过");
}

function invalid(why: string): SignatureVerdict {
  return { verdict: "invalid", why };
}

type Read = {
  readonly digest: string;
  readonly digestValue: Buffer;
  readonly method: string;
  readonly value: Buffer;
  readonly certificate: Buffer;
};

function readSignature(signature: Element): Read | SignatureVerdict {
  const info = child(signature, "SignedInfo");
  const references = info?.children.filter((one) => is(one, "Reference")) ?? [];
  const [reference] = references;
  if (!info || !reference || references.length !== 1) return invalid("签名须且仅须引用一次整个报文");
  if (reference.attributes.get("URI") !== "") return invalid("签名引用必须是整个报文");
  if (algorithm(child(info, "CanonicalizationMethod")) !== canonicalXml) return invalid("规范化算法不支持");
  const transforms = child(reference, "Transforms")?.children.map(algorithm) ?? [];
  if (transforms[0] !== enveloped || transforms.slice(1).some((one) => one !== canonicalXml) || transforms.length > 2)
    return invalid("签名转换算法不支持");
  const digest = digests[algorithm(child(reference, "DigestMethod"))];
  const method = methods[algorithm(child(info, "SignatureMethod"))];
  if (!digest || !method) return invalid("签名算法不支持");
  const digestValue = base64(child(reference, "DigestValue"));
  const value = base64(child(signature, "SignatureValue"));
  const data = child(child(signature, "KeyInfo"), "X509Data");
  const certificate = base64(child(data, "X509Certificate"));
  if (!digestValue || !value || !certificate) return invalid("签名值、摘要或证书缺失");
  return { digest, digestValue, method, value, certificate };
}

/** Both canonical texts: the document without its signature, and what was signed as it stands in the document. */
async function canonicalForms(bytes: Uint8Array): Promise<{ document: string; signedInfo: string } | null> {
  const { XmlC14NMode } = await xmlLibrary();
  const document = await openDocument(bytes);
  if ("fault" in document) return null;
  try {
    const names = { ds: dsig };
    const info = document.get("/*/ds:Signature/ds:SignedInfo", names);
    const signature = document.get("/*/ds:Signature", names);
    if (!info || !signature) return null;
    const signedInfo = info.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_1_0 });
    signature.remove();
    return { signedInfo, document: document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_1_0 }) };
  } finally {
    document.dispose();
  }
}

function registered(pem: string | null): X509Certificate | null {
  try {
    return pem ? new X509Certificate(pem) : null;
  } catch {
    return null;
  }
}

export function isSignature(element: Element): boolean {
  return is(element, "Signature");
}

function signaturesIn(element: Element): number {
  return element.children.reduce((sum, one) => sum + (isSignature(one) ? 1 : 0) + signaturesIn(one), 0);
}

function is(element: Element, name: string): boolean {
  return element.name === name && element.namespace === dsig;
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => is(one, name));
}

function algorithm(element: Element | undefined): string {
  return element?.attributes.get("Algorithm") ?? "";
}

function base64(element: Element | undefined): Buffer | null {
  const text = element?.text.replace(/\s/g, "") ?? "";
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, "base64") : null;
}
