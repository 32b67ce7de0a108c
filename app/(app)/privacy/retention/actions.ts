"use server";

import { revalidatePath } from "next/cache";
import { type ActionState, runAction } from "@/lib/auth/run-action";
import { formatInstant } from "@/lib/format";
import { t, tn } from "@/lib/language/t";
import { chooseFiguresPeriod, FiguresPeriodInput } from "@/lib/privacy/figures-period";

export async function chooseFiguresPeriodAction(
  _previous: ActionState,
  form: FormData,
): Promise<ActionState> {
  const state = await runAction(FiguresPeriodInput, form, chooseFiguresPeriod, {
    stepUp: true,
    message: ({ days, nightAt }) =>
      days === 0
        ? t("Saved. Nothing is older than that.")
        : tn(
            days,
            "Saved. {count} day of figures goes on {time}. Until then you can choose otherwise.",
            "Saved. {count} days of figures go on {time}. Until then you can choose otherwise.",
            { time: formatInstant(nightAt) },
          ),
  });
  if (state.status === "done") revalidatePath("/privacy", "layout");
  return state;
}
