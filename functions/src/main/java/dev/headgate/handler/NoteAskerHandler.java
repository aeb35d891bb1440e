package dev.headgate.handler;

import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import dev.headgate.asker.CallReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Notes who started, redrove or stopped an execution, as CloudTrail's event tells some minutes later. An execution itself does
 * not know its caller, and what its input says of who asked is a claim.
 */
public final class NoteAskerHandler {

    /** Longer than a year's audit looks back; CloudTrail's own archive may last longer. */
    static final Duration KEPT = Duration.ofDays(400);

    private final AskerStore askers;
    private final CallReader reader;

    public NoteAskerHandler(AskerStore askers, CallReader reader) {
        this.askers = askers;
        this.reader = reader;
    }

    /**
     * What came of it; the function logs it.
     *
     * @param execution of which somebody was noted; empty where nobody was
     * @param noted who did what, or why the event was ignored
     */
    public record Output(Optional<String> execution, String noted) {}

    /** Handles one event as EventBridge has it; one that comes twice changes nothing. */
    public Output handle(Map<String, Object> event) {
        return switch (reader.read(event)) {
            case CallReader.Reading.Of(String execution, Asker asker) -> {
                askers.note(execution, asker, asker.at().plus(KEPT));
                yield new Output(Optional.of(execution), asker.act() + " by " + asker.inWords());
            }
            case CallReader.Reading.Nothing(String why) -> new Output(Optional.empty(), "nothing, as " + why);
        };
    }
}
