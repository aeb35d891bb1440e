package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.DIGEST;
import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headgate.config.Severity;
import dev.headgate.release.EcrImageRegistry;
import dev.headgate.release.Image;
import dev.headgate.release.ImageRegistry;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

class SimulatedEcrTest {

    private static final String OTHER_DIGEST = DIGEST.replace('0', 'f');

    private final EventLoop loop = new EventLoop(NOON);
    private final ToolingAccount account = new ToolingAccount("111111111111", "eu-west-1", loop, new Wire(loop));
    private final SimulatedEcr ecr = account.ecr();
    private final EcrClient client = account.ecrClient();
    private final ImageRegistry registry = new EcrImageRegistry(() -> client, loop);
    private final String uri = ecr.addRepository("web");

    @Test
    void findsAnImageByTagAndByDigest() {
        ecr.push("web", "v1", DIGEST);

        assertThat(uri).isEqualTo("111111111111.dkr.ecr.eu-west-1.amazonaws.com/web");
        assertThat(registry.byTag("web", "v1")).contains(new Image(uri, DIGEST, Optional.of("v1")));
        assertThat(registry.byDigest("web", DIGEST)).contains(new Image(uri, DIGEST, Optional.empty()));
    }

    @Test
    void findsWhatTheTagNamesNow() {
        ecr.push("web", "latest", DIGEST);
        ecr.push("web", "v1", DIGEST);
        ecr.push("web", "latest", OTHER_DIGEST);

        assertThat(registry.byTag("web", "latest").map(Image::digest)).contains(OTHER_DIGEST);
        assertThat(client.describeImages(it -> it.repositoryName("web")).imageDetails())
                .extracting(ImageDetail::imageTags)
                .containsExactly(List.of("v1"), List.of("latest"));
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(registry.byTag("web", "v1")).isEmpty();
        assertThat(registry.byDigest("web", DIGEST)).isEmpty();
        assertThat(registry.byTag("api", "v1")).isEmpty();
        assertThat(registry.scanFindings("web", new Image(uri, DIGEST, Optional.empty())))
                .isEmpty();
    }

    @Test
    void countsFindingsOnceTheScanIsComplete() {
        ecr.push("web", "v1", DIGEST);
        Image image = registry.byTag("web", "v1").orElseThrow();

        assertThat(registry.scanFindings("web", image)).isEmpty();
        ecr.scanning("web", DIGEST);
        assertThat(registry.scanFindings("web", image)).isEmpty();
        ecr.scanned("web", DIGEST, Map.of(FindingSeverity.HIGH, 2, FindingSeverity.LOW, 7));
        assertThat(registry.scanFindings("web", image)).contains(Map.of(Severity.HIGH, 2, Severity.LOW, 7));
        ecr.scanned("web", DIGEST, Map.of());
        assertThat(registry.scanFindings("web", image)).contains(Map.of());
    }

    @Test
    void refusesInTheWordsOfEcr() {
        assertThatExceptionOfType(RepositoryNotFoundException.class)
                .isThrownBy(() -> client.describeRepositories(it -> it.repositoryNames("api")))
                .withMessageStartingWith(
                        "The repository with name 'api' does not exist in the registry with id '111111111111'");
        assertThatExceptionOfType(ImageNotFoundException.class)
                .isThrownBy(() -> client.describeImages(it -> it.repositoryName("web")
                        .imageIds(ImageIdentifier.builder().imageTag("v1").build())))
                .withMessageStartingWith("The image with imageId {imageDigest:'null', imageTag:'v1'} does not exist");
    }
}
