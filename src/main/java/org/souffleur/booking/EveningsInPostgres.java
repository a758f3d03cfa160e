package org.souffleur.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.souffleur.calendar.Timetables;
import org.souffleur.os.Os;
import org.souffleur.os.OsId;
import org.souffleur.os.Oses;
import org.souffleur.people.AccountId;
import org.souffleur.people.EveningId;
import org.souffleur.people.Ids;
import org.souffleur.people.People;
import org.souffleur.people.Person;
import org.souffleur.people.PersonId;
import org.souffleur.people.Role;
import org.souffleur.people.Seat;

@ApplicationScoped
class EveningsInPostgres implements Evenings {
    /** A page of a host's board or of somebody's list; the far past and the far future are other pages. */
    private static final int MAX_LISTED = 200;

    private static final UUID NOBODY = new UUID(0, 0);

    private final Mutiny.SessionFactory sessions;
    private final People people;
    private final Oses oses;
    private final Timetables timetables;
    private final Ids ids;

    EveningsInPostgres(Mutiny.SessionFactory sessions, People people, Oses oses, Timetables timetables, Ids ids) {
        this.sessions = sessions;
        this.people = people;
        this.oses = oses;
        this.timetables = timetables;
        this.ids = ids;
    }

    @Override
    public Uni<Optional<Evening>> find(EveningId id) {
        return sessions.withStatelessSession(
                session -> session.createQuery("from EveningRow where id = :id", EveningRow.class)
                        .setParameter("id", id.value())
                        .getResultList()
                        .chain(rows -> withParties(session, rows))
                        .map(evenings -> evenings.stream().findFirst()));
    }

