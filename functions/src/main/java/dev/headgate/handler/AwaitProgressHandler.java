package dev.headgate.handler;

import dev.headgate.deployment.NewsStore;
import java.time.InstantSource;
import java.util.Optional;

/**
 * State {@code AwaitProgress}: lets the execution wait until something is heard of its deployment, or its time is up. The state
 * waits for the task token, which whatever is heard answers.
 *
 * <p>What came after the look and before this was missed by both: then the token is answered at once.
 */
public final class AwaitProgressHandler {

    private final NewsStore news;
    private final Herald herald;
    private final InstantSource clock;

    public AwaitProgressHandler(NewsStore news, Herald herald, InstantSource clock) {
        this.news = news;
        this.herald = herald;
        this.clock = clock;
    }

    public record Input(String deploymentId, Optional<String> executionArn, Known known, String taskToken) {}

    /**
     * Whether it waits.
     *
     * @param waits otherwise there is something new already
     */
    public record Output(boolean waits) {}

    public Output handle(Input input) {
        Known known = input.known();
        boolean waits = news.keep(new NewsStore.Waiting(
                known.place(),
                known.heard(),
                input.deploymentId(),
                known.version(),
                input.taskToken(),
                clock.instant().plus(Herald.REMEMBERED)));
        if (!waits) {
            herald.wake(input.taskToken());
        }
        return new Output(waits);
    }
}
