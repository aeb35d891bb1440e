package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
