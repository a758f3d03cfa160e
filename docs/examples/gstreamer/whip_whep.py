#!/usr/bin/python3
"""A seat's media by GStreamer: a tone and a test picture go out by WHIP, what others send comes in by WHEP.

One webrtcbin, one offer, one answer; no library of ours. It prints one JSON object a line: what it hears (the loudest
tone and its level) and how many pictures it has decoded. README.md beside this file explains the options.
"""

import argparse
import json
import os
import signal
import sys
import urllib.error
import urllib.parse
import urllib.request

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
from gi.repository import GLib, Gst, GstSdp, GstWebRTC  # noqa: E402

OPUS = "application/x-rtp,media=audio,encoding-name=OPUS,payload=111,clock-rate=48000,encoding-params=(string)2"
VP8 = "application/x-rtp,media=video,encoding-name=VP8,payload=96,clock-rate=90000"
TONE = (
    "audiotestsrc is-live=true wave=sine freq={hz} volume=0.5 ! audio/x-raw,rate=48000,channels=2"
    " ! opusenc ! rtpopuspay pt=111 ! capsfilter caps=" + OPUS
)
PICTURE = (
    "videotestsrc is-live=true pattern=ball ! video/x-raw,width=320,height=240,framerate=15/1"
    " ! vp8enc deadline=1 keyframe-max-dist=30 target-bitrate=200000 ! rtpvp8pay pt=96 picture-id-mode=15-bit ! capsfilter caps=" + VP8
)
EAR = (
    "rtpopusdepay ! opusdec ! audioconvert ! audio/x-raw,format=S16LE,rate=48000,channels=1"
    " ! spectrum name={name} bands=2400 threshold=-60 interval=500000000 ! fakesink sync=false"
)
EYE = "rtpvp8depay ! vp8dec ! fakesink name={name} sync=false signal-handoffs=true"


def tell(**what):
    print(json.dumps(what), flush=True)


