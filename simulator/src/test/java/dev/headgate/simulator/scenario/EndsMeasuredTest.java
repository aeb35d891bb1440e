package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the functions' log says of the ends of whole releases, from which CloudWatch makes the dashboard's metrics. */
class EndsMeasuredTest {

    @ParameterizedTest
    @ValueSource(strings = {"happy", "alarm-during-shift", "rejected", "execution-dies", "everything-twice"})
    void everyEndIsMeasuredOnceWithItsOutcome(String scenario) {
        Played played = Played.scenario(scenario);

        assertThat(ends(played))
                .isNotEmpty()
                .extracting(it -> it.get("deploymentId") + " " + it.get("Outcome"))
                .containsExactlyInAnyOrderElementsOf(played.log().deployments().stream()
                        .flatMap(id -> played.world().records().find(id).stream())
                        .flatMap(it -> it.closing().stream().map(end -> it.id() + " " + end.outcome()))
                        .toList());
    }

    @Test
    void harmIsMeasuredFromItsEvidenceToTheRollback() {
        assertThat(ends(Played.scenario("alarm-during-shift")))
                .filteredOn(it -> "ROLLED_BACK".equals(it.get("Outcome")))
                .singleElement()
                .satisfies(it -> assertThat(it.get("EvidenceToRollbackLatency"))
                        .isInstanceOfSatisfying(
                                Number.class,
                                seconds -> assertThat(seconds.doubleValue()).isBetween(0.0, 60.0)));
    }

    private static List<Map<String, Object>> ends(Played played) {
        return played.world().functionLog().stream()
                .map(line -> Json.object(Json.tree(line), "$"))
                .filter(it -> "deployment ended".equals(it.get("message")))
                .toList();
    }
}
