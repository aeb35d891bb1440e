package dev.headgate.simulator.environment.codedeploy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The lifecycle events of a deployment, listed as Pending from the start: eight with a test listener, six without. */
final class LifecycleEvents {

    /** In the order in which they run. */
    enum Name {
        BEFORE_INSTALL("BeforeInstall"),
        INSTALL("Install"),
        AFTER_INSTALL("AfterInstall"),
        ALLOW_TEST_TRAFFIC("AllowTestTraffic"),
        AFTER_ALLOW_TEST_TRAFFIC("AfterAllowTestTraffic"),
        BEFORE_ALLOW_TRAFFIC("BeforeAllowTraffic"),
        ALLOW_TRAFFIC("AllowTraffic"),
        AFTER_ALLOW_TRAFFIC("AfterAllowTraffic");

        private final String text;

        Name(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    enum Status {
        PENDING,
        IN_PROGRESS,
        SUCCEEDED,
        FAILED,
        SKIPPED
    }

    record Entry(Name name, Status status, Optional<Instant> start, Optional<Instant> end) {}

    private final Map<Name, Entry> entries = new EnumMap<>(Name.class);

    LifecycleEvents(boolean withTest) {
        for (Name name : Name.values()) {
            if (withTest || (name != Name.ALLOW_TEST_TRAFFIC && name != Name.AFTER_ALLOW_TEST_TRAFFIC)) {
                entries.put(name, new Entry(name, Status.PENDING, Optional.empty(), Optional.empty()));
            }
        }
    }

    void start(Name name, Instant now) {
        entries.put(name, new Entry(name, Status.IN_PROGRESS, Optional.of(now), Optional.empty()));
    }

    void succeed(Name name, Instant now) {
        end(name, Status.SUCCEEDED, now);
    }

    /** The event that runs fails and all later ones are skipped. */
    void breakOff(Instant now) {
        for (Entry entry : all()) {
            if (entry.status() == Status.IN_PROGRESS) {
                end(entry.name(), Status.FAILED, now);
            } else if (entry.status() == Status.PENDING) {
                entries.put(entry.name(), new Entry(entry.name(), Status.SKIPPED, Optional.empty(), Optional.empty()));
            }
        }
    }

    boolean isRunning(Name name) {
        return entry(name).status() == Status.IN_PROGRESS;
    }

    boolean haveAllSucceeded() {
        return all().stream().allMatch(entry -> entry.status() == Status.SUCCEEDED);
    }

    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** When an event last began or ended. */
    Optional<Instant> lastChange() {
        return all().stream()
                .flatMap(entry -> Stream.concat(entry.start().stream(), entry.end().stream()))
                .max(Instant::compareTo);
    }

    private Entry entry(Name name) {
        return Objects.requireNonNull(entries.get(name));
    }

    private void end(Name name, Status status, Instant now) {
        entries.put(name, new Entry(name, status, entry(name).start(), Optional.of(now)));
    }
}
