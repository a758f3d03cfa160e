#!/usr/bin/python3
"""An OS that is a program: it joins one evening from outside, by WHIP and the evening's WebSocket.

It speaks a WAV file as its voice, sends a small score of cues, tells what it hears and sees (levels and brightness, one
JSON object a line), and is gone when somebody stops the evening. README.md beside this file explains each step.
"""

import argparse
import asyncio
import fractions
import json
import os
import sys
import time
import wave

import aiohttp
import av
import numpy
from aiortc import MediaStreamTrack, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

RATE = 48000
FRAME = 960  # 20 ms
PING_S = 0.5  # an OS that is silent for 1.5 s counts as lost
TELL_S = 1.0

# After its voice began: what a surrogate reads, does, or feels. docs/api.md has every kind and every refusal.
SCORE = [
    {"id": "program-1", "kind": "words", "text": "Take your time. I am right here.", "inMs": 1000},
    {"id": "program-2", "kind": "breath", "pattern": "breathe", "inMs": 3000},
    {"id": "program-3", "kind": "gesture", "text": "Look up, and smile.", "inMs": 5000},
]


def tell(**what):
    print(json.dumps(what), flush=True)


class Voice(MediaStreamTrack):
    """A WAV file again and again, or silence; a frame every 20 ms. Only one that is open is heard."""

    kind = "audio"

    def __init__(self, samples):
        super().__init__()
        self.samples = samples
        self.open = False
        self.sent = 0
        self.place = 0
        self.began = None

    async def recv(self):
        if self.readyState != "live":
            raise MediaStreamError
        if self.began is None:
            self.began = time.monotonic()
        # By the clock, not by a pause after each frame: pauses add up.
        await asyncio.sleep(max(0.0, self.began + self.sent * FRAME / RATE - time.monotonic()))
        if self.open and len(self.samples):
            if self.place >= len(self.samples):
                self.place = 0
            part = self.samples[self.place : self.place + FRAME]
            part = numpy.pad(part, (0, FRAME - len(part)))
            self.place += FRAME
        else:
            part = numpy.zeros(FRAME, dtype=numpy.int16)
        frame = av.AudioFrame.from_ndarray(part.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE
        frame.pts = self.sent * FRAME
        frame.time_base = fractions.Fraction(1, RATE)
        self.sent += 1
        return frame


def read_wav(path):
    with wave.open(path, "rb") as wav:
        if (wav.getframerate(), wav.getnchannels(), wav.getsampwidth()) != (RATE, 1, 2):
            sys.exit(f"{path} is not 48 kHz, mono, 16 bit; sox can make it so: sox IN -r 48000 -c 1 -b 16 OUT")
        return numpy.frombuffer(wav.readframes(wav.getnframes()), dtype=numpy.int16)


class OsProgram:
    def __init__(self, options, token, http):
        self.api = f"{options.url}/api/evenings"
        self.http = http
        self.headers = {"Authorization": f"Bearer {token}"}
        self.evening = options.evening
        samples = read_wav(options.voice)
        self.voice = Voice(samples)
        self.whisper = Voice(samples[: RATE // 2])
        self.state = ""
        self.cues_sent = False
        self.over = asyncio.Event()
        self.heard = {}
        self.seen = {}

    async def find_evening(self):
        """The evening that is named, or the first of ours that is open."""
        if self.evening:
            return
        async with self.http.get(self.api, headers=self.headers) as answer:
            answer.raise_for_status()
            mine = [one["id"] for one in await answer.json() if one["open"]]
        if not mine:
            sys.exit("No evening of this OS is open.")
        self.evening = mine[0]

    async def say_yes(self):
        """The OS's own yes; nobody else's. People say theirs on their own devices."""
        for subject in ("voice", "cues"):
            async with self.http.post(
                f"{self.api}/{self.evening}/grants", headers=self.headers, json={"subject": subject}
            ) as answer:
                answer.raise_for_status()

    async def join(self):
        """One WHIP offer. Lines without a name are taken in order: voice, whisper; microphones; cameras."""
        self.peer = RTCPeerConnection()
        self.peer.addTransceiver(self.voice, direction="sendonly")
        self.peer.addTransceiver(self.whisper, direction="sendonly")
        for _ in range(2):
            self.peer.addTransceiver("audio", direction="recvonly")
        for _ in range(2):
            self.peer.addTransceiver("video", direction="recvonly")
        names = {"audio": iter(("mic1", "mic2")), "video": iter(("camera1", "camera2"))}

        @self.peer.on("track")
        def arrived(track):
            name = next(names[track.kind])
            asyncio.ensure_future(self.listen(name, track) if track.kind == "audio" else self.look(name, track))

        await self.peer.setLocalDescription(await self.peer.createOffer())
        async with self.http.post(
            f"{self.api}/{self.evening}/legs",
            headers={**self.headers, "Content-Type": "application/sdp"},
            data=self.peer.localDescription.sdp,
        ) as answer:
            if answer.status != 201:
                sys.exit(f"The offer was refused: {await answer.text()}")
            self.leg = answer.headers["Location"]
            await self.peer.setRemoteDescription(RTCSessionDescription(await answer.text(), "answer"))
        tell(type="joined", evening=self.evening)

    async def listen(self, name, track):
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            samples = frame.to_ndarray().astype(numpy.float64)
            loudness = numpy.sqrt(numpy.mean(samples * samples)) / 32768
            self.heard[name] = round(20 * numpy.log10(max(loudness, 1e-6)), 1)

    async def look(self, name, track):
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            self.seen[name] = round(float(frame.to_ndarray(format="gray").mean()) / 255, 2)

    async def follow(self):
        """The evening's socket: where it stands comes in, cues go out, and both sides show that they live."""
        url = f"{self.api}/{self.evening}/socket".replace("http", "ws", 1)
        async with self.http.ws_connect(url, headers=self.headers) as socket:
            beat = asyncio.ensure_future(self.beat(socket))
            try:
                async for message in socket:
                    if message.type == aiohttp.WSMsgType.TEXT:
                        await self.told(socket, json.loads(message.data))
                    if self.over.is_set():
                        return
            finally:
                beat.cancel()
        self.over.set()

    async def told(self, socket, news):
        kind = news["type"]
        if kind == "view":
            agreed = {line["subject"] for line in news["view"]["sheet"] if line["inScope"]}
            await self.stands(socket, news["view"]["state"], agreed)
        elif kind == "stopped":
            tell(type="stopped", by=news["by"])
            self.over.set()
        elif kind in ("cue-accepted", "cue-refused", "cue-state"):
            tell(**news)

    async def stands(self, socket, state, agreed):
        """In role it speaks; out of role, paused or at the door it is silent. The relay sees to that in any case."""
        if state != self.state:
            self.state = state
            tell(type="state", state=state)
        self.voice.open = self.whisper.open = state == "live"
        if state == "live" and "cues" in agreed and not self.cues_sent:
            self.cues_sent = True
            for cue in SCORE:
                await socket.send_json({"type": "cue", "v": 1, "cue": cue})

    async def beat(self, socket):
        while True:
            await socket.send_json({"type": "ping", "t0": time.monotonic() * 1000})
            await asyncio.sleep(PING_S)

    async def tell_senses(self):
        while not self.over.is_set():
            for name, level in sorted(self.heard.items()):
                tell(type="level", slot=name, dbfs=level)
            for name, brightness in sorted(self.seen.items()):
                tell(type="brightness", slot=name, value=brightness)
            self.heard.clear()
            self.seen.clear()
            await asyncio.sleep(TELL_S)

    async def run(self):
        await self.find_evening()
        await self.join()
        await self.say_yes()
        senses = asyncio.ensure_future(self.tell_senses())
        await self.follow()
        await senses
        self.voice.stop()
        self.whisper.stop()
        await self.peer.close()


async def token_of(options, http):
    """A token that was given, or one for the program's own credentials (RFC 6749 §4.4)."""
    given = options.token or os.environ.get("SOUFFLEUR_TOKEN")
    if given:
        return given
    async with http.post(
        f"{options.issuer or options.url + '/auth/realms/souffleur'}/protocol/openid-connect/token",
        data={
            "grant_type": "client_credentials",
            "client_id": options.client,
            "client_secret": options.secret or options.client,
        },
    ) as answer:
        answer.raise_for_status()
        return (await answer.json())["access_token"]


async def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--url", default="http://localhost:8080", help="where Souffleur is")
    options.add_argument("--evening", help="the evening's id; the first that is open where it is not given")
    options.add_argument("--voice", required=True, help="a WAV file: 48 kHz, mono, 16 bit")
    options.add_argument("--token", help="a bearer token; else SOUFFLEUR_TOKEN, else one is asked for")
    options.add_argument("--issuer", help="the sign-in service's realm, where it is not under the same address")
    options.add_argument("--client", default="os-sam")
    options.add_argument("--secret", help="of the client; in the demo it is the client's own name")
    options = options.parse_args()
    async with aiohttp.ClientSession() as http:
        await OsProgram(options, await token_of(options, http), http).run()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
