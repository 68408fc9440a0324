import type { NewJob } from "#db/queue";

/** A job carries up to this many waybills. */
const waybillsPerJob = 50;

/** Jobs that book these waybills at their carriers, in their order; safe to have too many of. */
export function bookingJobs(sellerId: string, waybillIds: readonly string[]): NewJob[] {
  const jobs: NewJob[] = [];
  for (let start = 0; start < waybillIds.length; start += waybillsPerJob) {
    const chunk = waybillIds.slice(start, start + waybillsPerJob);
    jobs.push({ name: "book-waybills", data: { sellerId, waybillIds: chunk } });
  }
  return jobs;
}
