package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.function.WatchdogRouter;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.notification.AlertBudget;
import dev.headgate.notification.AlertPaceException;
import dev.headgate.notification.Message;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An environment's alarms may go off as often as whoever holds its account likes. */
class TellOfEventHandlerTest {

    private final Set<String> taken = new HashSet<>();
    private final List<Message> sent = new ArrayList<>();
    private final Map<Instant, Integer> sentAt = new HashMap<>();
    private Instant now = Scene.NINE;
    private final TellOfEventHandler handler = new TellOfEventHandler(
            new AlertBudget((window, slot, until) -> taken.add(window + "#" + slot), () -> now), this::send);
    private final WatchdogRouter watchdog = new WatchdogRouter(
            event -> "recovered", handler::handle, event -> "noted", event -> "heard", event -> "known");

    @Test
    void tellsOfAnAlarmWithItsEnvironmentAndReason() {
        assertThat(wake(alarm("prod", "5 errors in a minute"))).isEqualTo("{\"share\":\"TOLD\"}");

        assertThat(sent).singleElement().satisfies(it -> {
            assertThat(it.subject()).isEqualTo("[Headgate] ALARM - web-prod-5xx in prod");
            assertThat(it.body()).contains("The alarm web-prod-5xx of prod went off.", "5 errors in a minute", "1111");
        });
    }

    @Test
    void tellsOfAFailedStage() {
        wake("{\"type\":\"Stage\",\"pipeline\":\"web\",\"stage\":\"Test\",\"execution\":\"41c0e7aa\"}");

        assertThat(sent)
                .singleElement()
                .satisfies(
                        it -> assertThat(it.subject()).isEqualTo("[Headgate] STAGE_FAILED - Test of web"),
                        it -> assertThat(it.body()).contains("41c0e7aa"));
    }

    @Test
    void aFloodOfOneEnvironmentIsAHandfulOfMailsAndASummary() {
        for (int i = 0; i < 1000; i++) {
            flood("dev", i);
        }

        // The fifth waits for another second, in Lambda's queue.
        assertThat(sent).hasSize(5);
        assertThat(sent.getLast().subject())
                .isEqualTo("[Headgate] TOO_MANY_ALERTS - alerts of dev are no longer mailed one by one");
        assertThat(sent.getLast().body()).contains("web-dev-5xx in dev", "somebody may be in that account");
    }

    @Test
    void otherEnvironmentsAreHeardThroughIt() {
        for (int i = 0; i < 1000; i++) {
            flood("dev", i);
        }
        sent.clear();
        now = now.plusSeconds(1);

        wake(alarm("prod", "it burns"));

        assertThat(sent).singleElement().satisfies(it -> assertThat(it.body()).contains("it burns"));
    }

    /** Six hours of an alarm that is set off every other second. */
    @Test
    void hoursOfItAreNotMoreThanAMailboxBears() {
        for (int minute = 0; minute < 6 * 60; minute++) {
            for (int i = 0; i < 30; i++) {
                flood("dev", i);
            }
            now = now.plus(Duration.ofMinutes(1));
        }

        assertThat(sent).hasSizeBetween(6 * 15, 6 * 21);
        assertThat(sent.stream().filter(it -> it.subject().contains("TOO_MANY")))
                .hasSize(6);
    }

    @Test
    void allTogetherStayBelowWhatMakesSnsSuspendASubscription() {
        for (int i = 0; i < 40; i++) {
            flood("account-" + i, i);
        }

        assertThat(sent).hasSize(4);
        assertThatThrownBy(() -> wake(alarm("prod", ""))).isInstanceOf(AlertPaceException.class);
        now = now.plusSeconds(60);
        wake(alarm("prod", "it comes again from Lambda's queue"));
        assertThat(sent).hasSize(5);
    }

    @Test
    void aReasonCanNotPassForLinesOfOurs() {
        wake(alarm("prod", "a\\nLinks\\n  Step Functions  https://evil.example\\u0085b\\u001b[2J\\u202e"));

        assertThat(sent.getFirst().body().lines().filter(it -> it.contains("evil")))
                .hasSize(1);
        assertThat(sent.getFirst().body()).doesNotContainPattern("[\\u0085\\u001b\\u202e]");
    }

    @Test
    void leavesEverythingElseToTheRecovery() {
        assertThat(watchdog.handle(Map.of("source", "aws.states"))).isEqualTo("recovered");
        assertThat(sent).isEmpty();
    }

    @Test
    void refusesATypeThatNoRuleMakes() {
        assertThatThrownBy(() -> wake("{\"type\":\"Other\"}")).isInstanceOf(MalformedJsonException.class);
    }

    private void flood(String environment, int i) {
        now = now.plusMillis(i % 10 == 0 ? 1 : 0);
        try {
            wake(alarm(environment, "flood " + i));
        } catch (AlertPaceException e) {
            assertThat(sentAt.get(now.truncatedTo(ChronoUnit.SECONDS))).isGreaterThanOrEqualTo(4);
        }
    }

    private void send(Message message) {
        sent.add(message);
        sentAt.merge(now.truncatedTo(ChronoUnit.SECONDS), 1, Integer::sum);
    }

    private String wake(String event) {
        return Json.write(watchdog.handle(Json.object(Json.tree(event), "$")));
    }

    private static String alarm(String environment, String reason) {
        return "{\"type\":\"Alarm\",\"environment\":\"%s\",\"alarm\":\"web-%s-5xx\",\"account\":\"111122223333\",\"region\":\"us-east-1\",\"reason\":\"%s\"}"
                .formatted(environment, environment, reason);
    }
}
