package org.souffleur.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Time from one instant up to, and without, another. */
public record Span(Instant from, Instant to) {
    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span has a length");
        }
    }

    public static Optional<Span> of(Instant from, Instant to) {
        return from.isBefore(to) ? Optional.of(new Span(from, to)) : Optional.empty();
    }

    public boolean touches(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    public Optional<Span> shared(Span other) {
        return of(
                from.isAfter(other.from) ? from : other.from, //
                to.isBefore(other.to) ? to : other.to);
    }

    /** So much longer on both sides. */
    public Span wider(Duration by) {
        return new Span(from.minus(by), to.plus(by));
    }

    /** The same time in as few spans as it takes, earliest first. */
    public static List<Span> joined(Collection<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            int last = joined.size() - 1;
            if (last >= 0 && !span.from.isAfter(joined.get(last).to)) {
                Span before = joined.get(last);
                joined.set(last, new Span(before.from, before.to.isAfter(span.to) ? before.to : span.to));
            } else {
                joined.add(span);
            }
        }
        return List.copyOf(joined);
    }

    /** What is left of the first where the second is taken away; both may overlap among themselves. */
    public static List<Span> without(Collection<Span> spans, Collection<Span> taken) {
        List<Span> left = joined(spans);
        for (Span gone : taken) {
            left = left.stream()
                    .flatMap(span -> span.touches(gone)
                            ? Stream.of(of(span.from, gone.from), of(gone.to, span.to))
                                    .flatMap(Optional::stream)
                            : Stream.of(span))
                    .toList();
        }
        return left;
    }

    /** What lies inside a window. */
    public static List<Span> within(Collection<Span> spans, Span window) {
        return spans.stream()
                .map(span -> span.shared(window))
                .flatMap(Optional::stream)
                .toList();
    }
}
