package dev.headgate.simulator.endpoint;

import dev.headgate.simulator.live.LoopTasks;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The one thread that may touch the simulated accounts, for the threads that speak HTTP. */
record LoopThread(LoopTasks tasks) implements CallPlace {

    private static final int ANSWERS_WITHIN_SECONDS = 30;

    @Override
    public <T> T call(Supplier<T> task) {
        return await(tasks.submit(task));
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static RefusedException busy() {
        return new RefusedException(503, "ServiceUnavailable", "The simulation does not answer, or has ended");
    }
}
