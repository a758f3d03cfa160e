/**
 * RTP and RTCP as bytes: headers, header extensions, reports and feedback, and the few payload fields that a relay must
 * read (is this a key frame?) or rewrite (VP8's picture numbers). No state of a stream, no time but what is passed in,
 * and never a payload decoded. Start at {@link RtpPacket} for reading and {@link RtpWriter} for writing.
 */
@NullMarked
package org.souffleur.media.rtp;

import org.jspecify.annotations.NullMarked;
