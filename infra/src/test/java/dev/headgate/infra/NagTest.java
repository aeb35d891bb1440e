package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;

/** Every finding of cdk-nag's AwsSolutions rules is mended, or accepted with a reason next to its resource. */
@NeedsNode
class NagTest {

    @Test
    void findsNothingInOneAccount() {
        assertThat(findings(SynthesizedApp.ofOneAccount().app())).isEmpty();
    }

    @Test
    void findsNothingInFourAccounts() {
        assertThat(findings(SynthesizedApp.ofFourAccounts().app())).isEmpty();
    }

    @Test
    void findsNothingWhereServicesExist() {
        assertThat(findings(SynthesizedApp.ofExisting().app())).isEmpty();
    }

    @Test
    void findsNothingInWhatContainersNeed() {
        assertThat(findings(SynthesizedApp.ofContainers().app())).isEmpty();
    }

    @Test
    void findsNothingInNetworksOfEveryKind() {
        assertThat(findings(SynthesizedApp.ofNetworks().app())).isEmpty();
    }

    @Test
    void findsNothingWhereServicesShareALoadBalancer() {
        assertThat(findings(SynthesizedApp.ofShared().app())).isEmpty();
    }

    @Test
    void findsNothingInServicesThatEcsMoves() {
        assertThat(findings(SynthesizedApp.ofMadeByEcs().app())).isEmpty();
    }

    private static List<String> findings(App app) {
        return new AwsSolutionsChecks(app)
                .validateScope(app).getViolations().stream()
                        .flatMap(violation -> violation.getViolatingResources().stream()
                                .map(resource -> finding(violation, resource)))
                        .toList();
    }

    private static String finding(PolicyViolation violation, PolicyViolatingResource resource) {
        return violation.getRuleName() + " " + resource.getConstructPath() + ": " + violation.getDescription();
    }
}
