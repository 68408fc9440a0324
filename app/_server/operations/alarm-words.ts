import type { ClaimedDelivery } from "#db/queries/alarm-deliveries";
import type { AlarmWords } from "#lib/alarms/alarm-text";
import { wordsOf } from "#server/text";

/** The words of alarms in a reader's language. A kind without a next step has none; the alarm goes out all the same. */
export function alarmWords(locale: string): AlarmWords {
  const incidents = wordsOf("incidents", locale);
  return {
    alarms: wordsOf("alarms", locale),
    incidents: (key) => {
      try {
        return incidents(key);
      } catch {
        return key.startsWith("kinds.") ? key.slice("kinds.".length) : "";
      }
    },
  };
}

/** The alarms of deliveries as they are told; test posts have none. */
export function alarmsToTell(deliveries: readonly ClaimedDelivery[]) {
  return deliveries.flatMap(({ alarm }) => (alarm ? [{ ...alarm, number: alarm.seq ?? 0 }] : []));
}
