import { Ceiling, ceilingHz, toldTelephone } from "../app/media/headset.ts";
import { same } from "./assert.ts";

const RATE_HZ = 48_000;

/** A moment of speech that holds something up to a frequency, and nothing at all above it. */
function speech(upToHz: number, loudDb = -50): Float32Array {
  return new Float32Array(1024).map((_, band) => band * RATE_HZ / 2 / 1024 <= upToHz ? loudDb : -160);
}

Deno.test("a headset in its telephone mode is known by its name, on three systems", () => {
  for (const name of ["Headset (WH-1000 Hands-Free AG Audio)", "Handsfree - Pixel Buds", "Bluetooth headset"]) {
    same(toldTelephone(name, 48_000, 48_000)?.by, "name", name);
  }
  for (const name of ["Built-in Microphone", "USB Audio Device", "Headphones jack"]) {
    same(toldTelephone(name, 48_000, 48_000), undefined, name);
  }
});

Deno.test("16 000 samples a second are a telephone's, 24 000 are not", () => {
  same(toldTelephone("Mic", 16_000, undefined)?.upToHz, 8_000);
  same(toldTelephone("Mic", 48_000, 8_000)?.upToHz, 4_000);
  same(toldTelephone("Mic", 24_000, undefined), undefined);
  same(toldTelephone("Mic", undefined, undefined), undefined);
});

Deno.test("silence says nothing about how high a microphone reaches", () => {
  same(ceilingHz(speech(4_000, -90), RATE_HZ), undefined);
  same(Math.round(ceilingHz(speech(4_000), RATE_HZ)! / 100), 40);
});

Deno.test("only long speech without anything above makes a telephone", () => {
  for (const [edgeHz, upToHz] of [[3_800, 4_000], [7_900, 8_000]] as const) {
    const ceiling = new Ceiling();
    for (let i = 0; i < 39; i++) same(ceiling.hear(edgeHz), undefined);
    same(ceiling.hear(undefined), undefined);
    same(ceiling.hear(edgeHz)?.upToHz, upToHz);
  }
});

Deno.test("an s above 8 kHz clears a microphone for good: it lasts for two moments", () => {
  const ceiling = new Ceiling();
  same(ceiling.hear(3_000), undefined);
  same(ceiling.hear(11_000), undefined);
  same(ceiling.hear(11_000), null);
});

Deno.test("a click, which holds every frequency, does not clear a telephone", () => {
  const ceiling = new Ceiling();
  same(ceiling.hear(20_000), undefined);
  for (let i = 0; i < 38; i++) same(ceiling.hear(3_900), undefined);
  same(ceiling.hear(3_900)?.upToHz, 4_000);
});