    @Override
    public Uni<List<Evening>> of(AccountId account, Instant since) {
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from EveningRow e where (e.state not in ('ended', 'stopped') or e.stateSince >= :since)"
                                + " and exists (select 1 from PartyRow p where p.evening = e.id and ("
                                + "  exists (select 1 from PersonRow q where q.id = p.person and q.account = :account)"
                                + "  or exists (select 1 from OsRow o left join PersonRow q on q.id = o.operator"
                                + "    where o.id = p.os and (o.programAccount = :account or q.account = :account))))"
                                + " order by e.startsAt",
                        EveningRow.class)
                .setParameter("since", since)
                .setParameter("account", account.subject())
                .setMaxResults(MAX_LISTED)
                .getResultList()
                .chain(rows -> withParties(session, rows)));
    }

    @Override
    public Uni<List<Evening>> open(Instant before) {
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from EveningRow where state not in ('ended', 'stopped') and startsAt < :before"
                                + " order by startsAt desc",
                        EveningRow.class)
                .setParameter("before", before)
                .setMaxResults(MAX_LISTED)
                .getResultList()
                .chain(rows -> withParties(session, rows)));
    }

    @Override
    public Uni<Void> open(NewEvening evening) {
        UUID id = evening.id().value();
        List<PartyRow> parties = List.of(
                PartyRow.person(
                        ids.next(),
                        id,
                        new Seat("s1"),
                        Role.HUMAN,
                        evening.couple().human()),
                PartyRow.os(ids.next(), id, new Seat("s2"), evening.couple().os()),
                PartyRow.person(
                        ids.next(),
                        id,
                        new Seat("s3"),
                        Role.SURROGATE,
                        evening.surrogate().person()));
        List<UUID> taken = List.of(
                evening.couple().human().value(), evening.surrogate().person().value());
        return sessions.withStatelessTransaction((session, tx) -> session.insert(new EveningRow(evening))
                .chain(() -> session.insertAll(parties.toArray()))
                .chain(() -> timetables.outdate(taken)));
    }

    @Override
    public Uni<Boolean> open(NewRehearsal rehearsal, Instant since, int atMost) {
        UUID id = rehearsal.id().value();
        UUID by = rehearsal.by().id().value();
        return sessions.withStatelessTransaction((session, tx) -> session
                // One at a time for each person, or two presses at once would both find room.
                .createNativeQuery("select id from person where id = :by for update", UUID.class)
                .setParameter("by", by)
                .getResultList()
                .chain(locked -> session.createQuery(
                                "select count(*) from EveningRow where rehearsedBy = :by and startsAt >= :since",
                                Long.class)
                        .setParameter("by", by)
                        .setParameter("since", since)
                        .getSingleResult())
                .chain(count -> count >= atMost
                        ? Uni.createFrom().item(false)
                        : session.insert(new EveningRow(rehearsal))
                                .chain(() ->
                                        session.insertAll(seats(rehearsal, id).toArray()))
                                .replaceWith(true)));
    }

    private List<PartyRow> seats(NewRehearsal rehearsal, UUID id) {
        PersonId by = rehearsal.by().id();
        PartyRow os = PartyRow.os(ids.next(), id, new Seat("s2"), rehearsal.os().id());
        if (rehearsal.needsAMannequin()) {
            return List.of(os, PartyRow.mannequin(ids.next(), id, new Seat("s3")));
        }
        Role role = rehearsal.by().role();
        Seat seat = new Seat(role == Role.HUMAN ? "s1" : "s3");
        return List.of(PartyRow.person(ids.next(), id, seat, role, by), os);
    }

    @Override
    public Uni<Boolean> keepState(EveningId id, EveningState state, Instant since, Set<Seat> awaited, String node) {
        return sessions.withStatelessTransaction((session, tx) -> session.createMutationQuery(
                        "update EveningRow set state = :state, stateSince = :since, awaited = :awaited,"
                                + " node = :node, version = version + 1"
                                + " where id = :id and state not in ('ended', 'stopped')")
                .setParameter("state", state.wire())
                .setParameter("since", since)
                .setParameter(
                        "awaited", awaited.stream().sorted().map(Seat::name).collect(Collectors.joining(",")))
                .setParameter("node", node)
                .setParameter("id", id.value())
                .executeUpdate()
                .map(changed -> changed > 0));
    }

    @Override
    public Uni<Integer> endPast(Instant now, Collection<EveningId> carried) {
        List<UUID> left = new ArrayList<>(carried.stream().map(EveningId::value).toList());
        left.add(NOBODY); // an empty list is no valid list
        return sessions.withStatelessTransaction((session, tx) -> session.createMutationQuery(
                        "update EveningRow set state = 'ended', stateSince = endsAt, awaited = '',"
                                + " version = version + 1"
                                + " where endsAt < :now and state not in ('ended', 'stopped') and id not in :carried")
                .setParameter("now", now)
                .setParameter("carried", left)
                .executeUpdate());
    }

    private Uni<List<Evening>> withParties(Mutiny.StatelessSession session, List<EveningRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createQuery("from PartyRow where evening in :evenings", PartyRow.class)
                .setParameter("evenings", rows.stream().map(row -> row.id).toList())
                .getResultList()
                .chain(parties -> oses.byId(osesOf(parties))
                        .chain(known -> people.byId(peopleOf(parties, known))
                                .map(persons -> rows.stream()
                                        .map(row -> row.evening(seated(row, parties, persons, known)))
                                        .toList())));
    }

    private static Set<OsId> osesOf(List<PartyRow> parties) {
        Set<OsId> found = new HashSet<>();
        for (PartyRow party : parties) {
            if (party.os != null) {
                found.add(new OsId(party.os));
            }
        }
        return found;
    }

    private static Set<PersonId> peopleOf(List<PartyRow> parties, Map<OsId, Os> oses) {
        Set<PersonId> found = new HashSet<>();
        for (PartyRow party : parties) {
            if (party.person != null) {
                found.add(new PersonId(party.person));
            }
        }
        for (Os os : oses.values()) {
            PersonId operator = os.operator();
            if (operator != null) {
                found.add(operator);
            }
        }
        return found;
    }

    private static List<Party> seated(
            EveningRow evening, List<PartyRow> parties, Map<PersonId, Person> people, Map<OsId, Os> oses) {
        return parties.stream()
                .filter(row -> row.evening.equals(evening.id))
                .map(row -> party(row, people, oses))
                .sorted(Comparator.comparing(Party::seat))
                .toList();
    }

    private static Party party(PartyRow row, Map<PersonId, Person> people, Map<OsId, Os> oses) {
        Seat seat = new Seat(row.seat);
        Os os = row.os == null ? null : oses.get(new OsId(row.os));
        if (os != null) {
            return new Party(seat, Role.OS, os.name(), account(os.operator(), people), os.program(), os.recording());
        }
        if (row.mannequin) {
            return Party.mannequin(seat);
        }
        Person person = row.person == null ? null : people.get(new PersonId(row.person));
        if (person == null) {
            throw new IllegalStateException("party " + row.id + " is nobody; a foreign key must have been dropped");
        }
        return new Party(seat, Role.of(row.role), person.name(), person.account(), null);
    }

    private static @Nullable AccountId account(@Nullable PersonId id, Map<PersonId, Person> people) {
        Person person = id == null ? null : people.get(id);
        return person == null ? null : person.account();
    }
}
