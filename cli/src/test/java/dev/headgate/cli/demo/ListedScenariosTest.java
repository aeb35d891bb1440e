package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.scenario.Scenario;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code --list} says of a scenario is what happens in it. */
class ListedScenariosTest {

    @ParameterizedTest
    @MethodSource("dev.headgate.simulator.scenario.Scenarios#all")
    void endsAsItsLineSays(Scenario scenario) throws IOException {
        CommandLineRun run = CommandLineRun.ofDemo(scenario.name(), "--json");

        String ended = String.valueOf(run.json().get("outcome"));
        assertThat(lastOutcomeIn(scenario.summary())).isEqualTo(ended);
        assertThat(run.exitCode()).isEqualTo(ended.equals("DEPLOYED") ? 0 : 3);
        assertThat(run.err()).isEmpty();
        assertIsSaid(
                scenario.summary(),
                "approvers are asked whether green may stay",
                subjects(run).stream().anyMatch(subject -> subject.startsWith("[Headgate] Approve that green stays")));
        assertIsSaid(
                scenario.summary(), "NEEDS_HUMAN", subjects(run).stream().anyMatch(it -> it.contains("NEEDS_HUMAN")));
    }

    /** Said where it happens, and nowhere else. */
    private static void assertIsSaid(String summary, String words, boolean happens) {
        boolean said =
                summary.contains(words) || (words.startsWith("approvers") && summary.contains("approvers are asked"));
        assertThat(said).as(words).isEqualTo(happens);
    }

    private static String lastOutcomeIn(String summary) {
        return Arrays.stream(Outcome.values())
                .map(Enum::name)
                .filter(summary::contains)
                .max(Comparator.comparingInt(summary::lastIndexOf))
                .orElseThrow();
    }

    private static List<String> subjects(CommandLineRun run) throws IOException {
        return Optional.ofNullable(run.json().get("messages"))
                .map(messages -> (List<?>) messages)
                .orElse(List.of())
                .stream()
                .map(it -> String.valueOf(((Map<?, ?>) it).get("subject")))
                .toList();
    }
}
