package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.handler.Because;
import dev.headgate.handler.Problem;
import dev.headgate.json.Json;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the definitions note in {@code because} is what the handlers read: a member that no record knows is ignored in silence. */
class NotedReasonsTest {

    private static final Pattern MEMBER = Pattern.compile("'(\\w+)':");

    @Test
    void everyMemberThatADefinitionNotesIsOneOfTheRecords() {
        Set<String> noted = new TreeSet<>();
        reasons().forEach(expression -> {
            Matcher member = MEMBER.matcher(expression);
            while (member.find()) {
                noted.add(member.group(1));
            }
        });

        assertThat(noted)
                .isEqualTo(Stream.of(Because.class, Problem.class)
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theStepsThatReadItGetItAsOneMember() {
        assertThat(Definition.tasks().stream()
                        .filter(task -> task.text("Arguments").contains("$because"))
                        .map(AslState::name))
                .containsExactlyInAnyOrder("AnnounceRelease", "RollBack", "CloseDeployment");
    }

    /** Every value that is assigned to it, but for the empty one. */
    private static List<String> reasons() {
        return Definition.allStates().stream()
                .flatMap(state -> Stream.concat(
                        Stream.of(state.body()),
                        Stream.of("Choices", "Catch")
                                .flatMap(field -> state.rules(field).stream())
                                .map(AslState.Rule::body)))
                .map(body -> Json.object(body.getOrDefault("Assign", Map.of()), "Assign"))
                .filter(assigned -> assigned.containsKey("because"))
                .map(assigned -> String.valueOf(assigned.get("because")))
                .filter(value -> !value.equals("{}"))
                .toList();
    }
}
