package org.souffleur.wiring;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * A trace tells what a request did and how long it took, never from whom it came: the attributes that would say so
 * (OpenTelemetry's semantic conventions for HTTP servers) are blotted out before a span leaves the process.
 */
@ApplicationScoped
public class NobodyInTraces implements ExtendedSpanProcessor {
    private static final String BLOT = "···";

    /** What we ask of others, Keycloak above all: its query carries tokens on the way to a sign-out. */
    private static final AttributeKey<String> ASKED = AttributeKey.stringKey("url.full");

    private static final List<AttributeKey<String>> PERSONAL = List.of(
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("user_agent.original"),
            AttributeKey.stringKey("enduser.id"),
            // The route says which address it was; what somebody typed into it is theirs.
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"));

    @Override
    public boolean isOnEndingRequired() {
        return true;
    }

    @Override
    public void onEnding(ReadWriteSpan span) {
        for (AttributeKey<String> key : PERSONAL) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, BLOT);
            }
        }
        String asked = span.getAttribute(ASKED);
        if (asked != null && asked.indexOf('?') >= 0) {
            span.setAttribute(ASKED, asked.substring(0, asked.indexOf('?') + 1) + BLOT);
        }
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {}
}
