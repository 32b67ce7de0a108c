import { expect, test } from "vitest";
import { z } from "zod";
import { InvalidInputError } from "@/lib/errors";
import { readForm } from "./read-form";

const Input = z.strictObject({
  name: z.string().min(2, { error: "Give it a name." }),
  days: z.array(z.string().regex(/^\d$/, { error: "Choose days." })).min(1, { error: "Choose a day." }),
});

function form(...fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

function problem(...fields: [string, string][]): InvalidInputError {
  try {
    readForm(Input, form(...fields));
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
  throw new Error("It was accepted");
}

test("a field given once is a value, one given more often a list", () => {
  expect(readForm(Input, form(["name", "Mira"], ["days", "1"], ["days", "3"]))).toEqual({
    name: "Mira",
    days: ["1", "3"],
  });
  expect(readForm(z.strictObject({}), form())).toEqual({});
});

test("the framework's own fields are none of the form's, others that look like them are", () => {
  expect(readForm(z.strictObject({}), form(["$ACTION_ID_9", ""], ["$ACTION_REF_1", ""]))).toEqual({});
  expect(() => readForm(z.strictObject({}), form(["x$ACTION", ""]))).toThrow(InvalidInputError);
});

test("one problem is said as it is, several by a sentence and each at its field", () => {
  const one = problem(["name", "M"], ["days", "1"], ["days", "2"]);
  expect([one.message, one.fields]).toEqual(["Give it a name.", { name: "Give it a name." }]);
  const two = problem(["name", "M"], ["days", "1"], ["days", "x"]);
  expect([two.message, two.fields]).toEqual([
    "Some fields need a change.",
    { name: "Give it a name.", "days.1": "Choose days." },
  ]);
});

test("what belongs to no field is the form's, and a field shows its first problem", () => {
  const Pair = z
    .object({ code: z.string().min(6, { error: "Too short." }).regex(/^\d+$/, { error: "Only digits." }) })
    .refine(({ code }) => code !== "000000", { error: "Not that one." });
  const problems = (code: string) => {
    try {
      return readForm(Pair, form(["code", code]));
    } catch (error) {
      return (error as InvalidInputError).fields;
    }
  };
  expect(problems("x")).toEqual({ code: "Too short." });
  expect(problems("000000")).toEqual({ form: "Not that one." });
  expect(problems("000001")).toEqual({ code: "000001" });
});
