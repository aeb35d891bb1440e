package dev.headgate.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.headgate.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An execution that was begun by an earlier definition passes what that one passes, for weeks. */
class EarlierPayloadsTest {

    private static final EarlierRecords FIRST = new EarlierRecords("0.1");

    /** The first is the router's. What a task token was answered with counts for nothing: the store says what was decided. */
    private static final List<String> NOT_TAKEN = List.of("state", "answer");

    @TestFactory
    Stream<DynamicTest> isReadByTodaysHandlerAndNothingOfItIsLost() {
        return EarlierRecords.STATES.stream().map(state -> dynamicTest(state, () -> readsAll(state)));
    }

    private static void readsAll(String state) throws ClassNotFoundException {
        List<Map<String, Object>> calls = FIRST.calls(state);
        assertThat(calls).isNotEmpty();
        Class<?> input = Class.forName("dev.headgate.handler." + state + "Handler$Input");
        for (Map<String, Object> call : calls) {
            Map<String, Object> payload = new LinkedHashMap<>(Json.object(call.get("payload"), "payload"));
            NOT_TAKEN.forEach(payload::remove);
            Object read = Json.convert(payload, input);
            assertThat(Lost.of(payload, Json.tree(read)))
                    .as(state + " " + payload)
                    .isEmpty();
        }
    }
}
