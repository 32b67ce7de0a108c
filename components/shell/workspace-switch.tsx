import { useId } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

type WorkspaceSwitchProps = {
  action: (form: FormData) => Promise<void>;
  choices: readonly { id: string; name: string; role: string; isHere: boolean }[];
};

/** Which workspace the pages are of. Works without script: a choice, and a button. */
export function WorkspaceSwitch({ action, choices }: WorkspaceSwitchProps) {
  const id = useId();
  const here = choices.find(({ isHere }) => isHere)?.id;
  return (
    <form action={action} className="flex min-w-0 items-center gap-2 text-small">
      <label htmlFor={id} className="text-quiet">
        {t("Workspace")}
      </label>
      <select
        // A form that was sent is filled anew from here.
        key={here}
        id={id}
        name="workspaceId"
        defaultValue={here}
        className="min-h-11 min-w-0 max-w-72 flex-1 rounded-control border border-edge bg-surface px-3 focus-visible:rounded-control sm:flex-none"
      >
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {t("{workspace} ({role})", { workspace: choice.name, role: choice.role })}
          </option>
        ))}
      </select>
      <SubmitButton kind="quiet" object={t("to this workspace")}>
        {t("Switch")}
      </SubmitButton>
    </form>
  );
}
