package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every alert links to its section of the runbook, so there has to be one. */
class RunbookTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ ([A-Z_]+)$");

    /** All that the alerts' code calls a status; the outcomes and troubles of a deployment are names of enums. */
    private static final Pattern STATUS = Pattern.compile("\"([A-Z]+_[A-Z_]+|ALARM)\"");

    private static final List<String> OF_UPDATES = List.of("NOTHING_TO_DEPLOY", "TAKEN_OVER");

    private static final List<String> OF_ENUMS = List.of(
            "ROLLED_BACK",
            "NEEDS_HUMAN",
            "REJECTED",
            "ALARM_MISSING",
            "OVERRULED",
            "CLOUDWATCH_UNSEEN",
            "BLIND",
            "BLUE_ENDED_EARLY");

    @Test
    void hasASectionForEveryAlert() throws IOException {
        Set<String> statuses = new TreeSet<>(OF_ENUMS);
        for (String file : List.of("ExecutionMessages", "WatchedMessages", "ReleaseMessages")) {
            statuses.addAll(inText(
                    STATUS,
                    Files.readString(Repository.ROOT.resolve(
                            "functions/src/main/java/dev/headgate/notification/" + file + ".java"))));
        }
        statuses.removeAll(OF_UPDATES);

        assertThat(statuses).hasSizeGreaterThan(12);
        assertThat(inText(HEADING, Files.readString(Repository.ROOT.resolve("docs/operating.md"))))
                .containsAll(statuses);
    }

    private static Set<String> inText(Pattern pattern, String text) {
        Stream<MatchResult> found = pattern.matcher(text).results();
        return found.map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
