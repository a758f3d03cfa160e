import { loudness } from "../app/media/levels.ts";
import { waitMs } from "../app/session/backoff.ts";
import { same, within } from "./assert.ts";

Deno.test("silence is an empty meter, full scale a full one, half way is −30 dB", () => {
  same(loudness(new Float32Array(2048)), 0);
  same(loudness(new Float32Array(2048).fill(1)), 1);
  within(loudness(new Float32Array(2048).fill(10 ** (-30 / 20))), 0.5, 0.001);
});

Deno.test("an empty buffer is silent", () => {
  same(loudness(new Float32Array(0)), 0);
});

Deno.test("a lost line is tried again at once and never later than five seconds", () => {
  same(waitMs(1, 0), 250);
  for (let tries = 1; tries < 50; tries++) same(waitMs(tries, 0.999) <= 5_000, true);
  same(waitMs(3, 0) > waitMs(2, 0), true);
});
