package dev.headgate.seeded.handler;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;

final class HandlerThatReadsAFile {

    private HandlerThatReadsAFile() {}

    static Configuration read(String yaml) {
        return ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
    }
}
