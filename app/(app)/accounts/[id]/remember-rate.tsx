import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";
import { type RateChoice, rateOf } from "@/lib/metrics/rate-choice";
import { rememberRateAction } from "./actions";

/** What this address shows becomes what every page shows. */
export function RememberRate({ choice }: { choice: RateChoice }) {
  return (
    <ActionForm action={rememberRateAction} hidden={{ rate: choice }} isInRow>
      <SubmitButton kind="quiet" object={t(rateOf(choice).label)} pendingLabel={t("Keeping …")}>
        {t("Use on every page")}
      </SubmitButton>
    </ActionForm>
  );
}
