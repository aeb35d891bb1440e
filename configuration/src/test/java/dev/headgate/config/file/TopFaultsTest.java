package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headgate.tree.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused at the top of the file and in its environments and approvers. */
class TopFaultsTest {
    private static final String REST = "\nenvironments: {prod: {wave: 1}}\nservices: {web: {port: 80}}\n";

    @Test
    void listsAllFaultsAtOnceInTheOrderOfTheFile() {
        String yaml = """
                headgate: 1
                region: us-east-1
                environments: {prod: {wave: 1}}
                services:
                  web:
                    port: http
                    environments:
                      prod:
                        strategy: {canary: {percent: 140, interval: 5m}}
                        baek: 5m
                """;

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> ConfigurationFile.parse(yaml, "conf/headgate.yaml", ""))
                .withMessage("""
                        conf/headgate.yaml has 4 faults:
                        conf/headgate.yaml:1: account is missing. Write for example: account: "111122223333"
                        conf/headgate.yaml:6 services.web: port must be 1 to 65535, not http. Write for example: port: 8080
                        conf/headgate.yaml:9 services.web.environments.prod.strategy: percent must be 1 to 99, not 140. \
                        Write for example: canary: {percent: 10, interval: 5m}
                        conf/headgate.yaml:10 services.web.environments.prod: the key baek is unknown. Did you mean bake?""")
                .satisfies(e -> assertThat(e.faults()).extracting(Fault::line).containsExactly(1, 6, 9, 10));
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(faultsOf("# nothing yet\n")).containsExactly(":1: the file is empty. Start with: headgate: 1");
    }

    @Test
    void refusesAFileThatIsNoSection() {
        assertThat(faultsOf("- headgate: 1\n"))
                .containsExactly(":1: the file must be a section of keys and values, not a list. "
                        + "Write for example: headgate: 1");
    }

    @Test
    void refusesAnotherVersionOfTheFormat() {
        assertThat(faultsOf("headgate: 2\nregion: us-east-1" + REST))
                .containsExactly(":1: headgate must be 1, not 2. Write for example: headgate: 1");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(faultsOf("approvers: {}"))
                .containsExactly(
                        ":1: headgate is missing. Write for example: headgate: 1",
                        ":1: environments is missing. Write for example: environments: {prod: {wave: 1}}",
                        ":1: services is missing. Write for example: services: {web: {port: 8080}}");
    }

    @Test
    void saysWhatIsEmpty() {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\nenvironments: {}\nservices: {}\n"))
                .containsExactly(
                        ":3: environments is empty. Write for example: environments: {prod: {wave: 1}}",
                        ":4: services is empty. Write for example: services: {web: {port: 8080}}");
    }

    @Test
    void refusesARegionThatAwsDoesNotName() {
        assertThat(faultsOf("headgate: 1\nregion: us-esat-1" + REST))
                .containsExactly(":2: region must be a region of the aws partition, not us-esat-1. "
                        + "Write for example: region: us-east-1");
    }

    @Test
    void refusesRegionsOfOtherPartitions() {
        assertThat(faultsOf("headgate: 1\nregion: cn-north-1" + REST)).hasSize(1);
        assertThat(faultsOf("headgate: 1\nregion: us-gov-west-1" + REST)).hasSize(1);
    }

    @Test
    void refusesAnAccountThatYamlTakesForANumber() {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\naccount: 012345670123" + REST))
                .containsExactly(":3: account must be twelve digits in quotes (YAML takes bare ones for a number), "
                        + "not 012345670123. Write \"012345670123\" with the quotes");
    }

    @Test
    void refusesAnAccountOfOtherThanTwelveDigits() {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\naccount: \"1234\"" + REST))
                .containsExactly(":3: account must be twelve digits in quotes (YAML takes bare ones for a number), "
                        + "not 1234. Write for example: account: \"111122223333\"");
    }

    @Test
    void refusesASuffixThatMakesNamesTooLong() {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\nenvironmentSuffix: feature-1234" + REST))
                .containsExactly(
                        ":3: environmentSuffix must be at most 10 small letters and digits, "
                                + "with single hyphens between them, not feature-1234. Write for example: environmentSuffix: alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice_1", "-alice", "alice-", "a--b"})
    void refusesASuffixThatSomeResourceCouldNotEndWith(String suffix) {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\nenvironmentSuffix: " + suffix + REST))
                .hasSize(1);
    }

    @Test
    void refusesTheSameSubscriberTwice() {
        assertThat(faultsOf("headgate: 1\nsubscribers: {alerts: [a@example.com, A@example.com]}" + REST))
                .containsExactly(":2 subscribers: alerts names A@example.com twice. "
                        + "Name each address once: SNS keeps one subscription for each");
    }

    @Test
    void refusesAnImplausibleEmailAddress() {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\napprovers:\n  alice: alice@example" + REST))
                .containsExactly(
                        ":4 approvers: alice must be an e-mail address of ASCII characters, not alice@example. "
                                + "Write for example: alice: name@example.com");
    }

    @Test
    void refusesAnApproverNameThatNoLinkCanCarry() {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\napprovers:\n  a b: a@example.com" + REST))
                .containsExactly(":4 approvers: the name must be at most 32 letters, digits, dots, hyphens and "
                        + "underscores, not a b. Write for example: alice");
    }

    @Test
    void refusesEnvironmentNamesThatAwsNamesCannotHold() {
        assertThat(faultsOfEnvironments("Prod: {wave: 1}"))
                .containsExactly(":4 environments: the name must be at most 16 small letters, digits and single "
                        + "hyphens, beginning with a letter, not Prod. Write for example: prod");
        assertThat(faultsOfEnvironments("a-very-long-name-: {wave: 1}")).hasSize(1);
        assertThat(faultsOfEnvironments("1st: {wave: 1}")).hasSize(1);
    }

    @Test
    void refusesAnEnvironmentWithoutWave() {
        assertThat(faultsOfEnvironments("prod:"))
                .containsExactly(":4 environments.prod: wave is missing. Write for example: wave: 1");
    }

    @Test
    void refusesAGapBetweenWaves() {
        assertThat(faultsOfEnvironments("prod: {wave: 3}\ndev: {wave: 1}"))
                .containsExactly(":4 environments: prod is in wave 3, but nothing is in wave 2. "
                        + "Write for example: prod: {wave: 2}");
    }

    @Test
    void refusesWavesThatDoNotStartFromOne() {
        assertThat(faultsOfEnvironments("prod: {wave: 2}"))
                .containsExactly(":4 environments: prod is in wave 2, but nothing is in wave 1. "
                        + "Write for example: prod: {wave: 1}");
        assertThat(faultsOfEnvironments("prod: {wave: 0}"))
                .containsExactly(":4 environments.prod: wave must be 1 to 99, not 0. Write for example: wave: 1");
    }

    @Test
    void saysNothingOfGapsWhileAWaveIsUnreadable() {
        assertThat(faultsOfEnvironments("dev: {wave: one}\nprod: {wave: 2}"))
                .containsExactly(":4 environments.dev: wave must be 1 to 99, not one. Write for example: wave: 1");
    }

    private static List<String> faultsOfEnvironments(String environments) {
        return faultsOf("headgate: 1\nregion: us-east-1\nenvironments:\n" + environments.indent(2)
                + "services: {web: {port: 80}}\n");
    }
}
