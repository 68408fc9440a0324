/** Where an S3-compatible storage is found. */
export type S3Address = {
  readonly bucket: string;
  /** Before every key, with a slash at its end; may be empty. */
  readonly prefix: string;
  readonly region: string;
  /** Scheme, host and port, without a path. */
  readonly origin: string;
  /** Part of the address before every key: `/` or `/<bucket>/`. */
  readonly path: string;
};

/** Names that are safe in a host and in a path (Amazon S3, "Bucket naming rules"). */
const bucketForm = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const prefixForm = /^(?:[a-zA-Z0-9_-]+\/)*$/;
const regionForm = /^[a-z0-9-]{1,40}$/;

/**
 * Reads `s3://<bucket>[/<prefix>]?region=…[&endpoint=…][&addressing=path|host]`. Without an endpoint it is Amazon's; with
 * one the bucket stands in the path, unless `addressing=host` puts it before the host (Alibaba Cloud and Tencent Cloud take
 * nothing else). Throws with the reason.
 */
export function parseStorageUrl(text: string): S3Address {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "s3:" || url.username !== "") throw new Error("is no address of a storage");
  const bucket = url.hostname;
  if (!bucketForm.test(bucket)) throw new Error("names no bucket");
  const inner = url.pathname.replace(/^\/+|\/+$/g, "");
  const prefix = inner === "" ? "" : `${inner}/`;
  if (!prefixForm.test(prefix)) throw new Error("has a folder with other characters than letters, digits, - and _");
  const region = url.searchParams.get("region") ?? "us-east-1";
  if (!regionForm.test(region)) throw new Error("names a region that is none");
  const endpoint = url.searchParams.get("endpoint");
  const addressing = url.searchParams.get("addressing") ?? (endpoint ? "path" : "host");
  if (addressing !== "path" && addressing !== "host") throw new Error("has an addressing other than path or host");
  const origin = originOf(endpoint ?? `https://s3.${region}.amazonaws.com`);
  const path = addressing === "path" ? `/${bucket}/` : "/";
  if (addressing === "host") origin.hostname = `${bucket}.${origin.hostname}`;
  return { bucket, prefix, region, origin: origin.origin, path };
}

function originOf(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.username === "";
  if (!isPlain) throw new Error("has an endpoint that is no web address");
  return url;
}
