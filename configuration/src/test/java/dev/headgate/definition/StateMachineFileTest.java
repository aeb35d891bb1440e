package dev.headgate.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateMachineFileTest {

    @Test
    void isIndentedJsonInTheOrderOfTheFile() throws IOException {
        assertThat(json("""
                StartAt: Wait
                Comment: "first: what comes first"
                States:
                  Wait:
                    Seconds: 5
                    End: true
                """)).isEqualTo("""
                {
                  "StartAt": "Wait",
                  "Comment": "first: what comes first",
                  "States": {
                    "Wait": {
                      "Seconds": 5,
                      "End": true
                    }
                  }
                }
                """);
    }

    @Test
    void whatAnAliasStandsForIsWrittenOut() throws IOException {
        assertThat(Json.tree(json("""
                Retry:
                  - &retryStep
                    ErrorEquals: &failures
                      - States.TaskFailed
                    MaxAttempts: 4
                  - *retryStep
                Catch:
                  ErrorEquals: *failures
                """)))
                .isEqualTo(Map.of(
                        "Retry",
                        List.of(
                                Map.of("ErrorEquals", List.of("States.TaskFailed"), "MaxAttempts", 4),
                                Map.of("ErrorEquals", List.of("States.TaskFailed"), "MaxAttempts", 4)),
                        "Catch",
                        Map.of("ErrorEquals", List.of("States.TaskFailed"))));
    }

    /** One for every retrier and catcher of a machine with more steps than ours. */
    @Test
    void anAliasMayStandInHundredsOfPlaces() throws IOException {
        assertThat(json("first: &it {a: b}\nothers:\n" + "  - *it\n".repeat(500)))
                .contains("\"a\": \"b\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"on", "no", "yes", "Off", "True", "~", "0x1F", "010", "1_000", "12:30:45", "2026-03-02", "+1"})
    void aWordThatJsonDoesNotKnowIsAText(String word) throws IOException {
        assertThat(json("value: " + word)).contains("\"value\": \"" + word + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "0", "-7", "1.5", "31449600"})
    void aNumberOrTruthOfJsonStaysOne(String value) throws IOException {
        assertThat(json("value: " + value)).contains("\"value\": " + value + "\n");
        assertThat(json("value: \"" + value + "\"")).contains("\"value\": \"" + value + "\"");
    }

    @Test
    void aPlaceholderIsAText() throws IOException {
        assertThat(json("FunctionName: ${ReleaseFunctionArn}")).contains("\"${ReleaseFunctionArn}\"");
    }

    @Test
    void linesOfOneTextAreJoined() throws IOException {
        assertThat(json("Payload: >-\n  {% $merge([$a,\n  $b]) %}\n")).contains("\"{% $merge([$a, $b]) %}\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            States: 1\\nStates: 2           | 2: States is in one section twice. Keep one of them
            a:\\n  b: 1\\n  b: 2            | 3: b is in one section twice. Keep one of them
            1: a                            | 1: a key that is no text. Put it in quotes if it is to be one
            a: b\\ntrue: c                  | 2: a key that is no text. Put it in quotes if it is to be one
            [a]: b                          | 1: a key that is no text. Put it in quotes if it is to be one
            a: b\\nEnd:                     | 2: a key or an item without a value. Write one, or remove it
            a: null                         | 1: a key or an item without a value. Write one, or remove it
            a: &a {b: c}\\nd:\\n  <<: *a    | 3: sections are not merged into each other. Share whole sections: *name
            a: &a\\n  b: *a                 | 1: this part is marked with & and stands in itself. Write it out
            a: .inf                         | 1: .inf is no value of JSON. Put it in quotes, without a tag before it
            a: !now x                       | 1: x is no value of JSON. Put it in quotes, without a tag before it
            - a                             | 1: a definition is a section, no list and no text. Start with: StartAt:
            # nothing                       | 1: the file is empty. Start with: StartAt: NameOfAState
            a:\\n\\tb: c                    | 2: this is not YAML: found character '\\t(TAB)'
            a: b\\nc: *d                    | 2: this is not YAML: found undefined alias d. Mark with & what it stands for
            a: b\\nc: {% $d %}              | 2: this is not YAML:
            a: b: c                         | 1: this is not YAML: mapping values are not allowed here. Indent the keys
            """)
    void saysWhereItIsWrongAndWhatToWrite(String yaml, String fault) {
        assertThatThrownBy(() -> json(yaml.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageStartingWith("a.asl.yaml:" + fault);
    }

    @Test
    void isFoundByTheNameOfItsMachine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("release.asl.yaml"), "StartAt: PlanRelease\n");

        assertThat(StateMachineFile.of("release", folder).json()).contains("PlanRelease");
        assertThatThrownBy(() -> StateMachineFile.of("other", folder).json()).isInstanceOf(NoSuchFileException.class);
    }

    private static String json(String yaml) throws IOException {
        return StateMachineFile.json(yaml, "a.asl.yaml");
    }
}
