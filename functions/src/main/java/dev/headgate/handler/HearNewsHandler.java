package dev.headgate.handler;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hears what a traffic backend tells by events, and wakes the execution whose deployment it may be about.
 *
 * <p>An event may be lost, late or doubled, or tell of somebody else's deployment: it only has the execution look, which would
 * have looked later anyway.
 */
public final class HearNewsHandler {

    private final Function<Map<String, Object>, Optional<String>> place;
    private final Herald herald;

    /**
     * Hears of places.
     *
     * @param place of which an event tells; empty for one that is about nothing of ours
     */
    public HearNewsHandler(Function<Map<String, Object>, Optional<String>> place, Herald herald) {
        this.place = place;
        this.herald = herald;
    }

    /**
     * What came of it; the function logs it.
     *
     * @param place of which it tells; empty where it was none that is understood
     * @param woke whether an execution waited for it
     */
    public record Output(Optional<String> place, boolean woke) {}

    /** Handles one event as EventBridge has it. */
    public Output handle(Map<String, Object> event) {
        Optional<String> of = place.apply(event);
        return new Output(of, of.filter(herald::tell).isPresent());
    }
}
