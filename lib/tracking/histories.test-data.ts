import type { TrackingEvent } from "./event.ts";
import { readInstant } from "./instant.ts";
import type { VocabularyName } from "./vocabulary.ts";

/** Events from lines of "clock | zone | code | text"; a line without a zone is China time. Received a minute later. */
export function events(vocabulary: VocabularyName, lines: readonly string[]): TrackingEvent[] {
  return lines.map((line) => {
    const [clock = "", zone = "", code = "", text = ""] = line.split("|").map((part) => part.trim());
    const time = readInstant(clock, zone || null);
    if (!time) throw new Error(`no time in ${line}`);
    return { vocabulary, code, text, ...time, receivedAt: time.at + 60_000, place: null };
  });
}

/** Codes one hour apart from 1 March 2026, 08:00 China time, each "CODE" or "CODE+hours since the one before". */
export function sequence(vocabulary: VocabularyName, codes: string): TrackingEvent[] {
  let at = Date.UTC(2026, 2, 1);
  return codes
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [code = "", hours = "1"] = word.split("+");
      at += Number(hours) * 3_600_000;
      return { vocabulary, code, text: "", at, publishedAt: at, receivedAt: at + 60_000, place: null };
    });
}

/** What real parcels went through, told again from published histories: the facts of each scan, none of a person. */
export const realHistories = {
  israelPredeclared2023: events("cainiao", [
    "2023-09-22 15:55:02|GMT+8|PU_PICKUP_SUCCESS",
    "2023-09-22 17:51:16|GMT+0|CC_IM_START",
    "2023-09-22 20:34:56|GMT+8|SC_INBOUND_SUCCESS",
    "2023-09-22 22:50:49|GMT+8|SC_OUTBOUND_SUCCESS",
    "2023-09-23 13:29:38|GMT+8|LH_HO_IN_SUCCESS",
    "2023-09-25 08:00:00|GMT+8|LH_HO_AIRLINE",
    "2023-09-25 08:41:00|GMT+8|CC_EX_START",
    "2023-09-25 11:08:00|GMT+8|CC_EX_SUCCESS",
    "2023-09-26 01:24:00|GMT+8|LH_DEPART",
    "2023-09-26 10:13:00|GMT+2|LH_ARRIVE",
    "2023-09-27 16:40:01|GMT+0|CC_HO_IN_SUCCESS",
    "2023-09-28 09:46:53|GMT+0|CC_HO_OUT_SUCCESS",
    "2023-09-28 09:46:53|GMT+3|GTMS_ACCEPT",
    "2023-09-28 09:46:53|GMT+0|CC_IM_SUCCESS",
  ]),
  belgium2026: events("cainiao", [
    "2025-12-08 22:29:00|GMT+08:00|PU_PICKUP_SUCCESS",
    "2025-12-08 22:44:22|GMT+08:00|GTMS_OE_DEPART",
    "2026-01-26 14:53:04|GMT+08:00|LH_ARRIVE",
    "2026-02-02 14:23:08|GMT+08:00|COMMON_INTRANSIT|waiting for customs clearance",
    "2026-02-04 17:32:25|GMT+08:00|CC_IM_SUCCESS",
    "2026-02-06 07:52:42|GMT+08:00|GTMS_DO_DEPART",
    "2026-02-06 15:25:17|GMT+08:00|GTMS_SIGNED",
  ]),
  ukraine2026: events("cainiao", [
    "2026-07-02 00:16:31|GMT+8|PU_PICKUP_SUCCESS",
    "2026-07-03 02:55:17|GMT+8|SC_OUTBOUND_SUCCESS",
    "2026-08-22 20:03:00|GMT+3|LH_POST_COLLECTION",
    "2026-08-23 14:18:40|GMT+2|CC_HO_OUT_SUCCESS",
  ]),
  bangladeshEconomy2026: events("cainiao", [
    "2026-08-14 18:10:38|GMT+8|PU_PICKUP_SUCCESS",
    "2026-08-18 19:22:16|GMT+8|LH_DEPART",
    "2026-08-26 17:53:11|GMT+6|LH_ARRIVE",
  ]),
  brazil2025: events("cainiao", [
    "2025-05-21 13:33:04|GMT+8|PU_PICKUP_SUCCESS",
    "2025-05-21 22:51:17|GMT+8|SC_INBOUND_SUCCESS",
    "2025-05-28 13:33:27|GMT-3|CC_IM_SUCCESS",
  ]),
  australia2026: events("cainiao", ["2026-08-25 21:05:57||GWMS_ACCEPT", "2026-08-27 16:35:00||LH_HO_AIRLINE"]),
  israelInFlight2026: sequence(
    "cainiao",
    `PU_PICKUP_SUCCESS SC_INBOUND_SUCCESS SC_OUTBOUND_SUCCESS CW_SIGN_IN_SUCCESS CW_INBOUND CW_OUTBOUND SC_INBOUND_SUCCESS
     SC_OUTBOUND_SUCCESS LH_HO_IN_SUCCESS CC_IM_START CC_EX_START CC_EX_SUCCESS LH_HO_AIRLINE`,
  ),
  newZealandHeld2015: events("dhl-express", [
    "2015-09-18 20:18:58||PL",
    "2015-09-18 20:27:35||DF",
    "2015-09-18 20:49:24||AF",
    "2015-09-19 11:52:58||PL",
    "2015-09-20 13:42:02||DF",
    "2015-09-20 19:30:11||AF",
    "2015-09-21 09:35:00||OH",
    "2015-09-22 00:08:42||PL",
    "2015-09-22 08:29:41||DF",
    "2015-09-23 05:16:30||AF",
    "2015-09-23 06:17:48||PL",
    "2015-09-23 07:54:47||DF",
    "2015-09-24 10:06:33||AF",
    "2015-09-24 10:13:00||IC",
    "2015-09-24 10:13:00||CD",
    "2015-09-25 03:28:00||CD",
    "2015-09-27 07:40:00||CD",
    "2015-09-28 05:55:00||CD",
    "2015-09-29 02:10:00||CD",
    "2015-09-30 02:23:00||CD",
    "2015-10-01 03:35:00||CD",
    "2015-10-03 14:36:00||UD",
    "2015-10-06 04:15:00||UD",
    "2015-10-08 02:33:00||UD",
  ]),
  newYorkMissed2015: events("dhl-express", [
    "2015-09-29 21:10:34||PL",
    "2015-09-29 22:31:19||AF",
    "2015-09-29 22:54:19||TR",
    "2015-09-29 22:57:01||DF",
    "2015-09-30 03:37:18||TR",
    "2015-09-30 03:40:32||DF",
    "2015-09-30 06:14:24||AF",
    "2015-09-30 06:29:25||CR",
    "2015-09-30 08:47:44||PL",
    "2015-09-30 09:11:08||DF",
    "2015-09-30 10:25:07||WC",
    "2015-09-30 11:41:41||NH",
    "2015-10-01 09:55:57||WC",
    "2015-10-01 13:44:37||OK",
  ]),
  milan2009: events("dhl-express", [
    "2009-08-28 13:26:00||PU",
    "2009-08-28 19:27:00||PO",
    "2009-08-28 19:27:00||RW",
    "2009-08-28 20:39:01||PL",
    "2009-08-28 21:17:57||AF",
    "2009-08-28 22:01:00||DF",
    "2009-08-29 00:32:16||AF",
    "2009-08-29 01:05:03||PL",
    "2009-08-29 05:52:19||DF",
    "2009-08-30 19:43:22||AF",
    "2009-08-30 23:30:00||PL",
    "2009-08-31 02:06:00||DF",
    "2009-08-31 06:23:00||DF",
    "2009-08-31 08:59:00||AR",
    "2009-08-31 09:19:00||WC",
    "2009-08-31 10:09:00||OK",
  ]),
  mixedYearsUps: events("ups-activity-type", [
    "1998-08-30 10:39:00||X",
    "2010-08-30 10:32:00||X",
    "2010-08-30 13:13:00||X",
    "2010-09-10 18:03:00||X",
    "2010-09-12 11:57:00||D",
    "2010-09-12 14:40:00||P",
  ]),
  // Known to the platform, not yet shipped: no event at all.
  israelUnshipped2023: events("cainiao", []),
  // National codes beside the words of EMSEVT.
  thaiPost2026: events("upu-emsevt", [
    "2026-04-10 10:05:12|GMT+07:00|3|Posting/Collection",
    "2026-04-10 16:20:30|GMT+07:00|27|Departure",
    "2026-04-11 08:14:05|GMT+07:00|9|Arrival at outward office of exchange",
    "2026-04-12 22:41:50|GMT+07:00|15|Departure from outward office of exchange",
    "2026-04-14 07:12:00||18|Arrival at inward office of exchange",
  ]),
  postalFeed: events("upu-emsevt", ["2026-09-18||EMA", "2026-09-19||EMB", "2026-09-20||EMC"]),
};
