package dev.headgate.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Severity;
import dev.headgate.testing.Example;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/** A scan that has ended without findings is not one that has not finished. */
class EcrScanTest {

    private static final Set<ScanStatus> RESULTS = Set.of(ScanStatus.COMPLETE, ScanStatus.ACTIVE);
    private static final Set<ScanStatus> UNDER_WAY = Set.of(ScanStatus.IN_PROGRESS, ScanStatus.PENDING);
    private static final Instant PUSHED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Image IMAGE = new Image(Example.WEB_URI, "sha256:" + "7f".repeat(32), Optional.empty());

    private final OneImage ecr = new OneImage();
    private Instant now = PUSHED.plusSeconds(60);
    private final EcrImageRegistry registry = new EcrImageRegistry(() -> ecr, () -> now);

    static Set<ScanStatus> everyStatus() {
        return ScanStatus.knownValues();
    }

    @ParameterizedTest
    @MethodSource("everyStatus")
    void everyStatusThatTheSdkKnowsHasAMeaning(ScanStatus status) {
        ecr.says = Optional.of(status.toString());

        if (RESULTS.contains(status)) {
            assertThat(findings()).contains(Map.of(Severity.HIGH, 2));
        } else if (UNDER_WAY.contains(status)) {
            assertThat(findings()).isEmpty();
        } else {
            assertThatThrownBy(this::findings)
                    .isInstanceOf(NoScanResultException.class)
                    .hasMessageContaining("ECR says " + status + " (its own words)")
                    .hasMessageContaining("or leave blockScanFindings out")
                    .hasMessageNotContaining("does not know");
        }
    }

    @Test
    void aStatusThatTheSdkDoesNotKnowIsNamed() {
        ecr.says = Optional.of("DAYDREAMING");

        assertThatThrownBy(this::findings)
                .isInstanceOf(NoScanResultException.class)
                .hasMessageContaining("ECR says DAYDREAMING", "this version of Headgate does not know that status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.oci.image.index.v1+json",
                "application/vnd.docker.distribution.manifest.list.v2+json"
            })
    void anIndexIsNeverScannedAndSaysSo(String mediaType) {
        ecr.mediaType = mediaType;
        ecr.found = Map.of();
        for (Optional<String> said : Set.of(
                Optional.<String>empty(),
                Optional.of("UNSUPPORTED_IMAGE"),
                Optional.of("COMPLETE"),
                Optional.of("ACTIVE"))) {
            ecr.says = said;

            assertThatThrownBy(this::findings)
                    .isInstanceOf(NoScanResultException.class)
                    .hasMessageContaining("is an index", "--provenance=false");
        }
    }

    @Test
    void anImageInWhichNothingWasFoundIsClean() {
        ecr.found = Map.of();

        assertThat(findings()).contains(Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "UnsupportedImageError: The operating system is not supported, build it on a base image that ECR can scan",
        "InternalError, start another scan of it"
    })
    void aScanThatFailedSaysWhatHelps(String description, String cure) {
        ecr.says = Optional.of("FAILED");
        ecr.words = description;

        assertThatThrownBy(this::findings)
                .hasMessageContaining("(" + description + ")")
                .hasMessageContaining(cure);
    }

    @Test
    void aScanMayBeginForAWhileAfterThePush() {
        ecr.says = Optional.empty();
        assertThat(findings()).isEmpty();

        now = PUSHED.plus(Duration.ofMinutes(15));

        assertThatThrownBy(this::findings)
                .isInstanceOf(NoScanResultException.class)
                .hasMessageContaining("has never been scanned", "scanning on push");
    }

    private Optional<Map<Severity, Integer>> findings() {
        return registry.scanFindings("web", IMAGE);
    }

    /** Says one thing of its image's scan; nothing at all where there was none. */
    private static final class OneImage implements EcrClient {
        private Optional<String> says = Optional.of("COMPLETE");
        private String words = "its own words";
        private Map<String, Integer> found = Map.of("HIGH", 2);
        private String mediaType = "application/vnd.oci.image.manifest.v1+json";

        @Override
        public DescribeImageScanFindingsResponse describeImageScanFindings(DescribeImageScanFindingsRequest request) {
            String status = says.orElseThrow(
                    () -> ScanNotFoundException.builder().message("no scan").build());
            return DescribeImageScanFindingsResponse.builder()
                    .imageScanStatus(it -> it.status(status).description(words))
                    .imageScanFindings(it -> it.findingSeverityCountsWithStrings(found))
                    .build();
        }

        @Override
        public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
            return DescribeImagesResponse.builder()
                    .imageDetails(ImageDetail.builder()
                            .imageDigest(IMAGE.digest())
                            .imagePushedAt(PUSHED)
                            .imageManifestMediaType(mediaType)
                            .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
