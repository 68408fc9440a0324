import { BellRing, ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { countDeliveries, type DeliveryRow, listDeliveries } from "#db/queries/alarm-deliveries";
import { getAlarmSettings, listRobots } from "#db/queries/alarm-settings";
import { listAlarmInstants } from "#db/queries/alarms";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { reportOf } from "#lib/alarms/promise";
import { alarmTabs, type LogView, logViews, parseAlarmSearch } from "#lib/alarms/settings-search";
import { type IncidentKind, incidentKinds } from "#lib/incidents/kinds";
import { dayMs, minuteMs } from "#lib/kit/time";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { AlarmMatrix } from "@/components/alarms/alarm-matrix";
import { DeliveryLog } from "@/components/alarms/delivery-log";
import { PromiseTable } from "@/components/alarms/promise-table";
import { QuietHoursForm } from "@/components/alarms/quiet-hours-form";
import { RobotForm } from "@/components/alarms/robot-form";
import { RobotList } from "@/components/alarms/robot-list";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import {
  removeRobotAction,
  saveAlarmRulesAction,
  saveQuietHoursAction,
  saveRobotAction,
  sendAlarmAgainAction,
  testRobotAction,
} from "./actions.ts";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alarms"))("title") };
}

/** Who hears what, the robots, and what was sent. */
export default async function AlarmsPage({ params, searchParams }: PageProps<"/s/[seller]/settings/alarms">) {
  const [{ seller }, search] = await Promise.all([params, searchParams.then(parseAlarmSearch)]);
  const scope = await requireSeller(seller, "settings.read");
  const { tab, view, before, edit } = search;
  const now = Date.now();
  const [facts, t, ui, incidents] = await Promise.all([
    inScope(scope, async (db) => {
      const cursor = await getLiveCursor(db);
      const isLog = tab === "log";
      const [settings, robots, counts, rows, instants] = await Promise.all([
        getAlarmSettings(db),
        listRobots(db),
        countDeliveries(db, now - 7 * dayMs),
        isLog ? listDeliveries(db, { states: logViews[view], before, limit: pageSize + 1 }) : [],
        isLog ? listAlarmInstants(db, { since: now - 7 * dayMs, until: now + minuteMs }) : [],
      ]);
      return { cursor, settings, robots, counts, rows, report: reportOf(instants) };
    }),
    getTranslations("alarms"),
    getTranslations("ui"),
    getTranslations("incidents"),
  ]);
  const { cursor, settings, robots, counts, rows, report } = facts;
  const mayEdit = can(scope.role, "alarms.edit");
  const path = `/s/${seller}/settings/alarms`;
  const kinds = Object.fromEntries(incidentKinds.map((kind) => [kind, incidents(`kinds.${kind}`)])) as Record<
    IncidentKind,
    string
  >;
  const edited = robots.find(({ id }) => id === edit) ?? null;
  if (mayEdit && tab === "robots" && (edited || edit === "new")) {
    const robot = edited && {
      ...{ id: edited.id, version: edited.version, name: edited.name, form: edited.form, level: edited.level },
      ...{ addressShown: edited.addressShown, hasSecret: edited.secretSealed !== null, locale: edited.locale },
      isOn: edited.isOn,
    };
    return (
      <Messages namespaces={["alarms"]}>
        <PageHeader
          title={robot ? t("robots.editTitle", { name: robot.name }) : t("robots.newTitle")}
          state={t("robots.formState")}
        />
        <RobotForm
          key={`${robot?.id} ${robot?.version}`}
          robot={robot}
          back={`${path}?tab=robots`}
          cancel={ui("cancel")}
          save={saveRobotAction.bind(null, seller)}
        />
      </Messages>
    );
  }
  const add = mayEdit ? (
    <ButtonLink look="primary" href={`${path}?tab=robots&edit=new`}>
      {t("robots.add")}
    </ButtonLink>
  ) : null;
  const last = rows.at(pageSize - 1);
  const addressOf = (one: LogView) => `${path}?tab=log${one === "all" ? "" : `&view=${one}`}`;
  const titleOf = ({ alarm }: DeliveryRow) =>
    alarm && {
      title: t("told.title", {
        ...{ level: alarm.severity === "normal" ? "amber" : "red", change: alarm.change, what: kinds[alarm.kind] },
        ...{ number: alarm.waybillNo, parcels: alarm.parcels },
      }),
      href: alarm.link,
    };
  return (
    <Messages namespaces={["alarms"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", { robots: robots.length, failed: counts.failed ?? 0 })}
        actions={tab === "robots" && robots.length > 0 ? add : null}
      />
      <LinkTabs
        label={t("tabs.label")}
        tabs={alarmTabs.map((one) => ({
          ...{ href: one === "rules" ? path : `${path}?tab=${one}`, label: t(`tabs.${one}`), isCurrent: tab === one },
          ...(one === "robots" ? { count: robots.length } : {}),
          ...(one === "log" && counts.failed ? { count: counts.failed, tone: "alarm" as const } : {}),
        }))}
      />
      {tab === "rules" ? (
        <>
          <AlarmMatrix
            key={settings.version}
            version={settings.version}
            rules={settings.rules}
            robots={robots.map(({ id, name, level, levels }) => ({ id, name, level, levels }))}
            kinds={kinds}
            save={mayEdit ? saveAlarmRulesAction.bind(null, seller) : null}
          />
          <QuietHoursForm
            key={`quiet ${settings.version}`}
            version={settings.version}
            quiet={settings.quiet}
            save={mayEdit ? saveQuietHoursAction.bind(null, seller) : null}
          />
        </>
      ) : null}
      {tab === "robots" && robots.length === 0 ? (
        <EmptyState icon={BellRing} title={t("robots.emptyTitle")} text={t("robots.emptyText")}>
          {add}
        </EmptyState>
      ) : null}
      {tab === "robots" && robots.length > 0 ? (
        <RobotList
          path={path}
          now={now}
          robots={robots.map(({ id, name, form, addressShown, secretSealed, isOn, trouble, lastOkAt }) => ({
            ...{ id, name, form, addressShown, isOn, trouble, lastOkAt },
            hasSecret: secretSealed !== null,
          }))}
          doors={
            mayEdit ? { test: testRobotAction.bind(null, seller), remove: removeRobotAction.bind(null, seller) } : null
          }
        />
      ) : null}
      {tab === "log" ? (
        <>
          <PromiseTable report={report} />
          <LinkTabs
            label={t("log.filter")}
            tabs={(["all", "open", "failed"] as const).map((one) => ({
              ...{ href: addressOf(one), label: t(`log.${one}`), isCurrent: view === one },
            }))}
          />
          {rows.length === 0 ? (
            <EmptyState icon={ScrollText} title={t("log.emptyTitle")} text={t("log.emptyText")} />
          ) : (
            <DeliveryLog
              now={now}
              again={mayEdit ? sendAlarmAgainAction.bind(null, seller) : null}
              lines={rows.slice(0, pageSize).map((row) => ({
                ...{ id: row.id, channel: row.channel, targetName: row.targetName, state: row.state },
                ...{ attempts: row.attempts, nextAttemptAt: row.nextAttemptAt, answerCode: row.answerCode },
                ...{ answerText: row.answerText, createdAt: row.createdAt, deliveredAt: row.deliveredAt },
                alarm: titleOf(row),
              }))}
            />
          )}
          {rows.length > pageSize && last ? (
            <p className="px-4 py-3 md:px-6">
              <ButtonLink href={`${addressOf(view)}&before=${last.id}`}>{t("log.older")}</ButtonLink>
            </p>
          ) : null}
        </>
      ) : null}
    </Messages>
  );
}
