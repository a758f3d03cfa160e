package org.souffleur.media.opus;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;

/**
 * libopus itself (opus-codec.org), out of libjitsi's jar. libjitsi's own JNI class would need {@code --add-opens} for
 * java.lang on JDK 17, because its loader reaches into {@link Runtime}; JNA needs no flag.
 */
interface LibOpus extends Library {
    LibOpus LIBRARY = load();

    int APPLICATION_VOIP = 2048;
    int SET_BITRATE = 4002;
    int SET_COMPLEXITY = 4010;

    private static LibOpus load() {
        String place = "/" + Platform.RESOURCE_PREFIX + "/" + System.mapLibraryName("jnopus");
        try {
            return Native.load(
                    Native.extractFromResourcePath(place, LibOpus.class.getClassLoader())
                            .getAbsolutePath(),
                    LibOpus.class);
        } catch (IOException e) {
            throw new IllegalStateException("libjitsi has no libopus for " + Platform.RESOURCE_PREFIX, e);
        }
    }

    Pointer opus_encoder_create(int sampleRate, int channels, int application, IntByReference error);

    int opus_encoder_ctl(Pointer encoder, int request, Object... value);

    int opus_encode(Pointer encoder, short[] pcm, int samples, byte[] out, int capacity);

    void opus_encoder_destroy(Pointer encoder);

    Pointer opus_decoder_create(int sampleRate, int channels, IntByReference error);

    int opus_decode(Pointer decoder, byte[] packet, int length, short[] pcm, int samples, int useFec);

    void opus_decoder_destroy(Pointer decoder);
}
