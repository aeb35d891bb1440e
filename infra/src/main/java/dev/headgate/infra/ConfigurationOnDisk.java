package dev.headgate.infra;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.infra.stack.ConfigurationParameter;
import dev.headgate.infra.stack.ServiceAlarmNames;
import dev.headgate.infra.task.TaskDefinitionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the one file that an installation is edited in. */
final class ConfigurationOnDisk {

    /** Set by the CDK CLI from the caller's credentials. */
    private static final String CALLER_ACCOUNT = "CDK_DEFAULT_ACCOUNT";

    /** Stands for the account where no credentials say which: templates can be read, and the CLI refuses to deploy them. */
    private static final String NO_ACCOUNT = "0".repeat(12);

    private ConfigurationOnDisk() {}

    /**
     * Reads the file, with the caller's account where it names none.
     *
     * @throws dev.headgate.config.file.InvalidConfigurationException with all that is wrong in the file
     * @throws IllegalArgumentException when it names alarms of this app without the suffix that they have, says more of a service than
     *     is stored of one, or names a task definition with which the service could not run
     */
    static Configuration read(Path file, Map<String, String> variables) throws IOException {
        String account = Optional.ofNullable(variables.get(CALLER_ACCOUNT))
                .filter(it -> !it.isBlank())
                .orElse(NO_ACCOUNT);
        try {
            Configuration configuration = ConfigurationFile.parse(Files.readString(file), file.toString(), account);
            ServiceAlarmNames.check(configuration);
            ConfigurationParameter.check(configuration);
            TaskDefinitionFile.check(configuration);
            return configuration;
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(
                    file.toAbsolutePath().toString(),
                    null,
                    "there is no such configuration. Run this from the directory of headgate.yaml, or name the file");
        }
    }
}
