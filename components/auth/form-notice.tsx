import { Notice } from "@/components/ui/notice";
import type { ActionState } from "@/lib/auth/run-action";
import { t } from "@/lib/language/t";

/** What came of the last submission, unless a field says it already. */
export function FormNotice({ state, fields = [] }: { state: ActionState; fields?: readonly string[] }) {
  if (state.status === "done" && state.message) return <Notice tone="good" title={state.message} isLive />;
  if (state.status === "failed") {
    return (
      <Notice tone="danger" title={state.message} isLive>
        {state.requestId && <p>{t("Request {id}", { id: state.requestId })}</p>}
      </Notice>
    );
  }
  if (state.status === "invalid" && !fields.some((name) => state.fields[name])) {
    return <Notice tone="danger" title={state.message} isLive />;
  }
  return null;
}
