package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.aws.CannedReply;
import dev.headgate.function.Rehearsal;
import dev.headgate.function.Rehearsals;
import dev.headgate.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the functions rehearse is what they do: each event is one that a run sends them, and asks AWS for the same.
 *
 * <p>With {@code -Dheadgate.writeRehearsals=true} they are written anew first.
 */
class RehearsalsTest {

    private static final Map<Class<?>, List<Rehearsal>> RECORDED = RehearsalRecorder.record();

    @BeforeAll
    static void writeAnewWhereAsked() throws IOException {
        if (Boolean.getBoolean("headgate.writeRehearsals")) {
            for (Map.Entry<Class<?>, List<Rehearsal>> each : RECORDED.entrySet()) {
                Path file = Repository.ROOT
                        .resolve("functions/src/main/resources/dev/headgate/function")
                        .resolve(Rehearsals.resource(each.getKey()));
                Files.writeString(
                        file,
                        each.getValue().stream()
                                .map(it -> Json.write(it) + "\n")
                                .collect(Collectors.joining()));
            }
        }
    }

    static Set<Class<?>> functions() {
        return RECORDED.keySet();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void areWhatARunWouldRecord(Class<?> function) {
        assertThat(calls(Rehearsals.of(function))).isEqualTo(calls(RECORDED.getOrDefault(function, List.of())));
    }

    /** By name, for ids of requests are drawn. */
    private static Map<String, List<String>> calls(List<Rehearsal> rehearsals) {
        return rehearsals.stream()
                .collect(Collectors.toMap(
                        Rehearsal::name,
                        it -> it.replies().stream().map(CannedReply::operation).toList()));
    }
}
