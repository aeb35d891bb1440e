package dev.headgate.simulator.live;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Takes what other threads want of a run to the one thread that may touch it. */
public final class LoopTasks implements Outside {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final LongSupplier nanoTime;

    /**
     * Begins with nothing to do.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    public LoopTasks(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** From any thread: has something done by the loop's thread, whose answer comes later. */
    public <T> CompletableFuture<T> submit(Supplier<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                answer.complete(task.get());
            } catch (RuntimeException | StackOverflowError e) {
                // Whoever asks for what can not be done must not end the run for everybody else.
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong());
    }

    @Override
    public void serve(Duration atMost) throws InterruptedException {
        Runnable next = tasks.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        while (next != null) {
            next.run();
            next = tasks.poll();
        }
    }
}
