import type { BaseTransfer, CebDocument, CebKind, CebMessage } from "./message.ts";
import { maxDocuments } from "./message-specs.ts";
import { guidOfPart, partsOf } from "./parts.ts";

/** Documents of one kind and sender as messages of at most 100, in their order; `guids`: one per message. None for none. */
export function packMessages<Kind extends CebKind>(
  kind: Kind,
  documents: readonly CebDocument<Kind>[],
  transfer: BaseTransfer,
  guids: readonly string[],
): readonly CebMessage<Kind>[] {
  if (documents.length === 0) return [];
  return partsOf(documents, maxDocuments).map(
    (part, at) => ({ kind, guid: guidOfPart(guids, at), transfer, documents: part }) as unknown as CebMessage<Kind>,
  );
}