class Peer:
    def __init__(self, options):
        self.options = options
        self.loop = GLib.MainLoop()
        self.pipe = Gst.Pipeline.new("peer")
        self.session = None
        self.failed = False
        self.frames = {}
        bus = self.pipe.get_bus()
        bus.add_signal_watch()
        bus.connect("message", self.message)

    def start(self):
        self.add_webrtc()
        self.pipe.set_state(Gst.State.PLAYING)

    def add_webrtc(self):
        self.webrtc = Gst.ElementFactory.make("webrtcbin", "webrtc")
        self.webrtc.set_property("bundle-policy", GstWebRTC.WebRTCBundlePolicy.MAX_BUNDLE)
        if self.options.turn:
            self.webrtc.set_property("turn-server", self.options.turn)
        if self.options.relay_only:
            self.webrtc.set_property("ice-transport-policy", GstWebRTC.WebRTCICETransportPolicy.RELAY)
        self.pipe.add(self.webrtc)
        self.webrtc.connect("pad-added", self.arrived)
        self.webrtc.connect("notify::connection-state", self.state)
        self.lines = []
        for kind in self.options.send:
            source = Gst.parse_bin_from_description(
                TONE.format(hz=self.options.tone) if kind == "audio" else PICTURE, True
            )
            self.pipe.add(source)
            source.link(self.webrtc)
            self.lines.append(kind)
            # A pad that is asked for makes a line for both ways; ours only sends.
            line = self.webrtc.emit("get-transceiver", len(self.lines) - 1)
            line.set_property("direction", GstWebRTC.WebRTCRTPTransceiverDirection.SENDONLY)
        for kind in self.options.receive:
            caps = Gst.Caps.from_string(OPUS if kind == "audio" else VP8)
            self.webrtc.emit("add-transceiver", GstWebRTC.WebRTCRTPTransceiverDirection.RECVONLY, caps)
            self.lines.append(kind)
        self.webrtc.connect("on-negotiation-needed", self.offer)

    def offer(self, _):
        if self.session is None:
            self.session = ""
            self.webrtc.emit("create-offer", None, Gst.Promise.new_with_change_func(self.offered, None))

    def offered(self, promise, _):
        # The offer goes out without candidates: the relay learns where we are from our checks.
        reply = promise.get_reply()  # the offer lives as long as this does
        offer = reply.get_value("offer")
        self.webrtc.emit("set-local-description", offer, Gst.Promise.new())
        GLib.idle_add(self.post, offer.sdp.as_text())

    def request(self, method, url, body=None, **headers):
        token = self.options.token
        if token:
            headers["Authorization"] = f"Bearer {token}"
        asked = urllib.request.Request(url, method=method, data=body and body.encode(), headers=headers)
        return urllib.request.urlopen(asked, timeout=10)

    def post(self, sdp):
        try:
            with self.request("POST", self.options.url, sdp, **{"Content-Type": "application/sdp"}) as answer:
                text = answer.read().decode()
                # RFC 9725 §4.2: the session's own address, to leave by.
                self.session = urllib.parse.urljoin(self.options.url, answer.headers.get("Location", ""))
        except urllib.error.HTTPError as refused:
            self.end(f"The offer was refused: {refused.code} {refused.read().decode()}")
            return
        except OSError as away:
            self.end(f"Nobody took the offer: {away}")
            return
        _, message = GstSdp.SDPMessage.new_from_text(text)
        answer = GstWebRTC.WebRTCSessionDescription.new(GstWebRTC.WebRTCSDPType.ANSWER, message)
        self.webrtc.emit("set-remote-description", answer, Gst.Promise.new())
        tell(type="answered", candidates=text.count("a=candidate:"))

    def arrived(self, _, pad):
        if pad.get_direction() != Gst.PadDirection.SRC:
            return
        line = pad.get_property("transceiver").get_property("mlineindex")
        kind = self.lines[line]
        name = f"{kind}{line}"
        sink = Gst.parse_bin_from_description((EAR if kind == "audio" else EYE).format(name=name), True)
        self.pipe.add(sink)
        sink.sync_state_with_parent()
        pad.link(sink.get_static_pad("sink"))
        if kind == "video":
            self.frames[name] = 0
            sink.get_by_name(name).connect("handoff", self.painted, name)

    def painted(self, _sink, _buffer, _pad, name):
        self.frames[name] += 1
        if self.frames[name] % 10 == 0:
            tell(type="seen", line=name, frames=self.frames[name])

    def state(self, webrtc, _):
        tell(type="connection", state=webrtc.get_property("connection-state").value_nick)

    def message(self, _, message):
        if message.type == Gst.MessageType.ERROR:
            self.end(str(message.parse_error()[0]))
        structure = message.get_structure()
        if message.type == Gst.MessageType.ELEMENT and structure and structure.get_name() == "spectrum":
            self.heard(message.src.get_name(), structure)

    def heard(self, name, structure):
        # PyGObject cannot read a list of numbers out of this structure; its text can be.
        text = structure.to_string()
        bands = [float(one) for one in text.split("magnitude=(float){")[1].split("}")[0].split(",")]
        loudest = max(range(len(bands)), key=bands.__getitem__)
        # 2400 bands over 24 kHz: ten hertz each.
        tell(type="heard", line=name, hz=loudest * 10 + 5, db=round(bands[loudest], 1))

    def end(self, why=None):
        if why:
            print(why, file=sys.stderr, flush=True)
            self.failed = True
        self.loop.quit()

    def run(self):
        for stop in (signal.SIGTERM, signal.SIGINT):
            GLib.unix_signal_add(GLib.PRIORITY_HIGH, stop, self.end)
        self.start()
        self.loop.run()
        if self.session:
            try:
                self.request("DELETE", self.session).close()
            except OSError:
                pass  # the evening is over, and everybody has been let go
        self.pipe.set_state(Gst.State.NULL)
        return 1 if self.failed else 0


def kinds(text):
    chosen = [one for one in text.split(",") if one]
    if any(one not in ("audio", "video") for one in chosen):
        raise argparse.ArgumentTypeError("audio and video, comma between")
    return chosen


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("url", help="where offers go: …/api/evenings/ID/legs")
    options.add_argument("--send", type=kinds, default=[], help="lines to send, in the order of the table of slots")
    options.add_argument("--receive", type=kinds, default=[], help="lines to receive, in the same order")
    options.add_argument("--tone", type=int, default=440, help="of each audio line that is sent, in hertz")
    options.add_argument("--turn", help="a TURN server, turn://NAME:PASSWORD@HOST:PORT?transport=udp")
    options.add_argument("--relay-only", action="store_true", help="by the TURN server and no other way")
    options.add_argument("--token", default=os.environ.get("SOUFFLEUR_TOKEN"), help="else SOUFFLEUR_TOKEN")
    Gst.init(None)
    sys.exit(Peer(options.parse_args()).run())


if __name__ == "__main__":
    main()
