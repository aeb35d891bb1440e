package dev.headgate.deployment;

import dev.headgate.release.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All that operators have said to a deployment, oldest first. */
public record Wishes(List<Wish> all) {

    static final Wishes NONE = new Wishes(List.of());

    public Wishes {
        all = List.copyOf(all);
    }

    Wishes and(Wish wish) {
        List<Wish> longer = new ArrayList<>(all);
        longer.add(wish);
        return new Wishes(longer);
    }

    /** What this execution has said already. */
    public Optional<Wish> of(String executionArn) {
        return last(it -> it.executionArn().equals(executionArn));
    }

    /** The pause that nobody has ended. */
    public Optional<Wish> pause() {
        return last(it -> it.verb() != Verb.ABORT).filter(it -> it.verb() == Verb.PAUSE);
    }

    /** What lets green leave this share, if somebody has said so; at 100 %, what ends the bake. A later pause takes it back. */
    public Optional<Wish> promotion(int percent) {
        return last(it -> it.verb() == Verb.PAUSE || it.verb() == Verb.PROMOTE)
                .filter(it -> it.verb() == Verb.PROMOTE && it.percent() == percent);
    }

    /** When somebody last had it go on. */
    Optional<Instant> resumed() {
        return last(it -> it.verb() == Verb.RESUME).map(Wish::at);
    }

    private Optional<Wish> last(Predicate<Wish> fitting) {
        return all.reversed().stream().filter(fitting).findFirst();
    }
}
