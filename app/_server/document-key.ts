/** Where the sealed file of a document lies in the storage: the seller first, so that a seller's files can be told. */
export function documentKey(sellerId: string, documentId: string): string {
  return `${sellerId}/${documentId}`;
}
