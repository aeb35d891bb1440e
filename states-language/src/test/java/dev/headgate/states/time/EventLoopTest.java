package dev.headgate.states.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLoopTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final EventLoop loop = new EventLoop(START);
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsEventsInTheOrderOfTheirInstants() {
        schedule("late", 20);
        schedule("early", 10);

        loop.runFor(Duration.ofMinutes(1));

        assertThat(ran).containsExactly("early 10", "late 20");
    }

    @Test
    void runsEventsOfOneInstantInTheOrderOfTheirScheduling() {
        schedule("first", 10);
        schedule("second", 10);
        schedule("third", 10);

        loop.runFor(Duration.ofMinutes(1));

        assertThat(ran).containsExactly("first 10", "second 10", "third 10");
    }

    @Test
    void takesAnInstantThatHasPassedForNow() {
        loop.runFor(Duration.ofSeconds(30));

        loop.at(START, "past", () -> note("past"));
        loop.runFor(Duration.ZERO);

        assertThat(ran).containsExactly("past 30");
    }

    @Test
    void neverRunsACancelledEvent() {
        EventLoop.Event cancelled = schedule("cancelled", 10);
        schedule("kept", 20);

        cancelled.cancel();

        assertThat(loop.nextAt()).contains(START.plusSeconds(20));
        loop.runFor(Duration.ofMinutes(1));
        assertThat(ran).containsExactly("kept 20");
    }

    @Test
    void leavesTheClockAtTheEndOfTheTimeItRanFor() {
        schedule("beyond", 61);

        loop.runFor(Duration.ofMinutes(1));

        assertThat(ran).isEmpty();
        assertThat(loop.instant()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void stopsAsSoonAsTheConditionHolds() {
        schedule("one", 10);
        schedule("two", 20);

        loop.runUntil(() -> !ran.isEmpty());

        assertThat(ran).containsExactly("one 10");
        assertThat(loop.instant()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void saysThatNothingIsLeftToHappen() {
        schedule("one", 10);

        assertThatThrownBy(() -> loop.runUntil(() -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Nothing is scheduled any more at 2026-03-02T09:00:10Z");
        assertThat(loop.step()).isFalse();
    }

    @Test
    void endsWhereTimeDoesNotGoOn() {
        again(Duration.ZERO);

        assertThatThrownBy(() -> loop.runFor(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Time does not go on")
                .hasMessageContaining("again");
    }

    @Test
    void playsForAsLongAsTimeGoesOnAndRunsNoWholeRunForEver() {
        again(Duration.ofMillis(1));

        loop.runFor(Duration.ofMinutes(100));

        assertThat(loop.instant()).isEqualTo(START.plusSeconds(6_000));
        assertThatThrownBy(() -> loop.runUntil(() -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The run does not end");
    }

    private void again(Duration later) {
        loop.after(later, "again", () -> again(later));
    }

    private EventLoop.Event schedule(String what, long seconds) {
        return loop.after(Duration.ofSeconds(seconds), what, () -> note(what));
    }

    private void note(String what) {
        ran.add(what + " " + Duration.between(START, loop.instant()).toSeconds());
    }
}
