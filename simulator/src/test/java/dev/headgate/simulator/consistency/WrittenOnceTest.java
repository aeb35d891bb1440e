package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What several states share is an anchor: a retrier that somebody copies would be changed in one place and not in the other. */
class WrittenOnceTest {

    /** A shorter text, such as the way to an input's member, is easier read than looked up. */
    private static final int SHORT = 60;

    static List<String> machines() {
        return Definition.MACHINES;
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyRetrierCatcherPayloadAndLongTextIsWrittenOnce(String machine) {
        assertThat(copies(Repository.read(Repository.ROOT.resolve("statemachine/" + machine + ".asl.yaml"))))
                .isEmpty();
    }

    @Test
    void aCopyIsFoundAndAnAliasIsNone() {
        String retrier = "{ErrorEquals: [States.Timeout, States.TaskFailed], MaxAttempts: 3}";

        assertThat(copies("a: " + retrier + "\nb: " + retrier)).isNotEmpty();
        assertThat(copies("a: " + retrier + "\nb: " + retrier.replace("3", "4")))
                .hasSize(1);
        assertThat(copies("a: " + "long ".repeat(20) + "\nb: " + "long ".repeat(20)))
                .hasSize(1);
        assertThat(copies("a: &it " + retrier + "\nb: *it")).isEmpty();
    }

    /** Each section and list of several entries and each long text that stands in the file more than once, with how often. */
    private static Map<String, Integer> copies(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(1000).build();
        Map<String, Integer> written = new TreeMap<>();
        Node root = new Compose(settings).composeString(yaml).orElseThrow();
        count(root, Collections.newSetFromMap(new IdentityHashMap<>()), written);
        written.values().removeIf(times -> times < 2);
        return written;
    }

    /** What an alias stands for is the same node again. */
    private static void count(Node node, Set<Node> seen, Map<String, Integer> written) {
        if (!seen.add(node)) {
            return;
        }
        if (isWorthAnAnchor(node)) {
            written.merge(text(node), 1, Integer::sum);
        }
        switch (node) {
            case MappingNode section ->
                section.getValue().forEach(member -> count(member.getValueNode(), seen, written));
            case SequenceNode list -> list.getValue().forEach(item -> count(item, seen, written));
            default -> {}
        }
    }

    private static boolean isWorthAnAnchor(Node node) {
        return switch (node) {
            case MappingNode section -> section.getValue().size() > 1;
            // A list of what is marked itself says which of them a state has.
            case SequenceNode list ->
                list.getValue().size() > 1 && list.getValue().stream().allMatch(ScalarNode.class::isInstance);
            case ScalarNode scalar -> scalar.getValue().length() > SHORT;
            default -> false;
        };
    }

    private static String text(Node node) {
        return switch (node) {
            case MappingNode section ->
                section.getValue().stream()
                        .map(member -> text(member.getKeyNode()) + ": " + text(member.getValueNode()))
                        .sorted()
                        .toList()
                        .toString();
            case SequenceNode list ->
                list.getValue().stream().map(WrittenOnceTest::text).toList().toString();
            case ScalarNode scalar -> scalar.getValue();
            default -> node.toString();
        };
    }
}
