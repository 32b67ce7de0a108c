import { expect, test } from "vitest";
import { inLanguage } from "@/lib/language/in-language";
import { loadComponents } from "@/lib/testing/markup";

test("a button's name begins with its label and goes on as its language does", async () => {
  const render = await loadComponents({ Button: "components/ui/button" });
  const nameOf = (children: string, object: string) =>
    render("Button", { children, object }).html.replace(/<[^>]*>/g, "");
  expect(nameOf("Disconnect", "@atlas on Example")).toBe("Disconnect @atlas on Example");
  inLanguage("de", () => expect(nameOf("Trennen", "@atlas auf Example")).toBe("Trennen: @atlas auf Example"));
});
