package dev.headgate.simulator.served;

import dev.headgate.simulator.endpoint.EndpointServer;
import dev.headgate.simulator.live.DashboardPage;
import dev.headgate.simulator.live.LoopTasks;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.live.Playback;
import dev.headgate.simulator.scenario.Narrator;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.states.execution.ExecutionListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A scenario that is played on a thread of its own, at an address of this machine, as far as its client lets time go. */
public final class ServedRun implements AutoCloseable {

    /** A client that draws a clock wants to hear even that nothing has happened. */
    private static final Duration TICK = Duration.ofMillis(100);

    private final Play play;
    private final Run run;
    private final EndpointServer server;
    private final LoopTasks tasks = new LoopTasks(System::nanoTime);
    private final Narrator narrator;
    private final WatchedClock clock;
    private final Thread thread;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    /** What comes when the clock stands again; empty while it stands. */
    private Optional<CompletableFuture<News>> stop = Optional.empty();

    /** Of the world's thread. */
    private boolean closed;

    private ServedRun(Play play, EndpointServer server, Consumer<Throwable> faults) {
        this.play = play;
        this.server = server;
        run = new Run(
                play.scenario(),
                play.configuration(),
                play.definitions(),
                play.links().orElseGet(server::url),
                play.manner(),
                play.seed(),
                play.service());
        run.world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void executionStarted(String executionArn, Instant at, String input) {
                // People of the world act on how the release ends that the run is about, whoever has started it.
                if (executionArn.endsWith(":" + run.name())) {
                    run.follow(executionArn);
                }
            }
        });
        narrator = new Narrator(run);
        clock = new WatchedClock(run.world().loop(), new Newsroom(run));
        thread = Thread.ofPlatform().daemon().name("world").unstarted(() -> play(faults));
    }

    /**
     * Sets a scenario up and serves it; nothing has happened yet, and the clock stands.
     *
     * @param port 0 takes a free one
     * @param faults is told of what goes wrong and is not Headgate's; what it throws ends the run
     * @throws IOException when the port is in use
     * @throws dev.headgate.simulator.scenario.UnfitConfigurationException where the scenario can not be played so
     */
    public static ServedRun begin(Play play, int port, Consumer<Throwable> faults) throws IOException {
        EndpointServer server = EndpointServer.bind(port);
        boolean begun = false;
        try {
            ServedRun served = new ServedRun(play, server, faults);
            server.serve(served.tasks, served.run.world().accounts(), new DashboardPage(served.run.world())::answer);
            served.thread.start();
            begun = true;
            return served;
        } finally {
            if (!begun) {
                server.close();
            }
        }
    }

    private void play(Consumer<Throwable> faults) {
        try {
            new Playback(run.world().loop(), () -> closed, play.pace(), clock::stands, tasks, clock::look)
                    .playOn(faults);
            end.complete(true);
        } catch (InterruptedException | RuntimeException | StackOverflowError e) {
            end.completeExceptionally(e);
        }
    }

    /** Where AWS, the dashboard, the inbox and the approval page are. */
    public String url() {
        return server.url();
    }

    /** What starts the release, where nobody says otherwise. */
    public String input() {
        return run.input();
    }

    /** What the execution is to be called that it is about. */
    public String name() {
        return run.name();
    }

    /** What time it is there. */
    public Instant now() {
        return clock.now();
    }

    /**
     * Lets time go on, until it stands at the next piece of news or this much later: at a pace for people, returns after a moment
     * in any case, while time goes on.
     *
     * @throws RuntimeException what has ended the run
     */
    public News goOn(Duration atMost) throws InterruptedException {
        CompletableFuture<News> going = stop.orElseGet(CompletableFuture::new);
        if (stop.isEmpty()) {
            var unused = await(tasks.submit(() -> clock.letGo(atMost, going)));
            stop = Optional.of(going);
        }
        Optional<News> news = switch (play.pace()) {
            case Pace.Instantly() -> Optional.of(await(going));
            case Pace.Times times -> awaitATick(going);
        };
        if (news.isPresent()) {
            stop = Optional.empty();
        }
        return news.orElse(News.NONE);
    }

    /** What AWS does not tell of this world. */
    public BesidesAws besidesAws() throws InterruptedException {
        return await(tasks.submit(() -> new BesidesAws(
                narrator.happenings(), narrator.totals(), run.stage().expectsOperator())));
    }

    private <T> T await(Future<T> answer) throws InterruptedException {
        Optional<T> come = Optional.empty();
        while (come.isEmpty()) {
            come = awaitATick(answer);
        }
        return come.get();
    }

    /** Nothing is answered any more once the run has ended. */
    private <T> Optional<T> awaitATick(Future<T> answer) throws InterruptedException {
        try {
            return Optional.of(answer.get(TICK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            if (end.isDone() && !answer.isDone()) {
                rethrow();
                throw new IllegalStateException("the run has been closed", e);
            }
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulation failed", e.getCause());
        }
    }

    private void rethrow() {
        try {
            var unused = end.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault
                    ? fault
                    : new IllegalStateException("the simulation failed", e.getCause());
        }
    }

    /** Ends it, and frees the port. */
    @Override
    public void close() {
        var unused = tasks.submit(() -> closed = true);
        server.close();
    }
}
