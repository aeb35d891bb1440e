package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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
     * Of 100 services in ten environments: stacks that list services or environments are as long as they get, and those of one
     * service differ by names alone, but for a pipeline, which the largest one has. GrowthTest looks at every template.
     */
    @Test
    void findsNothingInALargeInstallation() throws IOException, InterruptedException {
        List<String> templates = CfnLint.ofEachKind(ManyServices.synthesized());

        assertThat(templates)
                .hasSizeBetween(8, 24)
                .anyMatch(it -> it.contains("headgate-orchestrator"))
                .anyMatch(it -> it.contains("headgate-access-stage-9"))
                .anyMatch(it -> it.contains("headgate-observability-stage-9"))
                .anyMatch(it -> it.contains("headgate-delivery-service-of-a-team-"));
        assertThat(CfnLint.findings(templates)).isEmpty();
    }
}
