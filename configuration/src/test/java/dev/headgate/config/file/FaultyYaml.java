package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

/** A whole file around the few lines that a test is about, and what is wrong with it. */
final class FaultyYaml {

    private FaultyYaml() {}

    /** The faults as people read them, each after the file's name. */
    static List<String> faultsOf(String yaml) {
        return faultsOf(yaml, "111122223333");
    }

    static List<String> faultsOf(String yaml, String callerAccount) {
        InvalidConfigurationException invalid = assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> ConfigurationFile.parse(yaml, "headgate.yaml", callerAccount))
                .actual();
        return invalid.faults().stream().map(fault -> fault.in("")).toList();
    }

    /** Stands in line 6 and those after it. */
    static List<String> faultsOfService(String service) {
        return faultsOf("""
                headgate: 1
                region: us-east-1
                environments: {prod: {wave: 1}}
                services:
                  web:
                """ + service.indent(4));
    }

    /** Stands in line 10 and those after it. */
    static List<String> faultsOfRules(String rules) {
        return faultsOf(RulesYaml.around(rules));
    }
}
