package dev.headgate.handler;

import dev.headgate.page.StatusHtml;
import dev.headgate.status.StatusReader;
import java.time.InstantSource;
import java.util.Map;

/** Answers CloudWatch, which asks on behalf of whoever looks at the dashboard. */
public final class StatusWidgetHandler {

    private static final String DESCRIPTION = """
            ## Headgate's status
            What is being deployed and what it waits for, what is deployed, where nothing is released now and until when, and what
            ended lately. It takes no parameters.
            """;

    private final StatusReader status;
    private final InstantSource clock;

    public StatusWidgetHandler(StatusReader status, InstantSource clock) {
        this.status = status;
        this.clock = clock;
    }

    /**
     * The widget's HTML; or, where the dashboard's editor asks, what it is.
     *
     * @param event of CloudWatch's custom widgets
     */
    public Object handle(Map<String, Object> event) {
        return Boolean.TRUE.equals(event.get("describe"))
                ? Map.of("markdown", DESCRIPTION)
                : StatusHtml.of(status.read(), clock.instant(), isDark(event));
    }

    private static boolean isDark(Map<String, Object> event) {
        return event.get("widgetContext") instanceof Map<?, ?> context && "dark".equals(context.get("theme"));
    }
}
