"use server";

import {
  applyTemplateSetInput,
  archiveCountryGroupInput,
  archiveTemplateInput,
  reorderTemplatesInput,
  saveCountryGroupInput,
  saveTemplateInput,
  setRoutingPresetInput,
  switchTemplateInput,
} from "#lib/routing/template-schema";
import { applyTemplateSet } from "#server/operations/apply-template-set";
import { archiveCountryGroup } from "#server/operations/archive-country-group";
import { archiveTemplate } from "#server/operations/archive-template";
import { reorderTemplates } from "#server/operations/reorder-templates";
import { saveCountryGroup } from "#server/operations/save-country-group";
import { saveTemplate } from "#server/operations/save-template";
import { setRoutingPreset } from "#server/operations/set-routing-preset";
import { switchTemplate } from "#server/operations/switch-template";
import { sellerAction } from "#server/web/action";

export const saveTemplateAction = sellerAction("templates.edit", saveTemplateInput, saveTemplate);
export const reorderTemplatesAction = sellerAction("templates.edit", reorderTemplatesInput, reorderTemplates);
export const switchTemplateAction = sellerAction("templates.edit", switchTemplateInput, switchTemplate);
export const archiveTemplateAction = sellerAction("templates.edit", archiveTemplateInput, archiveTemplate);
export const applyTemplateSetAction = sellerAction("templates.edit", applyTemplateSetInput, applyTemplateSet);
export const saveCountryGroupAction = sellerAction("templates.edit", saveCountryGroupInput, saveCountryGroup);
export const archiveCountryGroupAction = sellerAction("templates.edit", archiveCountryGroupInput, archiveCountryGroup);
export const setRoutingPresetAction = sellerAction("routing.edit", setRoutingPresetInput, setRoutingPreset);
