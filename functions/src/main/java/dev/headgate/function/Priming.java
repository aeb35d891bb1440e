package dev.headgate.function;

import dev.headgate.aws.FirstConnection;
import dev.headgate.telemetry.StructuredLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Has a function go through everything that it serves, before somebody waits for it: what its first event would load and
 * initialise is there by then. It reaches nobody, keeps nothing, and its failure is a line in the log.
 */
final class Priming {

    /** Switches it off, for whoever measures what it is worth. */
    static final String VARIABLE = "HEADGATE_PRIMING";

    /** Lambda grants ten seconds to a start without a snapshot; what has not been played by then is left out. */
    static final Duration AT_A_START = Duration.ofSeconds(5);

    /** And more than two minutes to one for the snapshot, for which nobody waits. */
    static final Duration BEFORE_A_SNAPSHOT = Duration.ofMinutes(1);

    private final Supplier<List<String>> rehearsals;
    private final Stage stage;
    private final InstantSource clock;
    private final Consumer<String> log;
    private boolean done;

    /**
     * @param rehearsals a line for each
     * @param log takes at most one line
     */
    Priming(Supplier<List<String>> rehearsals, Stage stage, InstantSource clock, Consumer<String> log) {
        this.rehearsals = rehearsals;
        this.stage = stage;
        this.clock = clock;
        this.log = log;
    }

    /** Of a function with these environment variables. */
    static Priming of(
            Class<?> function, Function<Wiring, Entry> entries, Map<String, String> variables, Consumer<String> log) {
        boolean off = "off".equals(variables.get(VARIABLE));
        return new Priming(
                () -> off
                        ? List.of()
                        : Rehearsals.lines(Rehearsals.resource(function)).toList(),
                new Stage(entries),
                Wiring.CLOCK,
                log);
    }

    /** Does it, unless it was done: what has not been played by then is left out. */
    void within(Duration longest) {
        if (!done) {
            done = true;
            List<String> faults = new ArrayList<>();
            attempt("rehearsals", faults, () -> play(rehearsals.get(), longest, faults));
            if (!faults.isEmpty()) {
                new StructuredLog(clock, log).write(StructuredLog.Level.ERROR, "priming", Map.of("faults", faults));
            }
        }
    }

    private void play(List<String> lines, Duration longest, List<String> faults) throws IOException {
        Instant end = clock.instant().plus(longest);
        if (!lines.isEmpty()) {
            attempt("connection", faults, FirstConnection::rehearse);
        }
        for (String line : lines) {
            if (!clock.instant().isBefore(end)) {
                faults.add("not all was played within " + longest);
                return;
            }
            Rehearsal rehearsal = Rehearsals.read(line);
            attempt(rehearsal.name(), faults, () -> stage.play(rehearsal));
        }
    }

    /** Whatever a rehearsal breaks on, the function itself may well do without. */
    private static void attempt(String what, List<String> faults, Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception | LinkageError e) {
            faults.add(what + ": " + e);
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws Exception;
    }
}
