package dev.headgate.config.file;

import static dev.headgate.config.file.Samples.blocks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/configuration.md shows is what happens. */
class ConfigurationDocumentTest {
    @Test
    void readsTheExamples() {
        List<String> examples = blocks("yaml").subList(0, 2);

        assertThat(examples).allSatisfy(yaml -> EditorSchema.read(yaml, "111122223333"));
    }

    @Test
    void answersTheFaultyExampleAsShown() {
        String faulty = blocks("yaml").get(2);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> parse(faulty))
                .withMessage(blocks("text").getFirst().strip());
    }

    @Test
    void answersATabAsShown() {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> parse("headgate: 1\nservices:\n\tweb: {}\n"))
                .withMessage(blocks("text").get(1).strip());
    }

    private static void parse(String yaml) {
        ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
    }
}
