package org.souffleur.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.souffleur.people.EveningId;
import org.souffleur.people.Seat;

/** Who listens at which seat of which evening. Telling copies nothing and takes no lock. */
final class Ears<T> {
    private final Map<EveningId, List<Ear<T>>> all = new ConcurrentHashMap<>();

    private record Ear<T>(Seat seat, Consumer<T> hears) {}

    /** Listens until the answer is run. */
    Runnable add(EveningId evening, Seat seat, Consumer<T> hears) {
        Ear<T> ear = new Ear<>(seat, hears);
        all.compute(evening, (id, ears) -> with(ear, ears));
        return () -> all.computeIfPresent(evening, (id, ears) -> without(ear, ears));
    }

    void tell(EveningId evening, Seat seat, T news) {
        for (Ear<T> ear : all.getOrDefault(evening, List.of())) {
            if (ear.seat().equals(seat)) {
                ear.hears().accept(news);
            }
        }
    }

    void tellAll(EveningId evening, T news) {
        all.getOrDefault(evening, List.of()).forEach(ear -> ear.hears().accept(news));
    }

    private static <T> List<Ear<T>> with(Ear<T> ear, @Nullable List<Ear<T>> ears) {
        List<Ear<T>> more = new ArrayList<>(ears == null ? List.of() : ears);
        more.add(ear);
        return List.copyOf(more);
    }

    private static <T> @Nullable List<Ear<T>> without(Ear<T> ear, List<Ear<T>> ears) {
        List<Ear<T>> fewer = ears.stream().filter(other -> other != ear).toList();
        return fewer.isEmpty() ? null : fewer;
    }
}
