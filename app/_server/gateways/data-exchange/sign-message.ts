import { SignedXml } from "xml-crypto";

/**
 * Signs a business message: XML in, the same XML with its enveloped W3C signature out. A port: SM2 with SM3, which the
 * standard prefers, and keys in a card or a service come in behind it.
 */
export type MessageSigner = (xml: string) => Promise<string>;

/** A key of which ALP holds both halves, as PEM: the sandbox's test key. */
export type RsaKey = { readonly privateKey: string; readonly certificate: string };

const dsig = "http://www.w3.org/2000/09/xmldsig#";
const canonicalXml = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

/** The standard's fallback: RSA-SHA1 with SHA1 over C14N 20010315, the X.509 certificate in KeyInfo, prefix `ds`. */
export function rsaSigner({ privateKey, certificate }: RsaKey): MessageSigner {
  return async (xml) => {
    const signature = new SignedXml({
      ...{ privateKey, publicCert: certificate },
      signatureAlgorithm: `${dsig}rsa-sha1`,
      canonicalizationAlgorithm: canonicalXml,
    });
    signature.addReference({
      xpath: "/*",
      transforms: [`${dsig}enveloped-signature`, canonicalXml],
      digestAlgorithm: `${dsig}sha1`,
      ...{ uri: "", isEmptyUri: true },
    });
    // after BaseTransfer, the last of what we send
    signature.computeSignature(xml, { prefix: "ds", location: { reference: "/*", action: "append" } });
    return signature.getSignedXml();
  };
}
