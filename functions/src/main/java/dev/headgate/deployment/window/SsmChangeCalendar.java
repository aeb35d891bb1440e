package dev.headgate.deployment.window;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetCalendarStateResponse;

/** Change calendars of Systems Manager. */
public final class SsmChangeCalendar implements ChangeCalendar {

    private final Supplier<SsmClient> client;

    public SsmChangeCalendar(Supplier<SsmClient> client) {
        this.client = client;
    }

    @Override
    public CalendarState state(String name) {
        try {
            return state(client.get().getCalendarState(it -> it.calendarNames(name)));
        } catch (SdkException | DateTimeException e) {
            return new CalendarState.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static CalendarState state(GetCalendarStateResponse response) {
        Optional<Instant> next = Optional.ofNullable(response.nextTransitionTime())
                .filter(it -> !it.isBlank())
                .map(OffsetDateTime::parse)
                .map(OffsetDateTime::toInstant);
        return switch (response.state()) {
            case OPEN -> new CalendarState.Open(next);
            case CLOSED -> new CalendarState.Closed(next);
            case UNKNOWN_TO_SDK_VERSION -> new CalendarState.Unreadable("its state is " + response.stateAsString());
        };
    }
}
