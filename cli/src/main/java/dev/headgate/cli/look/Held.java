package dev.headgate.cli.look;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.WindowWait;
import dev.headgate.deployment.Wish;
import java.time.Instant;
import java.util.Optional;

/** What holds a deployment up that could go on: an operator's pause, or a time in which no production traffic may begin to move. */
public record Held(Deployment deployment, Instant now) {

    /** In a sentence; empty where nothing does, as where blue is brought back. */
    public Optional<String> words() {
        boolean goesOn = deployment.closing().isEmpty()
                && deployment.cause().isEmpty()
                && deployment.milestones().rollbackAsked().isEmpty();
        return goesOn ? paused().or(this::closed) : Optional.empty();
    }

    private Optional<String> paused() {
        return deployment.said().pause().map(this::paused);
    }

    private String paused(Wish pause) {
        return "is " + pause.inWords() + "; until "
                + moments().until(pause.until().orElse(pause.at())) + ", then blue is brought back";
    }

    private Optional<String> closed() {
        return deployment
                .windowWait()
                .filter(WindowWait::isWaiting)
                .map(it -> "is closed for releases until " + moments().until(it.until()) + ": " + it.why());
    }

    private Moments moments() {
        return new Moments(now);
    }
}
