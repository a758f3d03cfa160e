import { pieces } from "../app/post/links.ts";
import { same } from "./assert.ts";

Deno.test("an address in a letter can be followed, and the sentence around it stays", () => {
  same(pieces("Read https://example.org/a?b=c#d, and (http://localhost:8080/x)."), [
    "Read ",
    { href: "https://example.org/a?b=c#d" },
    ", and (",
    { href: "http://localhost:8080/x" },
    ").",
  ]);
  same(pieces("No address: javascript:alert(1) http:// ftp://a"), ["No address: javascript:alert(1) http:// ftp://a"]);
  same(pieces(""), []);
});
