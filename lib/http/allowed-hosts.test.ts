import { expect, test } from "vitest";
import { allowedBy, hostOf } from "./allowed-hosts";

const hosts = ["api.example.com", "*.images.example.com", "http://127.0.0.1:7400"];
const allowed = (address: string) => allowedBy(hosts, new URL(address));

test.each([
  ["https://api.example.com/v2/?a=b", "api.example.com"],
  ["https://API.example.com:443/", "api.example.com"],
  ["https://p16-sign.images.example.com/a.jpeg", "*.images.example.com"],
  ["https://p16.eu.images.example.com/a.jpeg", "*.images.example.com"],
  ["http://127.0.0.1:7400/any/path", "http://127.0.0.1:7400"],
])("%s passes by %s", (address, host) => {
  expect(allowed(address)).toBe(host);
});

test.each([
  "http://api.example.com/",
  "https://api.example.com:8443/",
  "https://v2.api.example.com/",
  "https://api.example.com.example.org/",
  "https://images.example.com/",
  "https://notimages.example.com/",
  "http://p16.images.example.com/",
  "https://p16.images.example.com:8443/",
  "https://p16.images.example.com.example.org/",
  "https://a@p16.images.example.com/",
  "https://user:word@api.example.com/",
  "https://127.0.0.1:7400/",
  "http://127.0.0.1:7401/",
  "http://127.0.0.1:7400@example.org/",
  "javascript:alert(1)",
  "data:image/png;base64,AAAA",
])("%s does not", (address) => {
  expect(allowed(address)).toBeNull();
});

test("a vendor's own address is meant by name, another one as an origin", () => {
  expect(hostOf("https://api.example.com/v2/", "https://api.example.com/v2/")).toBe("api.example.com");
  expect(hostOf("http://127.0.0.1:7400/x/", "https://api.example.com/v2/")).toBe("http://127.0.0.1:7400");
});
