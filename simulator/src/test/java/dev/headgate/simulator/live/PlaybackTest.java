package dev.headgate.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.states.time.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybackTest {

    /** Real time that passes only while somebody waits for it. */
    private static final class StandingTime implements Outside {
        private Duration elapsed = Duration.ZERO;
        private final Duration pause;

        StandingTime(Duration pause) {
            this.pause = pause;
        }

        @Override
        public Duration elapsed() {
            return elapsed;
        }

        @Override
        public void serve(Duration atMost) {
            elapsed = elapsed.plus(atMost.isZero() ? Duration.ZERO : atMost.plus(pause));
        }
    }

    private final List<Instant> looks = new ArrayList<>();

    @Test
    void letsAMinutePassInASecond() throws Exception {
        StandingTime time = new StandingTime(Duration.ZERO);
        Run run = run(Manner.APPROVE);
        play(run, Pace.FOR_PEOPLE, time);

        Duration virtual = Duration.between(World.START, run.journal().endedAt());
        assertThat(time.elapsed().multipliedBy(60)).isBetween(virtual, virtual.plusSeconds(3));
    }

    @Test
    void doesNotJumpAfterTheMachinePaused() throws Exception {
        StandingTime time = new StandingTime(Duration.ofSeconds(10));
        play(run(Manner.APPROVE), Pace.FOR_PEOPLE, time);

        for (int i = 1; i < looks.size(); i++) {
            assertThat(Duration.between(looks.get(i - 1), looks.get(i))).isLessThanOrEqualTo(Duration.ofSeconds(15));
        }
    }

    @Test
    void takesNoTimeWhenInstant() throws Exception {
        StandingTime time = new StandingTime(Duration.ZERO);
        play(run(Manner.IGNORE), new Pace.Instantly(), time);

        assertThat(time.elapsed()).isZero();
    }

    @Test
    void goesOnAfterAFaultUnlessTimeCanNotPassIt() throws Exception {
        EventLoop loop = new EventLoop(World.START);
        List<Throwable> faults = new ArrayList<>();
        loop.after(Duration.ofSeconds(1), "fault", () -> {
            throw new IllegalStateException("once");
        });
        loop.after(Duration.ofSeconds(2), "depth", () -> {
            throw new StackOverflowError("twice");
        });
        loop.after(Duration.ofSeconds(3), "look", () -> looks.add(loop.instant()));
        Playback playback = new Playback(
                loop, () -> false, new Pace.Instantly(), () -> false, new StandingTime(Duration.ZERO), () -> {});

        assertThatThrownBy(() -> playback.playOn(faults::add)).hasMessageContaining("Nothing is scheduled");

        assertThat(faults)
                .extracting(Throwable::getMessage)
                .startsWith("once", "twice")
                .hasSize(3);
        assertThat(looks).containsExactly(World.START.plusSeconds(3));
    }

    private void play(Run run, Pace pace, Outside outside) throws Exception {
        new Playback(
                        run,
                        pace,
                        () -> false,
                        outside,
                        () -> looks.add(run.world().loop().instant()))
                .play();
    }

    private static Run run(Manner manner) throws IOException {
        Path root = Path.of("..");
        Run run = new Run(
                Scenarios.named("happy").orElseThrow(),
                ConfigurationFile.parse(
                        Files.readString(root.resolve("headgate.yaml")), "headgate.yaml", "111122223333"),
                new Definitions(root.resolve("statemachine")),
                "https://approvals.example.com",
                manner,
                42);
        run.begin();
        return run;
    }
}
