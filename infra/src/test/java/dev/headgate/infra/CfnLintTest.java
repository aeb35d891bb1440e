package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

@NeedsNode
class CfnLintTest {

    @Test
    void findsNothingInAnyTemplate() throws IOException, InterruptedException {
        assertThat(CfnLint.findings(CfnLint.templates(
                        SynthesizedApp.ofOneAccount(),
                        SynthesizedApp.ofFourAccounts(),
                        SynthesizedApp.ofExisting(),
                        SynthesizedApp.ofContainers(),
                        SynthesizedApp.ofNetworks())))
                .isEmpty();
    }

    /**
     * Of 100 services in ten environments: a stack that lists services or environments is as long as it gets, and those of one
     * service differ by names alone, but for a pipeline, which the largest one has. GrowthTest looks at every template.
     */
    @Test
    void findsNothingInALargeInstallation() throws IOException, InterruptedException {
        Map<String, String> templates = CfnLint.largestOfEachKind(ManyServices.synthesized());

        assertThat(templates)
                .containsOnlyKeys(
                        "headgate-access-ENVIRONMENT",
                        "headgate-attention-ENVIRONMENT",
                        "headgate-delivery-SERVICE",
                        "headgate-network-ENVIRONMENT",
                        "headgate-observability-ENVIRONMENT",
                        "headgate-orchestrator",
                        "headgate-service-SERVICE-ENVIRONMENT");
        assertThat(CfnLint.findings(templates.values())).isEmpty();
    }
}
