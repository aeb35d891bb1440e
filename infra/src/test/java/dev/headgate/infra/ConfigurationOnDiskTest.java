package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationOnDiskTest {

    private static final Path FILE = Path.of("../headgate.yaml");

    @Test
    void takesTheCallersAccountForTheToolingAccount() throws IOException {
        assertThat(ConfigurationOnDisk.read(FILE, Map.of("CDK_DEFAULT_ACCOUNT", "123456789012"))
                        .account())
                .isEqualTo("123456789012");
    }

    @Test
    void readsWithoutCredentials() throws IOException {
        assertThat(ConfigurationOnDisk.read(FILE, Map.of()).account()).isEqualTo("000000000000");
    }

    @Test
    void saysWhereItLookedForTheFile() {
        assertThatThrownBy(() -> ConfigurationOnDisk.read(Path.of("nowhere.yaml"), Map.of()))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(Path.of("nowhere.yaml").toAbsolutePath().toString())
                .hasMessageContaining("Run this from the directory of headgate.yaml");
    }

    /** With every default written out in one parameter, neither was deployable. */
    @ParameterizedTest
    @CsvSource({"5, 3", "1, 15", "100, 10"})
    void storesServicesAndEnvironmentsOfDefaults(int services, int environments, @TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("plain.yaml");
        Files.writeString(
                file,
                "headgate: 1\nregion: us-east-1\nenvironments:\n" + lines(environments, "  stage-%1$d: {wave: %1$d}\n")
                        + "services:\n" + lines(services, "  web-%d: {port: 8080}\n"));

        assertThat(ConfigurationOnDisk.read(file, Map.of()).services()).hasSize(services);
    }

    private static String lines(int number, String each) {
        return IntStream.rangeClosed(1, number).mapToObj(each::formatted).collect(Collectors.joining());
    }

    @Test
    void refusesAServiceOfWhichMoreIsSaidThanIsStored(@TempDir Path directory) throws IOException {
        String images = new Random(7)
                .ints(2000)
                .mapToObj(number -> "\"release-%08x*\"".formatted(number))
                .collect(Collectors.joining(", "));
        Path file = directory.resolve("long.yaml");
        Files.writeString(file, """
                headgate: 1
                region: us-east-1
                environments: {prod: {wave: 1}}
                services: {api: {port: 80}, web: {port: 80, releaseOn: {images: [%s]}}}
                """.formatted(images));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigurationOnDisk.read(file, Map.of()))
                .withMessageStartingWith("the parameter /headgate/configuration/services/web would hold ")
                .withMessageContaining("bytes, compressed, and Systems Manager takes 8192")
                .withMessageNotContaining("services/api");
    }
}
