"use server";

import {
  deliveryInput,
  robotInput,
  saveAlarmRulesInput,
  saveQuietHoursInput,
  saveRobotInput,
} from "#lib/alarms/schema";
import { removeRobot } from "#server/operations/remove-robot";
import { saveAlarmRules, saveQuietHours } from "#server/operations/save-alarm-rules";
import { saveRobot } from "#server/operations/save-robot";
import { sendAlarmAgain } from "#server/operations/send-alarm-again";
import { testRobot } from "#server/operations/test-robot";
import { sellerAction } from "#server/web/action";

export const saveAlarmRulesAction = sellerAction("alarms.edit", saveAlarmRulesInput, saveAlarmRules);
export const saveQuietHoursAction = sellerAction("alarms.edit", saveQuietHoursInput, saveQuietHours);
export const saveRobotAction = sellerAction("alarms.edit", saveRobotInput, saveRobot);
export const removeRobotAction = sellerAction("alarms.edit", robotInput, removeRobot);
export const testRobotAction = sellerAction("alarms.edit", robotInput, testRobot);
export const sendAlarmAgainAction = sellerAction("alarms.edit", deliveryInput, sendAlarmAgain);
