package dev.headgate.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.scenario.Approvers;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.simulator.scenario.Visitor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final List<Duration> looks = new ArrayList<>();

    @Test
    void letsAMinutePassInASecond() throws Exception {
        StandingTime time = new StandingTime(Duration.ZERO);
        RunObserver observer = observer(Manner.APPROVE);
        play(observer, Pace.FOR_PEOPLE, false, time);

        Duration virtual = Ending.of(observer).elapsed();
        assertThat(time.elapsed().multipliedBy(60)).isBetween(virtual, virtual.plusSeconds(3));
    }

    @Test
    void doesNotJumpAfterTheMachinePaused() throws Exception {
        StandingTime time = new StandingTime(Duration.ofSeconds(10));
        play(observer(Manner.APPROVE), Pace.FOR_PEOPLE, false, time);

        for (int i = 1; i < looks.size(); i++) {
            assertThat(looks.get(i).minus(looks.get(i - 1))).isLessThanOrEqualTo(Duration.ofSeconds(15));
        }
    }

    @Test
    void takesNoTimeWhenInstant() throws Exception {
        StandingTime time = new StandingTime(Duration.ZERO);
        play(observer(Manner.IGNORE), new Pace.Instantly(), false, time);

        assertThat(time.elapsed()).isZero();
    }

    /** Who reads the page for a quarter of an hour must not find that the question has expired meanwhile. */
    @Test
    void theClockStandsStillWhileAPersonIsAsked() throws Exception {
        for (Pace pace : List.of(Pace.FOR_PEOPLE, new Pace.Instantly())) {
            RunObserver observer = observer(Manner.IGNORE);
            List<Duration> whileAsked = new ArrayList<>();
            Outside patient = new Outside() {
                private Duration elapsed = Duration.ZERO;

                @Override
                public Duration elapsed() {
                    return elapsed;
                }

                @Override
                public void serve(Duration atMost) throws InterruptedException {
                    elapsed = elapsed.plus(atMost);
                    if (!observer.questions().isEmpty()) {
                        whileAsked.add(observer.elapsed());
                    }
                    if (whileAsked.size() > 15 * 60 * 20) {
                        throw new InterruptedException("a quarter of an hour, twenty times a second");
                    }
                }
            };

            assertThatThrownBy(() -> play(observer, pace, true, patient)).isInstanceOf(InterruptedException.class);
            assertThat(whileAsked.stream().distinct()).hasSize(1);
            assertThat(observer.questions())
                    .singleElement()
                    .satisfies(question -> assertThat(question.links())
                            .extracting(Snapshot.Link::approver)
                            .containsExactly("alice", "bob"));
        }
    }

    @Test
    void goesOnAsSoonAsThePageHasTheAnswer() throws Exception {
        RunObserver observer = observer(Manner.IGNORE);
        List<Duration> answered = new ArrayList<>();
        Outside alice = new Outside() {
            @Override
            public Duration elapsed() {
                return Duration.ZERO;
            }

            @Override
            public void serve(Duration atMost) {
                observer.questions().forEach(question -> {
                    answered.add(observer.elapsed());
                    approve(observer.run(), question.links().getFirst().url());
                });
            }
        };

        play(observer, new Pace.Instantly(), true, alice);

        assertThat(answered).as("before the deployment, and before traffic").hasSize(2);
        assertThat(Ending.of(observer).outcome()).isEqualTo("DEPLOYED");
    }

    private static void approve(Run run, URI link) {
        Visitor browser = new Visitor(run.world());
        String shown = Approvers.shownBy(browser.get(link).getBody()).orElseThrow();
        assertThat(browser.post(
                                link,
                                Map.of("shown", shown, "decision", "APPROVED", "comment", "", "environment", "prod"))
                        .getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void drawsTenTimesASecondAtMost() throws Exception {
        StandingTime time = new StandingTime(Duration.ZERO);
        StringWriter terminal = new StringWriter();
        List<Duration> measured = new ArrayList<>();
        LiveView view = new LiveView(
                new Screen(new PrintWriter(terminal)),
                Ink.NONE,
                () -> {
                    measured.add(time.elapsed());
                    return new Terminal.Size(80, 24);
                },
                time);
        new Playback(observer(Manner.APPROVE), Pace.FOR_PEOPLE, false, time, List.of(view)).play();

        long seconds = time.elapsed().toSeconds();
        assertThat(terminal.toString().split("\u001b\\[H", -1))
                .hasSizeBetween((int) seconds * 9, (int) seconds * 10 + 12);
        assertThat(measured).hasSizeBetween((int) seconds - 1, (int) seconds + 1);
    }

    private void play(RunObserver observer, Pace pace, boolean slowsForPeople, Outside outside) throws Exception {
        new Playback(observer, pace, slowsForPeople, outside, List.of(run -> looks.add(run.elapsed()))).play();
    }

    private static RunObserver observer(Manner manner) throws IOException {
        Run run = new Run(
                Scenarios.named("happy").orElseThrow(),
                Checkout.read(CommandLineRun.CHECKOUT.configurationFile()),
                CommandLineRun.CHECKOUT.definitions(),
                "https://approvals.example.com",
                manner,
                42);
        run.begin();
        return new RunObserver(run, Pace.FOR_PEOPLE, Optional.empty());
    }
}
