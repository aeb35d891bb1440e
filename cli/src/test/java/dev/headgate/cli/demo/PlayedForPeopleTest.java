package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.checkout.Checkout;
import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.picture.LiveView;
import dev.headgate.cli.picture.Screen;
import dev.headgate.cli.picture.Snapshot;
import dev.headgate.cli.picture.Snapshot.EnvironmentState;
import dev.headgate.cli.picture.Snapshot.Question;
import dev.headgate.cli.picture.View;
import dev.headgate.cli.picture.Watched;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.simulator.served.Play;
import dev.headgate.simulator.served.ServedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While somebody is asked, or watches the screen, a run leaves room for it. */
@Timeout(60)
class PlayedForPeopleTest {

    private static final Configuration CONFIGURATION = Checkout.read(CommandLineRun.CHECKOUT.configurationFile());
    private static final Service SERVICE = CONFIGURATION.services().getFirst();
    private static final Duration TICK = Duration.ofMillis(50);

    /** Somebody who looks at an open question so many times, and then leaves. */
    private static final class Reader extends RuntimeException implements View {
        private static final long serialVersionUID = 1L;
        private static final int LOOKS = 12;

        private final transient RunObserver observer;
        private final transient List<Duration> whileAsked = new ArrayList<>();
        private transient List<Question> asked = List.of();

        Reader(RunObserver observer) {
            this.observer = observer;
        }

        @Override
        public void changed(Watched run) {
            if (observer.awaitsAnAnswer()) {
                asked = observer.questions();
                whileAsked.add(run.elapsed());
            }
            if (whileAsked.size() == LOOKS) {
                throw this;
            }
        }
    }

    /** Who reads the page for a quarter of an hour must not find that the question has expired meanwhile. */
    @Test
    void theClockStandsStillWhileAPersonIsAsked() throws Exception {
        // In half a second that somebody reads, half a day would pass.
        for (Pace pace : List.of(new Pace.Times(100_000), new Pace.Instantly())) {
            try (ServedRun run = ServedRun.begin(play(pace), 0, fault -> {});
                    AddressClients clients = new AddressClients(URI.create(run.url()), CONFIGURATION)) {
                Sight sight = sight(run, clients);
                RunObserver observer = new RunObserver(
                        sight,
                        new ImageNames(clients.ecr(), SERVICE.repository()),
                        new RunObserver.Told("happy", pace.toString(), 42),
                        Optional.of(run.url()));
                Reader reader = new Reader(observer);
                Showing showing = new Showing(run, sight, observer, List.of(reader), true, true);

                assertThatThrownBy(showing::untilNothingGoesOn).isSameAs(reader);
                assertThat(reader.whileAsked.stream().distinct()).hasSize(1);
                assertThat(reader.asked)
                        .singleElement()
                        .satisfies(question -> assertThat(question.links())
                                .extracting(Snapshot.Link::approver)
                                .containsExactly("alice", "bob"));
            }
        }
    }

    private static Play play(Pace pace) throws IOException {
        return new Play(
                Scenarios.named("happy").orElseThrow(),
                CONFIGURATION,
                CommandLineRun.CHECKOUT.definitions(),
                SERVICE,
                Manner.IGNORE,
                42,
                pace,
                Optional.empty());
    }

    private static Sight sight(ServedRun run, AddressClients clients) {
        Installation installation = clients.installation(new TimeThere(run));
        return new Sight(
                installation,
                SERVICE,
                ReleaseExecution.start(installation, run.name(), run.input()),
                new Inbox(URI.create(run.url() + "/inbox.json")),
                true);
    }

    @Test
    void drawsTenTimesASecondAtMost() {
        List<Duration> time = new ArrayList<>(List.of(Duration.ZERO));
        List<Duration> measured = new ArrayList<>();
        StringWriter terminal = new StringWriter();
        LiveView view = new LiveView(
                new Screen(new PrintWriter(terminal), "Left."),
                Ink.NONE,
                () -> {
                    measured.add(time.getLast());
                    return new Terminal.Size(80, 24);
                },
                time::getLast);
        int seconds = 30;

        for (int tick = 0; tick < seconds * 20; tick++) {
            time.add(time.getLast().plus(TICK));
            view.changed(new Still(time.getLast()));
        }

        assertThat(terminal.toString().split("\u001b\\[H", -1)).hasSizeBetween(seconds * 9, seconds * 10 + 12);
        assertThat(measured).hasSizeBetween(seconds - 1, seconds + 1);
    }

    /** In which nothing happens but that time passes. */
    private record Still(Duration elapsed) implements Watched {

        @Override
        public Snapshot snapshot() {
            Instant now = Instant.EPOCH.plus(elapsed);
            return new Snapshot(
                    new Snapshot.Heading("web", title(), now, elapsed, Optional.empty(), ""),
                    environments(),
                    List.of(),
                    List.of(),
                    List.of());
        }

        @Override
        public String title() {
            return "still";
        }

        @Override
        public List<EnvironmentState> environments() {
            return List.of();
        }

        @Override
        public List<Snapshot.Happening> happenings() {
            return List.of();
        }
    }
}
