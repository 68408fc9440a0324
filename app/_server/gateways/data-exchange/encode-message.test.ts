import { describe, expect, it } from "vitest";
import { buildList } from "#lib/customs/build-list";
import { buildOrder } from "#lib/customs/build-order";
import { transferOf } from "#lib/customs/build-parts";
import { buildWaybill } from "#lib/customs/build-waybill";
import type { DocumentStamp } from "#lib/customs/facts";
import type { CebMessage } from "#lib/customs/message";
import { rightMessages } from "#lib/customs/messages.test-data";
import { packMessages } from "#lib/customs/pack-messages";
import { caseGuid, caseInstant, caseSeller, variedParcels } from "#lib/customs/parcels.test-data";
import { passMessage } from "#lib/customs/passed-message";
import { readMessage } from "#sandbox/customs/messages/read";
import { otherKey, sellerKey } from "#sandbox/customs/testing/keys";
import { readXml as readAsCustoms } from "#sandbox/customs/xml/read";
import { judgeSignature } from "#sandbox/customs/xml/signature";
import { encodeMessage } from "./encode-message.ts";
import { rsaSigner } from "./sign-message.ts";

function encoded(message: CebMessage): string {
  const passed = passMessage(message);
  if (!passed.ok) throw new Error(JSON.stringify(passed.findings));
  return encodeMessage(passed.value);
}

/** Customs' own reading, with another library and tables of its own. */
const asCustoms = (xml: string) => readMessage(Buffer.from(xml, "utf8"));

/** What was meant, as customs' reader gives it: values by name, absent elements left out. */
const meant = (message: CebMessage) =>
  message.documents.map(({ head, lines }) => ({ head: defined(head), lines: lines.map(defined) }));
const defined = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ""));

describe("a message in XML", () => {
  it.each(rightMessages().map((message) => [message.kind, message] as const))(
    "%s is read by customs as it was meant",
    async (_, message) => {
      const read = await asCustoms(encoded(message));
      expect(read).not.toHaveProperty("faults");
      if ("faults" in read) return;
      expect(read.guid).toBe(message.guid);
      expect(read.documents.map(({ head, lines }) => ({ head: defined(head), lines: lines.map(defined) }))).toEqual(
        meant(message),
      );
      expect(defined(read.transfer)).toEqual(defined(message.transfer));
    },
  );

  it("500 varied parcels are three times five messages that customs' format check takes, word for word", async () => {
    const parcels = variedParcels(500);
    const transfer = transferOf(caseSeller.transmitter);
    const guids = parcels.map((_, at) => caseGuid(50_000 + at));
    const stamp = (at: number): DocumentStamp => ({
      ...{ guid: caseGuid(at), at: caseInstant, appType: "1", preNo: null, invtNo: null },
    });
    const of = <T>(built: { readonly document: T | null }): T[] => (built.document === null ? [] : [built.document]);
    const messages: CebMessage[] = [
      ...packMessages(
        "CEB303",
        parcels.flatMap((one, at) => of(buildOrder(one, caseSeller, stamp(at)))),
        transfer,
        guids,
      ),
      ...packMessages(
        "CEB505",
        parcels.flatMap((one, at) => of(buildWaybill(one, caseSeller, stamp(at)))),
        transfer,
        guids,
      ),
      ...packMessages(
        "CEB603",
        parcels.flatMap((one, at) => of(buildList(one, caseSeller, stamp(at)))),
        transfer,
        guids,
      ),
    ];
    expect(messages.map((message) => message.documents.length)).toEqual(Array(15).fill(100));
    for (const message of messages) {
      const read = await asCustoms(encoded(message));
      if ("faults" in read) expect(read.faults).toEqual([]);
      else
        expect(read.documents.map(({ lines }) => lines.map(defined))).toEqual(meant(message).map(({ lines }) => lines));
    }
  });

  it("says nothing but the elements, in UTF-8 without a mark, and escapes what XML keeps for itself", () => {
    const [order] = rightMessages();
    const first = order?.documents[0];
    if (order?.kind !== "CEB303" || !first) throw new Error("the first case is an order");
    const named = {
      ...first,
      lines: first.lines.map((line) => ({ ...line, itemName: `a&b<c>"d"'e' ]]> 😀 𠮷` })),
    } as typeof first;
    const xml = encoded({ ...order, documents: [named] } as CebMessage);
    expect(xml).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<ceb:CEB303Message xmlns:ceb="http:\/\/www\.chinaport\.gov\.cn\/ceb" guid="[0-9A-F-]{36}" version="1\.0"><ceb:Order><ceb:OrderHead><ceb:guid>/,
    );
    expect(xml).toMatch(/<\/ceb:Order><ceb:BaseTransfer>.*<\/ceb:BaseTransfer><\/ceb:CEB303Message>$/);
    expect(xml).toContain(`a&amp;b&lt;c&gt;"d"'e' ]]&gt; 😀 𠮷`);
  });
});

describe("the signature", () => {
  const now = Date.UTC(2026, 10, 28);
  const signed = async () => {
    const message = rightMessages().find(({ kind }) => kind === "CEB603");
    return rsaSigner(sellerKey)(encoded(message as CebMessage));
  };
  const judged = async (xml: string, certificate = sellerKey.certificate) => {
    const bytes = Buffer.from(xml, "utf8");
    const root = await readAsCustoms(bytes);
    if ("fault" in root) throw new Error(root.message);
    return (await judgeSignature(bytes, root, certificate, now)).verdict;
  };

  it("is the one that the standard falls back to, and customs find it valid", async () => {
    const xml = await signed();
    expect(await judged(xml)).toBe("valid");
    for (const word of ["rsa-sha1", "xmldsig#sha1", "REC-xml-c14n-20010315", "enveloped-signature", "X509Certificate"])
      expect(xml).toContain(word);
    expect(xml).toMatch(/<\/ceb:BaseTransfer><ds:Signature /);
    expect(await asCustoms(xml)).not.toHaveProperty("faults");
  });

  it("breaks with one changed character, and with another's certificate", async () => {
    const xml = await signed();
    expect(await judged(xml.replace("<ceb:packNo>1<", "<ceb:packNo>2<"))).toBe("mismatch");
    expect(await judged(xml, otherKey.certificate)).toBe("invalid");
  });
});
