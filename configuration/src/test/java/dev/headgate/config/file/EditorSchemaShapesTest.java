package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.file.DamagedSamples.Damaged;
import dev.headgate.tree.Fault;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with every key, each wrong in one place: an editor underlines a wrong shape, and nothing that is right. */
class EditorSchemaShapesTest {

    /** What the reader says of a wrong shape; the rest of what it says is of values, and of how they go together. */
    private static final Pattern SHAPE =
            Pattern.compile("the key .* is unknown|.* must be a section of keys and values.*"
                    + "|.* must be a list.*|.* is missing|.* is empty|.* must have at least one|.* has .* twice");

    /** In one thing the schema asks for more: a text that YAML takes for a number, a switch or nothing shall stand in quotes. */
    private static final Pattern WITHOUT_QUOTES = Pattern.compile(".*(integer|number|boolean|null) found.*string.*");

    static List<String> files() {
        return Samples.withEveryKey();
    }

    @ParameterizedTest
    @MethodSource("files")
    void underlinesAWrongShapeWhereverItIs(String yaml) {
        List<Damaged> wrong = DamagedSamples.of(yaml)
                .filter(damaged -> faults(damaged.yaml()).stream()
                        .anyMatch(fault -> SHAPE.matcher(fault.problem()).matches()))
                .toList();

        assertThat(wrong).hasSizeGreaterThan(100);
        assertThat(wrong.stream()
                        .filter(damaged -> EditorSchema.faultsIn(damaged.yaml()).isEmpty())
                        .map(Damaged::how))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void underlinesNothingThatTheReaderTakes(String yaml) {
        List<Damaged> right = DamagedSamples.of(yaml)
                .filter(damaged -> faults(damaged.yaml()).isEmpty())
                .toList();

        assertThat(right).hasSizeGreaterThan(10);
        assertThat(right.stream()
                        .flatMap(damaged -> EditorSchema.faultsIn(damaged.yaml()).stream()
                                .filter(fault -> !WITHOUT_QUOTES.matcher(fault).matches())
                                .map(fault -> damaged.how() + ": " + fault)))
                .isEmpty();
    }

    private static List<Fault> faults(String yaml) {
        try {
            ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
            return List.of();
        } catch (InvalidConfigurationException e) {
            return e.faults();
        }
    }
}
