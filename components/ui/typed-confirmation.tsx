"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/language/t";

type TypedConfirmationProps = {
  /** Name of the field the server checks again. */
  name: string;
  label: string;
  /** What must be typed. Letter case and outer spaces do not matter. */
  expected: string;
  button: string;
  object?: string | undefined;
  pendingLabel?: string;
  error?: string | undefined;
  inputType?: "text" | "email";
};

/**
 * The last step before something nothing brings back. The button is live from the start, for a dead button
 * explains nothing: a wrong word is answered beside the field, and the server decides.
 */
export function TypedConfirmation(props: TypedConfirmationProps) {
  const [typed, setTyped] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const matches = (text: string) => text.trim().toLowerCase() === props.expected.trim().toLowerCase();
  const error =
    isWrong && !matches(typed) ? t("This is not {expected}.", { expected: props.expected }) : props.error;
  const wanted = t("Type {expected}", { expected: props.expected });
  return (
    <div className="grid gap-4">
      <Field
        label={props.label}
        name={props.name}
        type={props.inputType ?? "text"}
        value={typed}
        onChange={(event) => {
          event.target.setCustomValidity(matches(event.target.value) ? "" : wanted);
          setTyped(event.target.value);
        }}
        // The browser's own bubble would say it a second time.
        onInvalid={(event) => {
          event.preventDefault();
          event.currentTarget.focus();
          setIsWrong(true);
        }}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={error}
        hint={wanted}
        required
      />
      <div>
        <SubmitButton
          kind="danger"
          object={props.object}
          {...(props.pendingLabel ? { pendingLabel: props.pendingLabel } : {})}
        >
          {props.button}
        </SubmitButton>
      </div>
    </div>
  );
}
