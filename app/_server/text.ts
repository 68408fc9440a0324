import { createTranslator } from "use-intl/core";
import enAlarms from "#messages/en/alarms.json" with { type: "json" };
import enCustoms from "#messages/en/customs.json" with { type: "json" };
import enDossier from "#messages/en/dossier.json" with { type: "json" };
import enInbox from "#messages/en/inbox.json" with { type: "json" };
import enIncidents from "#messages/en/incidents.json" with { type: "json" };
import enTracking from "#messages/en/tracking.json" with { type: "json" };
import enTrade from "#messages/en/trade.json" with { type: "json" };
import enWatch from "#messages/en/watch.json" with { type: "json" };
import zhAlarms from "#messages/zh-CN/alarms.json" with { type: "json" };
import zhCustoms from "#messages/zh-CN/customs.json" with { type: "json" };
import zhDossier from "#messages/zh-CN/dossier.json" with { type: "json" };
import zhInbox from "#messages/zh-CN/inbox.json" with { type: "json" };
import zhIncidents from "#messages/zh-CN/incidents.json" with { type: "json" };
import zhTracking from "#messages/zh-CN/tracking.json" with { type: "json" };
import zhTrade from "#messages/zh-CN/trade.json" with { type: "json" };
import zhWatch from "#messages/zh-CN/watch.json" with { type: "json" };

/** The message files that are also read outside of pages, by language. */
const messages = {
  "zh-CN": {
    ...{ alarms: zhAlarms, inbox: zhInbox, customs: zhCustoms, dossier: zhDossier, incidents: zhIncidents },
    ...{ trade: zhTrade, tracking: zhTracking, watch: zhWatch },
  },
  en: {
    ...{ alarms: enAlarms, inbox: enInbox, customs: enCustoms, dossier: enDossier, incidents: enIncidents },
    ...{ trade: enTrade, tracking: enTracking, watch: enWatch },
  },
} as const;
type Language = keyof typeof messages;
export type TextNamespace = keyof (typeof messages)[Language];

/** Looks words up by key ("kinds.material_expires") and fills their values in. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The languages of the screens; whoever has none of them reads Chinese. */
export function textLanguage(locale: string): Language {
  return locale === "en" ? "en" : "zh-CN";
}

/**
 * The very words of the screens, in plain Node: for mails and papers. Throws for a key that is missing or a value that was
 * not given: half a sentence must not leave the house.
 */
export function wordsOf(namespace: TextNamespace, locale: string): Words {
  const language = textLanguage(locale);
  const translate = createTranslator({
    locale: language,
    messages: messages[language][namespace],
    timeZone: "Asia/Shanghai",
    onError: (error) => {
      throw error;
    },
  });
  // untyped from here on: keys come from data (a message's kind), a test looks all of them up
  return (key, values = {}) => translate(key as never, values as never);
}
