package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The schema by which editors complete and underline headgate.yaml knows what the reader knows. */
class EditorSchemaTest {

    private static final String MODELINE = "# yaml-language-server: $schema=";

    @Test
    void knowsEveryMemberThatTheReaderTakesAndNoOther() {
        assertThat(SchemaMembers.ofTheFile().keySet())
                .isEqualTo(AskedMembers.of(Samples.withEveryKey()).paths());
    }

    @Test
    void everyMemberSaysWhatItIsFor() {
        assertThat(SchemaMembers.ofTheFile())
                .allSatisfy((path, member) -> assertThat(member).containsKey("description"));
    }

    @Test
    void everyFileOfThisRepositoryIsRightInAnEditor() {
        Map<Path, String> files = Samples.files();

        assertThat(files).containsKey(Path.of("..", "headgate.yaml"));
        assertThat(files.values()).allSatisfy(yaml -> EditorSchema.read(yaml, "111122223333"));
    }

    @Test
    void theFilesThatPeopleEditNameTheSchemaToTheirEditors() {
        assertThat(Samples.files()).allSatisfy((file, yaml) -> {
            List<Path> named = yaml.lines()
                    .filter(line -> line.startsWith(MODELINE))
                    .map(line -> file.resolveSibling(line.substring(MODELINE.length())))
                    .toList();
            if (!file.toString().contains("src")) {
                assertThat(named).hasSize(1);
            }
            assertThat(named)
                    .allSatisfy(schema -> assertThat(
                                    Files.isSameFile(schema, Path.of("..", "docs", "headgate.schema.json")))
                            .isTrue());
        });
    }
}
