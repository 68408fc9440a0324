const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
  zip: "application/zip",
} as const;

/** A file to download, under any name: the plain one for old programs, the real one in RFC 5987's form. */
export function fileAnswer(bytes: Uint8Array, name: string, kind: keyof typeof types): Response {
  const full = `${name.replace(/\.(?:xlsx|xls|csv|txt|zip)$/i, "").replace(/[\\/:*?"<>|\p{Cc}]+/gu, "-")}.${kind}`;
  const plain = full.replace(/[^\x20-\x7e]+/g, "_");
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": types[kind],
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(full).replace(/'/g, "%27")}`,
      "cache-control": "private, no-store",
    },
  });
}
