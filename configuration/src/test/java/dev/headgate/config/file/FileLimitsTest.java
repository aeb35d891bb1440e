package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.text.Limits;
import dev.headgate.text.PlainLine;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However large, deep or odd a file is, it is refused in words, and in few of them. */
class FileLimitsTest {

    @ParameterizedTest
    @ValueSource(ints = {51, 1_000, 5_000, 100_000})
    void refusesDepthBeforeItTakesAStack(int depth) {
        assertThat(faultsOf("headgate: 1\nservices: " + "[".repeat(depth) + "]".repeat(depth)))
                .containsExactly(":2: more than 50 sections and lists stand in each other. "
                        + "Compare it with docs/configuration.md");
        assertThat(faultsOf("headgate: 1\nservices: " + "{a: ".repeat(depth) + "1" + "}".repeat(depth)))
                .hasSize(1);
        assertThat(faultsOf("- ".repeat(depth) + "a")).hasSize(1);
    }

    @Test
    void refusesAFileOfMoreThanAMillionCharacters() {
        assertThat(faultsOf("#" + "a".repeat(Limits.CHARACTERS)))
                .containsExactly(":1: the file has more than 1000000 characters. Is it another file?");
    }

    /** One that looks at the pattern first takes a stack as deep as the text is long. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "environmentSuffix: %s",
                "region: %s",
                "account: \"%s\"",
                "permissionsBoundary: %s",
                "approvers: {a: %s}",
                "approvers: {%s: a@example.com}",
                "subscribers: {alerts: [%s]}",
                "approvals: {signIn: {issuer: \"https://%s\", audience: a}}",
                "services: {web: {repository: %s}}",
                "services: {web: {container: %s, releaseOn: {images: [%s]}}}",
                "services: {%s: {port: 80}}",
                "services: {web: {port: %s}}",
                "services: {web: {delivery: {source: {connection: %s, repository: %s, branch: %s}}}}",
                "services: {web: {healthPath: /%s}}",
                "environments: {%s: {wave: 1}}"
            })
    void looksAtTheLengthBeforeThePattern(String line) {
        for (String unit : new String[] {"a", "a-", "a/", "a.", "a@a.", "1"}) {
            assertThat(faultsOf("headgate: 1\n" + line.replace("%s", unit.repeat(200_000 / unit.length()) + "a")))
                    .isNotEmpty()
                    .allMatch(fault -> fault.length() <= 2003);
        }
    }

    @Test
    void tellsTwentyFaultsAndHowManyMoreThereAre() {
        String yaml =
                IntStream.range(0, 20_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());

        assertThatThrownBy(() -> ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333"))
                .isInstanceOfSatisfying(InvalidConfigurationException.class, it -> {
                    String message = String.valueOf(it.getMessage());
                    assertThat(message).endsWith("and " + (it.faults().size() - 20) + " more");
                    assertThat(message.lines()).hasSize(22);
                    assertThat(message).hasSizeLessThan(45_000);
                });
    }

    @Test
    void sendsNothingToATerminalThatItActsOn() {
        assertThat(faultsOf("headgate: 1\nregion: \"\\e[2J\\a\\x9b31m\\L\\N\"\n\"\\e]0;owned\\a\": 1\n"))
                .isNotEmpty()
                .allMatch(fault -> fault.codePoints().allMatch(PlainLine::isSeen));
    }
}
