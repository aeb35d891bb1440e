package dev.headgate.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Priming is worth its while or it is nothing: it never keeps a function from starting, and leaves no trace but classes. */
class PrimingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final List<String> log = new ArrayList<>();
    private final List<String> played = new ArrayList<>();
    private final List<String> lines =
            Rehearsals.lines(Rehearsals.resource(ReleaseFunction.class)).toList();

    private final Stage stage = new Stage(
            wiring -> (in, out, context) -> played.add(new String(in.readAllBytes(), StandardCharsets.UTF_8)));

    private Priming priming(List<String> rehearsals, Stage where) {
        return new Priming(() -> rehearsals, where, InstantSource.fixed(NOW), log::add);
    }

    @Test
    void playsEachRehearsalOnceAndSaysNothing() {
        Priming priming = priming(lines, stage);

        priming.within(Priming.AT_A_START);
        priming.within(Priming.BEFORE_A_SNAPSHOT);

        assertThat(played).hasSize(lines.size());
        assertThat(log).isEmpty();
    }

    @Test
    void toldOffItPlaysNothing() {
        Priming.of(
                        ReleaseFunction.class,
                        wiring -> (in, out, context) -> played.add(""),
                        Map.of("HEADGATE_PRIMING", "off"),
                        log::add)
                .within(Priming.AT_A_START);

        assertThat(played).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void itsFailuresAreOneLineInTheLogAndNoMore() {
        Stage broken = new Stage(wiring -> (in, out, context) -> {
            throw new NoClassDefFoundError("gone");
        });

        priming(lines, broken).within(Priming.AT_A_START);

        assertThat(log).singleElement().asString().contains("\"priming\"", "PlanRelease", "NoClassDefFoundError: gone");
    }

    @Test
    void anUnreadableRehearsalIsNoReasonNotToStart() {
        priming(List.of("{"), stage).within(Priming.AT_A_START);
        priming(List.of("{}"), stage).within(Priming.AT_A_START);
        new Priming(
                        () -> {
                            throw new IllegalStateException("no resource");
                        },
                        stage,
                        InstantSource.fixed(NOW),
                        log::add)
                .within(Priming.AT_A_START);

        assertThat(log).hasSize(3).allSatisfy(line -> assertThat(line).contains("rehearsals"));
    }

    @Test
    void endsWhenItsTimeIsOver() {
        Iterator<Instant> clock = Stream.iterate(NOW, it -> it.plusSeconds(3)).iterator();

        new Priming(() -> lines, stage, clock::next, log::add).within(Duration.ofSeconds(5));

        assertThat(played).hasSize(1);
        assertThat(log).singleElement().asString().contains("not all was played within PT5S");
    }

    /** The clients of a rehearsal answer an operation that nobody recorded with a refusal, at once: no call gets out. */
    @Test
    void whatWasNotRecordedIsRefusedAndNotAskedOfAws() throws IOException {
        Rehearsal bare = new Rehearsal(
                "PlanRelease", NOW, Rehearsals.read(lines.getFirst()).event(), List.of());
        Stage real = new Stage(ReleaseFunction::entry);

        priming(List.of(Json.write(bare)), real).within(Priming.AT_A_START);

        assertThat(log).singleElement().asString().contains("PlanRelease", "There is no reply to");
    }
}
