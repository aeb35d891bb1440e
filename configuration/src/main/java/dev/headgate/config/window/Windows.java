package dev.headgate.config.window;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When production traffic of an environment may begin to move, as headgate.yaml says it.
 *
 * @param allow times of the week and periods, as they are written; empty: always
 * @param deny what is taken out of them
 * @param timezone whose clock on the wall they speak of, of the IANA database
 * @param calendar name of a Change Calendar of Systems Manager that has to be open, too
 */
public record Windows(
        List<String> allow, List<String> deny, String timezone, Outside outside, Optional<String> calendar) {

    public Windows {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        Stream.concat(allow.stream(), deny.stream()).forEach(SpanText::of);
        ZoneId.of(timezone);
    }

    /** Whether anything is said that could be closed. */
    public boolean closesAtAll() {
        return !allow.isEmpty() || !deny.isEmpty() || calendar.isPresent();
    }
}
