package dev.headgate.notification;

import java.util.Map;

/** What people read about an event outside of any deployment: alerts, all of them. */
public final class WatchedMessages {

    private WatchedMessages() {}

    /** The event itself. */
    public static Message of(WatchedEvent event) {
        return switch (event) {
            case WatchedEvent.Alarm alarm -> alarm(alarm);
            case WatchedEvent.Stage stage -> stage(stage);
        };
    }

    /** In place of an event that is one too many, and of those that follow it. */
    public static Message tooMany(WatchedEvent event) {
        Body body = new Body("So many alerts of " + event.source() + " came that further ones are not mailed for now.");
        body.section("Why")
                .line("At most " + AlertBudget.MOST_PER_MINUTE + " a minute and " + AlertBudget.MOST_PER_HOUR
                        + " an hour are mailed, so that alerts of other environments get through. The last one was: "
                        + summary(event) + ".");
        body.section("What to do next")
                .line(
                        "Look at the alarms there. If nobody knows why they go off so often, somebody may be in that account"
                                + " who should not be.");
        return message("TOO_MANY_ALERTS", "alerts of " + event.source() + " are no longer mailed one by one", body);
    }

    private static Message alarm(WatchedEvent.Alarm alarm) {
        Body body = new Body("The alarm " + alarm.alarm() + " of " + alarm.environment() + " went off.");
        body.section("Where").row("Account", alarm.account()).row("Region", alarm.region());
        alarm.reason().ifPresent(reason -> body.section("Why").line(reason));
        return message("ALARM", summary(alarm), body);
    }

    private static Message stage(WatchedEvent.Stage stage) {
        Body body =
                new Body("A stage of a pipeline failed. Nothing of it is released but what an earlier message says.");
        body.section("Where")
                .row("Pipeline", stage.pipeline())
                .row("Stage", stage.stage())
                .row("Execution", stage.execution());
        return message("STAGE_FAILED", summary(stage), body);
    }

    private static String summary(WatchedEvent event) {
        return switch (event) {
            case WatchedEvent.Alarm alarm -> alarm.alarm() + " in " + alarm.environment();
            case WatchedEvent.Stage stage -> stage.stage() + " of " + stage.pipeline();
        };
    }

    private static Message message(String status, String summary, Body body) {
        body.section("Links").row("Runbook", Runbook.of(status));
        return new Message(
                Topic.ALERTS,
                PlainText.subject("[Headgate] " + status + " - " + summary),
                body.text(),
                Map.of("status", status));
    }
}
