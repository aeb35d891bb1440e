package dev.headgate.handler;

import dev.headgate.approval.TaskToken;
import dev.headgate.approval.TaskTokens;
import dev.headgate.deployment.NewsStore;
import dev.headgate.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Counts what is heard of a place, and wakes the execution that waits to hear of it. */
public final class Herald {

    /** Longer than any deployment stands in one wait, and than its backend's own take. */
    static final Duration REMEMBERED = Duration.ofDays(60);

    /** What the wait comes to, and the next look is given: how often something had been heard before it. */
    public record Heard(Optional<Long> heard) {}

    private final NewsStore news;
    private final TaskTokens tokens;
    private final InstantSource clock;

    public Herald(NewsStore news, TaskTokens tokens, InstantSource clock) {
        this.news = news;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Tells that something is new there. It is counted first: whoever begins to wait after that is not kept waiting.
     *
     * @return whether somebody was woken by this
     * @throws UnheardException when nobody knows whether the execution has heard it
     */
    public boolean tell(String place) {
        NewsStore.Count count = news.count(place, clock.instant().plus(REMEMBERED));
        Optional<Long> heard = Optional.of(count.heard());
        return count.taskToken()
                .filter(token -> answer(token, new Heard(heard)))
                .isPresent();
    }

    /** Has an execution go on that was about to wait: something is new already, and how much, the next look reads. */
    void wake(String token) {
        boolean unused = answer(token, new Heard(Optional.empty()));
    }

    private boolean answer(String token, Heard heard) {
        return switch (tokens.succeed(new TaskToken(token), Json.write(heard))) {
            case DELIVERED -> true;
            // Its time was up, or somebody was first: it looks anyway.
            case TIMED_OUT -> false;
            case UNCONFIRMED -> throw new UnheardException();
        };
    }
}
