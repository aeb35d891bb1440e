package dev.headgate.states.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrandsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final EventLoop loop = new EventLoop(Instant.parse("2026-03-02T09:00:00Z"));
    private final Strands strands = new Strands(loop);
    private final List<String> seen = new ArrayList<>();

    private void work(String name, int pauses, Duration each) {
        for (int i = 0; i < pauses; i++) {
            seen.add(name + i);
            strands.pause(each);
        }
        seen.add(name + " ends");
    }

    @Test
    void interleavesByTimeAndNotByChance() {
        strands.run(LONG, () -> work("a", 2, Duration.ofSeconds(3)));
        strands.run(LONG, () -> work("b", 3, Duration.ofSeconds(2)));
        loop.runFor(LONG);

        assertThat(seen).containsExactly("a0", "b0", "b1", "a1", "b2", "a ends", "b ends");
    }

    @Test
    void pausesOnlyInsideOfAStrand() {
        assertThat(strands.isInside()).isFalse();
        strands.pause(LONG);
        strands.run(LONG, () -> seen.add("inside " + strands.isInside()));

        assertThat(seen).containsExactly("inside true");
    }

    @Test
    void breaksOffWhatTakesTooLong() {
        strands.run(Duration.ofSeconds(5), () -> work("a", 9, Duration.ofSeconds(3)));
        loop.runFor(LONG);

        assertThat(seen).containsExactly("a0", "a1");
    }

    @Test
    void throwsWhereTheRunGoesOn() {
        strands.run(LONG, () -> {
            strands.pause(Duration.ofSeconds(1));
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(() -> loop.runFor(LONG)).hasMessage("broken");
    }

    @Test
    void leavesNothingPausedWhenClosed() {
        strands.run(LONG, () -> {
            try {
                work("a", 9, Duration.ofSeconds(3));
            } finally {
                seen.add("cleaned up");
            }
        });
        strands.close();
        loop.runFor(LONG);

        assertThat(seen).containsExactly("a0", "cleaned up");
    }
}
