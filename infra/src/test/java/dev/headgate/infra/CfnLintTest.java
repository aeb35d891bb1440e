package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/** CloudFormation's own schemas and rules, by a tool that not every machine has. */
@NeedsNode
class CfnLintTest {

    @Test
    void findsNothingInAnyTemplate() throws IOException, InterruptedException {
        assumeTrue(Programs.isOnThePath("cfn-lint"), "cfn-lint is not installed");
        List<String> command = new ArrayList<>(List.of("cfn-lint", "--template"));
        Stream.of(
                        SynthesizedApp.ofOneAccount(),
                        SynthesizedApp.ofFourAccounts(),
                        SynthesizedApp.ofExisting(),
                        SynthesizedApp.ofContainers(),
                        SynthesizedApp.ofNetworks(),
                        SynthesizedApp.ofShared())
                .flatMap(app -> app.assembly().getStacks().stream())
                .map(CloudFormationStackArtifact::getTemplateFullPath)
                .forEach(command::add);

        // In the root of the repository: it reads .cfnlintrc.yaml there.
        Process lint = new ProcessBuilder(command)
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .start();
        String findings = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(lint.waitFor()).as(findings).isZero();
    }
}
