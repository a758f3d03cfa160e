"""Asks a TURN server for allocations with one pass, and for a channel to each of some peers; tells what it says.

    turn_probe.py HOST PORT NAME PASSWORD ALLOCATIONS PEER...
"""

import asyncio
import json
import sys

from aioice import stun, turn


def why(refused):
    return refused.response.attributes["ERROR-CODE"][0]


async def main():
    host, port, name, password, allocations, *peers = sys.argv[1:]
    opened = []
    for _ in range(int(allocations)):
        try:
            transport, _ = await turn.create_turn_endpoint(
                asyncio.DatagramProtocol, (host, int(port)), name, password, lifetime=36000
            )
            opened.append(transport)
        except stun.TransactionFailed as refused:
            print(json.dumps({"allocation": len(opened) + 1, "refused": why(refused)}), flush=True)
            break
    print(json.dumps({"allocations": len(opened)}), flush=True)
    for number, peer in enumerate(peers):
        asked = stun.Message(message_method=stun.Method.CHANNEL_BIND, message_class=stun.Class.REQUEST)
        asked.attributes["CHANNEL-NUMBER"] = 0x4000 + number
        asked.attributes["XOR-PEER-ADDRESS"] = (peer, 10000)
        try:
            await opened[0]._TurnTransport__inner_protocol.request_with_retry(asked)
            print(json.dumps({"peer": peer, "answer": "bound"}), flush=True)
        except stun.TransactionFailed as refused:
            print(json.dumps({"peer": peer, "answer": why(refused)}), flush=True)
    if opened:
        # A lifetime of ten hours was asked for.
        asked = stun.Message(message_method=stun.Method.REFRESH, message_class=stun.Class.REQUEST)
        asked.attributes["LIFETIME"] = 36000
        answer, _ = await opened[0]._TurnTransport__inner_protocol.request_with_retry(asked)
        print(json.dumps({"lifetime": answer.attributes["LIFETIME"]}), flush=True)
    print(json.dumps({"done": True}), flush=True)


asyncio.run(main())
