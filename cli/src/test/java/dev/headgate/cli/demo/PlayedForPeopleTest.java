package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.checkout.Checkout;
import dev.headgate.cli.picture.LiveView;
import dev.headgate.cli.picture.Screen;
import dev.headgate.cli.picture.Snapshot;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.simulator.live.Outside;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.live.Playback;
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

/** While somebody is asked, or watches the screen, a run leaves room for it. */
class PlayedForPeopleTest {

    /** Real time that passes only while somebody waits for it. */
    private static final class StandingTime implements Outside {
        private Duration elapsed = Duration.ZERO;

        @Override
        public Duration elapsed() {
            return elapsed;
        }

        @Override
        public void serve(Duration atMost) {
            elapsed = elapsed.plus(atMost);
        }
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

            assertThatThrownBy(() -> play(observer, pace, patient)).isInstanceOf(InterruptedException.class);
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

        play(observer, new Pace.Instantly(), alice);

        assertThat(answered).as("before the deployment, and before traffic").hasSize(2);
        assertThat(Ending.of(observer).outcome()).isEqualTo("DEPLOYED");
    }

    private static void approve(Run run, URI link) {
        Visitor browser = new Visitor(run.world());
        String shown = Approvers.shownBy(browser.get(link).html()).orElseThrow();
        assertThat(browser.post(
                                link,
                                Map.of("shown", shown, "decision", "APPROVED", "comment", "", "environment", "prod"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void drawsTenTimesASecondAtMost() throws Exception {
        StandingTime time = new StandingTime();
        StringWriter terminal = new StringWriter();
        List<Duration> measured = new ArrayList<>();
        LiveView view = new LiveView(
                new Screen(new PrintWriter(terminal), "Left."),
                Ink.NONE,
                () -> {
                    measured.add(time.elapsed());
                    return new Terminal.Size(80, 24);
                },
                time::elapsed);
        RunObserver observer = observer(Manner.APPROVE);
        new Playback(observer.run(), Pace.FOR_PEOPLE, () -> false, time, () -> view.changed(observer)).play();

        long seconds = time.elapsed().toSeconds();
        assertThat(terminal.toString().split("\u001b\\[H", -1))
                .hasSizeBetween((int) seconds * 9, (int) seconds * 10 + 12);
        assertThat(measured).hasSizeBetween((int) seconds - 1, (int) seconds + 1);
    }

    private static void play(RunObserver observer, Pace pace, Outside outside) throws Exception {
        new Playback(observer.run(), pace, observer::awaitsAnAnswer, outside, () -> {}).play();
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
