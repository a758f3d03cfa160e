package org.souffleur.wiring;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.souffleur.consent.ledger.CheckpointKey;
import org.souffleur.consent.ledger.Ed25519CheckpointKey;
import org.souffleur.media.Clip;
import org.souffleur.media.NodeRelay;
import org.souffleur.media.RelaySettings;
import org.souffleur.media.Relays;
import org.souffleur.people.Ids;
import org.souffleur.session.SessionSettings;
import org.souffleur.session.TurnServers;
import org.souffleur.session.journal.Journal;
import org.souffleur.session.live.LiveSettings;
import org.souffleur.session.live.Notice;
import org.souffleur.session.live.NoticeSounds;

/** Turns settings into the parts that the features ask for: the only place that knows a clock, chance or a socket. */
@ApplicationScoped
class Wiring {
    @Produces
    @Singleton
    InstantSource wall() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Ids ids() {
        return UUID::randomUUID;
    }

    @Produces
    @Singleton
    NodeRelay relay(SouffleurSettings settings) {
        try {
            return Relays.open(RelaySettings.onPort(settings.media().port())
                    .withAddresses(List.of(), announced(settings.media())));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the media ports from " + settings.media().port() + " on could not be opened", e);
        }
    }

    private static List<InetAddress> announced(SouffleurSettings.Media media) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String name : media.announce().orElse(List.of())) {
            addresses.add(InetAddress.getByName(name.strip()));
        }
        return addresses;
    }

    void close(@Observes ShutdownEvent end, NodeRelay relay) {
        relay.close();
    }

    @Produces
    @Singleton
    CheckpointKey checkpointKey(SouffleurSettings settings) {
        return Ed25519CheckpointKey.fromSeed(Secrets.key("SOUFFLEUR_CHECKPOINT_KEY", settings.checkpointKey()));
    }

    @Produces
    @Singleton
    Journal journal(SouffleurSettings settings) {
        try {
            return Journal.open(settings.journalDir().resolve("journal"), Executors.newSingleThreadExecutor(work -> {
                Thread thread = new Thread(work, "journal");
                thread.setDaemon(true);
                return thread;
            }));
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + settings.journalDir() + " cannot be opened", e);
        }
    }

    @Produces
    @Singleton
    SessionSettings sessionSettings(SouffleurSettings settings) {
        return new SessionSettings(
                settings.node(),
                Secrets.key("SOUFFLEUR_STOP_KEY", settings.stopKey()),
                ZoneId.of(settings.zone()),
                new TurnServers(
                        settings.media().turnUrls().orElse(List.of()).stream()
                                .map(String::strip)
                                .toList(),
                        settings.media().turnSecret().orElse(null)),
                SessionSettings.USUAL_DATABASE_TIMEOUT,
                LiveSettings.USUAL);
    }

    @Produces
    @Singleton
    NoticeSounds noticeSounds() {
        Map<Notice, Clip> clips = new EnumMap<>(Notice.class);
        clips.put(Notice.AN_AI_SPEAKS, clip("/sounds/an-ai-speaks.wav"));
        clips.put(Notice.CALM_PAUSE, clip("/sounds/calm-pause.wav"));
        clips.put(Notice.AN_UNDERSTUDY, clip("/sounds/an-understudy.wav"));
        return notice -> Optional.ofNullable(clips.get(notice));
    }

    private static Clip clip(String resource) {
        try (InputStream wav = Wiring.class.getResourceAsStream(resource)) {
            if (wav == null) {
                throw new IllegalStateException(resource + " is missing from the build");
            }
            return Relays.clip(wav);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be played", e);
        }
    }
}
