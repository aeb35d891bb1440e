package dev.headgate.states.history;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The events of one execution, oldest first. */
public final class History {

    /**
     * Reaching it ends the execution.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas</a>
     */
    public static final int MOST_EVENTS = 25_000;

    private final List<Entry> entries = new ArrayList<>();

    /** What happened; the details put themselves into the event that tells it. */
    private record Entry(HistoryEventType type, Instant at, long previous, Consumer<HistoryEvent.Builder> details) {}

    /**
     * Adds an event.
     *
     * @param previous the one that it follows from: 0 for none
     * @return its id
     */
    public long add(HistoryEventType type, Instant at, long previous, Consumer<HistoryEvent.Builder> details) {
        entries.add(new Entry(type, at, previous, details));
        return entries.size();
    }

    /** Whether only the event that ends the execution fits in. */
    public boolean isFull() {
        return entries.size() >= MOST_EVENTS - 1;
    }

    /** A view: each event is only written out when it is looked at. */
    public List<HistoryEvent> events() {
        return new AbstractList<>() {
            @Override
            public HistoryEvent get(int index) {
                return event(index);
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    private HistoryEvent event(int index) {
        Entry entry = entries.get(index);
        HistoryEvent.Builder event = HistoryEvent.builder()
                .id(index + 1L)
                .previousEventId(entry.previous)
                .type(entry.type)
                .timestamp(entry.at);
        entry.details.accept(event);
        return event.build();
    }
}
