package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/configuration.md shows is what happens. */
class ConfigurationDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

    @Test
    void readsTheExamples() throws IOException {
        List<String> examples = blocks("yaml").subList(0, 2);

        assertThat(examples)
                .allSatisfy(yaml -> assertThatCode(() -> parse(yaml)).doesNotThrowAnyException());
    }

    @Test
    void answersTheFaultyExampleAsShown() throws IOException {
        String faulty = blocks("yaml").get(2);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> parse(faulty))
                .withMessage(blocks("text").getFirst().strip());
    }

    @Test
    void answersATabAsShown() throws IOException {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> parse("headgate: 1\nservices:\n\tweb: {}\n"))
                .withMessage(blocks("text").get(1).strip());
    }

    private static void parse(String yaml) {
        ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
    }

    private static List<String> blocks(String language) throws IOException {
        Pattern block = Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
        return block.matcher(Files.readString(DOCUMENT))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
