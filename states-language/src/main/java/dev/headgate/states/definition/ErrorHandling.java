package dev.headgate.states.definition;

import dev.headgate.tree.Section;
import java.util.List;
import java.util.Optional;

/** What a state does about errors: {@code Retry} first, then {@code Catch}. */
public record ErrorHandling(List<Retrier> retriers, List<Catcher> catchers) {

    static final ErrorHandling NONE = new ErrorHandling(List.of(), List.of());

    public ErrorHandling {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    static ErrorHandling read(Section state) {
        return new ErrorHandling(Retrier.readAll(state), Catcher.readAll(state));
    }

    /** Only the first that matches counts, even when its attempts are used up. */
    public Optional<Retrier> retrierFor(String error, TooLarge tooLarge) {
        return retriers.stream()
                .filter(retrier -> retrier.errorEquals().matches(error, tooLarge))
                .findFirst();
    }

    /** Only the first that matches counts. */
    public Optional<Catcher> catcherFor(String error, TooLarge tooLarge) {
        return catchers.stream()
                .filter(catcher -> catcher.errorEquals().matches(error, tooLarge))
                .findFirst();
    }
}
