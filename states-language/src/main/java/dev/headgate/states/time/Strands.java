package dev.headgate.states.time;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Work that pauses in the middle of itself while virtual time goes on, so that several pieces of it interleave.
 *
 * <p>Each piece has a thread, and exactly one thread runs at any time: the event loop's or that of one piece, which hands
 * back when it pauses or ends. Who goes on when is decided by the event loop alone, so a run stays reproducible.
 */
public final class Strands implements AutoCloseable {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("strand-", 0).factory());

    private final EventLoop loop;
    private final Set<Strand> paused = new LinkedHashSet<>();
    private Optional<Strand> current = Optional.empty();

    public Strands(EventLoop loop) {
        this.loop = loop;
    }

    /** Thrown where work pauses: its time is up, or the run is over. */
    public static final class BrokenOffError extends Error {
        private static final long serialVersionUID = 1;

        BrokenOffError(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Runs work up to its first pause, and what follows later.
     *
     * @param limit past which its next pause does not return
     */
    public void run(Duration limit, Runnable work) {
        Strand strand = new Strand(loop.instant().plus(limit), work);
        THREADS.execute(strand);
        strand.resume();
    }

    /**
     * Lets time pass for the work that calls this; outside of any it does nothing.
     *
     * @throws BrokenOffError when its limit has passed meanwhile
     */
    public void pause(Duration time) {
        current.ifPresent(strand -> strand.pause(time));
    }

    public boolean isInside() {
        return current.isPresent();
    }

    /** Breaks off whatever still pauses. */
    @Override
    public void close() {
        for (Strand strand : List.copyOf(paused)) {
            strand.abandoned = true;
            strand.resume();
        }
    }

    private final class Strand implements Runnable {
        private final Instant deadline;
        private final Runnable work;
        private final Semaphore mayRun = new Semaphore(0);
        private final Semaphore handedBack = new Semaphore(0);
        private Optional<Throwable> failure = Optional.empty();
        private boolean abandoned;

        Strand(Instant deadline, Runnable work) {
            this.deadline = deadline;
            this.work = work;
        }

        @Override
        public void run() {
            mayRun.acquireUninterruptibly();
            try {
                work.run();
            } catch (RuntimeException | Error thrown) {
                failure = Optional.of(thrown).filter(it -> !(it instanceof BrokenOffError));
            } finally {
                handedBack.release();
            }
        }

        /** On the thread that has the turn: the event loop's. */
        void resume() {
            Optional<Strand> before = current;
            current = Optional.of(this);
            paused.remove(this);
            mayRun.release();
            handedBack.acquireUninterruptibly();
            current = before;
            if (failure.isPresent()) {
                fail(failure.get());
            }
        }

        /** What the work threw is thrown where the run goes on. */
        private void fail(Throwable thrown) {
            failure = Optional.empty();
            switch (thrown) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(thrown);
            }
        }

        /** On the strand's own thread. */
        void pause(Duration time) {
            if (abandoned) {
                throw new BrokenOffError("The run is over");
            }
            paused.add(this);
            EventLoop.Event next = loop.after(time, "a call arrives", this::resume);
            handedBack.release();
            mayRun.acquireUninterruptibly();
            next.cancel();
            if (abandoned) {
                throw new BrokenOffError("The run is over");
            }
            if (loop.instant().isAfter(deadline)) {
                throw new BrokenOffError("Task timed out");
            }
        }
    }
}
