/** Hetzelfde als en-profile.ts in het Nederlands. */
import type { Limit, ProfileText } from "../profile/profile.ts";
import type { enProfile } from "./en-profile.ts";

const names = new Intl.DisplayNames("nl-NL", { type: "language" });

const what: Record<string, string> = {
  voice: "De stem in je oor",
  walk: "Naast elkaar lopen",
  hands: "Handen vasthouden",
  embrace: "Elkaar vasthouden",
  dance: "Dansen",
  private: "Tijd alleen; elke lens is donker",
  mic: "Je microfoon, gehoord door het OS",
  lens: "Je lens, gezien door het OS",
  cues: "Aanwijzingen en gefluister",
  transcript: "Woorden opgeschreven",
  recording: "Geluid of beeld bewaard",
  place: "Een ruwe plaats, gedeeld",
};

export const nlProfileProblems: Record<string, { title: string; detail: string }> = {
  "no-profile-to-keep": {
    title: "Hier valt niets te beschrijven",
    detail: "Een mens of een surrogaat zegt hoe het is om bij hen te zijn. Jij bent als geen van beide bekend.",
  },
  "not-a-language": { title: "Niet bewaard", detail: "Hooguit acht talen. Wat er eerder stond, staat er nog." },
  "not-a-limit": { title: "Niet bewaard", detail: "Een grens is niet begrepen. Wat er eerder stond, staat er nog." },
  "too-long": {
    title: "Te lang",
    detail: "Wensen hebben hooguit 500 letters, een verhaal 2000. Er is nog niets van bewaard.",
  },
  "a-way-to-reach-you": {
    title: "Laat dat weg",
    detail: "Een adres, een nummer of een link hoort hier niet; niemand heeft die nodig. Er is nog niets van bewaard.",
  },
  "no-story": { title: "Niet bewaard", detail: "Een verhaal is van een paar, en de mens ervan vertelt het." },
};

export const nlProfile: typeof enProfile = {
  profile: {
    lede:
      "Wie misschien een avond met je doorbrengt, leest dit, en verder niemand. Niets ervan is een ja: dat geef je voor elke avond.",
    languages: "Talen die je spreekt",
    language: (tag) => names.of(tag) ?? tag,
    acts: "Grenzen: wat je doet",
    channels: "Grenzen: wat er overkomt",
    limitsMean:
      "„Nooit” wordt je nooit voorgesteld. Je kunt het altijd veranderen, en in de avond zelf tegen alles nee zeggen.",
    limit: { never: "nooit", ask: "vraag het", fine: "prima" } as Record<Limit, string>,
    what: (name) => what[name] ?? name,
    wishes: "Wat je wenst",
    seeks: "Wie je zoekt",
    story: "Jullie verhaal",
    means: {
      wishes: "Een avond die je bij zou blijven, in een paar woorden.",
      seeks: "Wat je belangrijk vindt aan wie er komt.",
      story:
        "Wat een surrogaat moet weten om met zorg tussen jullie te staan. Ze leest het voor een avond die jullie afspraken.",
    } as Record<ProfileText, string>,
    exclusive: "Jij en je OS",
    exclusiveMeans: "Ik wens dat het ondertussen met niemand anders praat",
    explicit: (word) =>
      `Woord ${word} is explicieter dan wat hier geschreven wordt; het is geselecteerd. Zeg het gewoon, of met de grenzen hierboven. Er is nog niets van bewaard.`,
    changedMeanwhile:
      "Dit is op een andere pagina veranderd. Wat je typte, staat er nog: bewaar het in plaats daarvan, of neem wat daar staat.",
    theirs: "Neem wat daar staat",
    kept: "Het is bewaard.",
  },
};
