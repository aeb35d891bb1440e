package dev.headgate.config.file;

import dev.headgate.config.Configuration;
import dev.headgate.tree.Faults;
import dev.headgate.tree.Section;
import java.util.Optional;

/** Reads headgate.yaml, the one file in which an installation is described. */
public final class ConfigurationFile {

    private ConfigurationFile() {}

    /**
     * Reads and checks the whole file and fills in every default.
     *
     * @param fileName as faults shall name it; the paths in it are meant from there
     * @param callerAccount taken as the tooling account where the file names none; blank if it is not known
     * @throws InvalidConfigurationException with all that is wrong, or with the first thing that is not even YAML
     */
    public static Configuration parse(String yaml, String fileName, String callerAccount) {
        Faults faults = new Faults(FileDialect.WORDS);
        Optional<Configuration> configuration = YamlDocument.compose(yaml, faults)
                .map(node -> Section.root(node, "", "headgate: 1", faults))
                .map(root -> read(root, faults, fileName, callerAccount));
        if (faults.count() > 0) {
            throw new InvalidConfigurationException(fileName, faults.all());
        }
        return configuration.orElseThrow();
    }

    private static Configuration read(Section root, Faults faults, String fileName, String callerAccount) {
        Configuration configuration = new ConfigurationReader(root, faults, fileName).read(callerAccount);
        root.refuseUnknownKeysEverywhere();
        return configuration;
    }
}
