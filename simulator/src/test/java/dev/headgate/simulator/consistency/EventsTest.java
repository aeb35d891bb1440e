package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file in {@code events/} is taken by the code that would receive it, in a world where its deployment exists.
 *
 * <p>With {@code -Dheadgate.writeEvents=true} the samples that are taken from a run are written anew first.
 */
class EventsTest {

    private static final Map<String, Object> CAPTURED = CapturedPayloads.all();

    @BeforeAll
    static void writeAnewWhereAsked() {
        if (Boolean.getBoolean("headgate.writeEvents")) {
            SampleWriter.write(CAPTURED);
        }
    }

    static Set<String> samples() {
        return Repository.samples();
    }

    static Set<String> captured() {
        return CAPTURED.keySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReplayed(String sample) {
        Optional<Replay> replay = Optional.ofNullable(Replays.ALL.get(sample));

        assertThat(replay).as("who replays events/" + sample + ".json").isPresent();
        replay.orElseThrow().play(Repository.event(sample));
    }

    @ParameterizedTest
    @MethodSource("captured")
    void hasTheShapeOfWhatARunPasses(String sample) {
        assertThat(Shape.of(Repository.event(sample))).isEqualTo(Shape.of(CAPTURED.getOrDefault(sample, Map.of())));
    }

    @Test
    void everyReplayHasItsSample() {
        assertThat(Repository.samples()).containsExactlyInAnyOrderElementsOf(Replays.ALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void holdsNoRealTaskToken(String sample) {
        String text = Repository.read(Repository.sample(sample));

        assertThat(text.replace(CapturedPayloads.FAKE_TOKEN, "")).doesNotContain("AQCEAAAAKgAAAAMA");
    }
}
