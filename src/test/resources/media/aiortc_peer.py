"""aiortc as a sender and a receiver: a tone and a moving picture go out, tones and pictures that come in are told.

The words that it prints are those of docs/examples/gstreamer/whip_whep.py.
"""

import argparse
import asyncio
import fractions
import json
import os
import signal
import ssl
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import av
import numpy
from aiortc import (
    MediaStreamTrack,
    RTCConfiguration,
    RTCIceServer,
    RTCPeerConnection,
    RTCSessionDescription,
)
from aiortc.mediastreams import MediaStreamError

RATE = 48000


def tell(**what):
    print(json.dumps(what), flush=True)


class Source(MediaStreamTrack):
    def __init__(self, kind, make, every):
        super().__init__()
        self.kind = kind
        self.make = make
        self.every = every
        self.sent = 0
        self.began = None

    async def recv(self):
        if self.readyState != "live":
            raise MediaStreamError
        self.began = self.began or time.monotonic()
        await asyncio.sleep(max(0.0, self.began + self.sent * self.every - time.monotonic()))
        frame = self.make(self.sent)
        self.sent += 1
        return frame


def tone(hz):
    def make(number):
        at = (numpy.arange(960) + number * 960) * (2 * numpy.pi * hz / RATE)
        frame = av.AudioFrame.from_ndarray((numpy.sin(at) * 12000).astype(numpy.int16).reshape(1, -1), "s16", "mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, number * 960, fractions.Fraction(1, RATE)
        return frame

    return Source("audio", make, 0.02)


def picture():
    def make(number):
        grey = numpy.full((240, 320, 3), 40, dtype=numpy.uint8)
        grey[80:160, number * 4 % 240 : number * 4 % 240 + 80] = 220
        frame = av.VideoFrame.from_ndarray(grey, format="rgb24")
        frame.pts, frame.time_base = number * 6000, fractions.Fraction(1, 90000)
        return frame

    return Source("video", make, 1 / 15)


async def hear(line, track):
    heard = numpy.zeros(0)
    while True:
        try:
            frame = await track.recv()
        except MediaStreamError:
            return
        samples = frame.to_ndarray().astype(numpy.float64).reshape(-1, len(frame.layout.channels))[:, 0]
        heard = numpy.concatenate((heard, samples))[-frame.sample_rate // 5 :]
        if len(heard) >= frame.sample_rate // 5:
            spectrum = numpy.abs(numpy.fft.rfft(heard * numpy.hanning(len(heard)))) / (len(heard) / 4)
            loudest = int(spectrum.argmax())
            level = 20 * numpy.log10(max(spectrum[loudest] / 32768, 1e-6))
            tell(type="heard", line=line, hz=5 * loudest, db=round(float(level), 1))
            heard = numpy.zeros(0)


async def see(line, track):
    frames = 0
    while True:
        try:
            await track.recv()
        except MediaStreamError:
            return
        frames += 1
        if frames % 10 == 0:
            tell(type="seen", line=line, frames=frames)


def request(options, method, url, body=None, **headers):
    token = os.environ.get("SOUFFLEUR_TOKEN")
    if token:
        headers["Authorization"] = f"Bearer {token}"
    asked = urllib.request.Request(url, method=method, data=body and body.encode(), headers=headers)
    return urllib.request.urlopen(asked, timeout=10)


async def main():
    options = argparse.ArgumentParser()
    options.add_argument("url")
    options.add_argument("--send", default="")
    options.add_argument("--receive", default="")
    options.add_argument("--tone", type=int, default=440)
    options.add_argument("--turn", nargs=3, metavar=("URL", "NAME", "PASSWORD"))
    options = options.parse_args()
    servers = [RTCIceServer(options.turn[0], options.turn[1], options.turn[2])] if options.turn else []
    peer = RTCPeerConnection(RTCConfiguration(iceServers=servers))
    lines = []
    for kind in filter(None, options.send.split(",")):
        peer.addTransceiver(tone(options.tone) if kind == "audio" else picture(), direction="sendonly")
        lines.append(kind)
    for kind in filter(None, options.receive.split(",")):
        peer.addTransceiver(kind, direction="recvonly")
        lines.append(kind)
    tracks = []

    @peer.on("track")
    def arrived(track):
        line = next(i for i, one in enumerate(peer.getTransceivers()) if one.receiver.track is track)
        tracks.append(
            asyncio.ensure_future((hear if track.kind == "audio" else see)(f"{track.kind}{line}", track))
        )

    @peer.on("connectionstatechange")
    def state():
        tell(type="connection", state=peer.connectionState)

    done = asyncio.Event()
    for stop in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(stop, done.set)
    await peer.setLocalDescription(await peer.createOffer())
    sdp = peer.localDescription.sdp
    tell(type="offer", candidates=[one.split()[7] for one in sdp.splitlines() if one.startswith("a=candidate:")])
    try:
        headers = {"Content-Type": "application/sdp"}
        with request(options, "POST", options.url, sdp, **headers) as answer:
            session = urllib.parse.urljoin(options.url, answer.headers["Location"])
            text = answer.read().decode()
    except urllib.error.HTTPError as refused:
        sys.exit(f"The offer was refused: {refused.code} {refused.read().decode()}")
    await peer.setRemoteDescription(RTCSessionDescription(text, "answer"))
    tell(type="answered", sdp=text)
    await done.wait()
    request(options, "DELETE", session).close()
    await peer.close()


asyncio.run(main())
