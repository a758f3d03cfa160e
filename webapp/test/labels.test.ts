import { labelled } from "../app/media/labels.ts";
import { same } from "./assert.ts";

const OFFER = [
  "v=0",
  "o=- 1 2 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "a=group:BUNDLE 0 1",
  "m=audio 9 UDP/TLS/RTP/SAVPF 111",
  "a=mid:0",
  "a=sendonly",
  "m=video 9 UDP/TLS/RTP/SAVPF 96",
  "a=mid:1",
  "a=recvonly",
  "",
].join("\r\n");

Deno.test("each named m-line carries its slot's name, in its own section", () => {
  const lines = labelled(OFFER, new Map([["0", "mic"], ["1", "camera1"]])).split("\r\n");
  same(lines.indexOf("a=label:mic"), lines.indexOf("a=sendonly") + 1);
  same(lines.indexOf("a=label:camera1"), lines.indexOf("a=recvonly") + 1);
  same(lines.filter((line) => line.startsWith("a=label:")).length, 2);
});

Deno.test("an m-line without a name is left as it was", () => {
  same(labelled(OFFER, new Map([["1", "camera1"]])).includes("a=label:mic"), false);
  same(labelled(OFFER, new Map()), OFFER);
});

Deno.test("a label that is there already is not doubled", () => {
  const once = labelled(OFFER, new Map([["0", "mic"]]));
  same(labelled(once, new Map([["0", "mic"]])), once);
});

Deno.test("an offer without media stays an offer without media", () => {
  same(labelled("v=0\r\ns=-\r\n", new Map([["0", "mic"]])), "v=0\r\ns=-\r\n");
});
