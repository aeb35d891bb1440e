package dev.headgate.release;

import dev.headgate.config.Severity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageScanFindings;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;

/** Looks images up in Amazon ECR. */
public final class EcrImageRegistry implements ImageRegistry {

    /** Scans on push begin within seconds of it; after this, nobody has asked for one. */
    private static final Duration SCAN_BEGINS_WITHIN = Duration.ofMinutes(15);

    private final Supplier<EcrClient> client;
    private final InstantSource clock;

    public EcrImageRegistry(Supplier<EcrClient> client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Optional<Image> byTag(String repository, String tag) {
        return find(repository, ImageIdentifier.builder().imageTag(tag).build(), Optional.of(tag));
    }

    @Override
    public Optional<Image> byDigest(String repository, String digest) {
        return find(repository, ImageIdentifier.builder().imageDigest(digest).build(), Optional.empty());
    }

    @Override
    public Optional<Map<Severity, Integer>> scanFindings(String repository, Image image) {
        DescribeImageScanFindingsRequest request = DescribeImageScanFindingsRequest.builder()
                .repositoryName(repository)
                .imageId(id -> id.imageDigest(image.digest()))
                .build();
        try {
            DescribeImageScanFindingsResponse reply = client.get().describeImageScanFindings(request);
            return switch (EcrScan.of(reply.imageScanStatus())) {
                case GOES_ON -> Optional.empty();
                case RESULT -> Optional.of(found(repository, image, counts(reply.imageScanFindings())));
            };
        } catch (ImageNotFoundException | RepositoryNotFoundException e) {
            return Optional.empty();
        } catch (ScanNotFoundException | NoScanResultException e) {
            return unscanned(repository, image, e);
        }
    }

    /** Nothing found in an image says that it is clean; nothing found in an index says that nobody looked. */
    private Map<Severity, Integer> found(String repository, Image image, Map<Severity, Integer> counts) {
        if (counts.isEmpty()) {
            detail(repository, image).ifPresent(EcrImageRegistry::requireNoIndex);
        }
        return counts;
    }

    private Optional<ImageDetail> detail(String repository, Image image) {
        return detail(
                repository,
                ImageIdentifier.builder().imageDigest(image.digest()).build());
    }

    /** An index is pushed, and never scanned: only the images that it lists are. */
    private static void requireNoIndex(ImageDetail detail) {
        if (Optional.ofNullable(detail.imageManifestMediaType())
                .filter(EcrImageRegistry::isIndex)
                .isPresent()) {
            throw new NoScanResultException(
                    "the image is an index of several images (platforms, attestations), which ECR does not scan",
                    "build it for one platform with --provenance=false --sbom=false, release the digest"
                            + " of the image that the tasks run, or leave blockScanFindings out");
        }
    }

    private Optional<Map<Severity, Integer>> unscanned(String repository, Image image, RuntimeException why) {
        Optional<ImageDetail> detail = detail(repository, image);
        detail.ifPresent(EcrImageRegistry::requireNoIndex);
        if (why instanceof NoScanResultException ended) {
            throw ended;
        }
        boolean mayBegin = detail.map(ImageDetail::imagePushedAt)
                .filter(pushed -> clock.instant().isBefore(pushed.plus(SCAN_BEGINS_WITHIN)))
                .isPresent();
        if (!mayBegin && detail.isPresent()) {
            throw new NoScanResultException(
                    "the image has never been scanned",
                    "turn on scanning on push for repository " + repository
                            + " and push it again, start a scan of it, or leave blockScanFindings out");
        }
        return Optional.empty();
    }

    private static boolean isIndex(String mediaType) {
        return mediaType.contains("image.index") || mediaType.contains("manifest.list");
    }

    private Optional<Image> find(String repository, ImageIdentifier id, Optional<String> tag) {
        return detail(repository, id)
                .map(ImageDetail::imageDigest)
                .flatMap(digest -> uri(repository).map(uri -> new Image(uri, digest, tag)));
    }

    private Optional<ImageDetail> detail(String repository, ImageIdentifier id) {
        DescribeImagesRequest request = DescribeImagesRequest.builder()
                .repositoryName(repository)
                .imageIds(id)
                .build();
        try {
            return client.get().describeImages(request).imageDetails().stream().findFirst();
        } catch (ImageNotFoundException | RepositoryNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<String> uri(String repository) {
        DescribeRepositoriesRequest request = DescribeRepositoriesRequest.builder()
                .repositoryNames(repository)
                .build();
        return client.get().describeRepositories(request).repositories().stream()
                .findFirst()
                .map(Repository::repositoryUri);
    }

    /** Enhanced scanning knows UNTRIAGED as well, and ECR may add others: what has no rank here counts as UNDEFINED. */
    private static Map<Severity, Integer> counts(@Nullable ImageScanFindings findings) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        if (findings != null) {
            findings.findingSeverityCountsAsStrings()
                    .forEach((name, count) -> counts.merge(severity(name), count, Integer::sum));
        }
        return counts;
    }

    private static Severity severity(String name) {
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(name)) {
                return severity;
            }
        }
        return Severity.UNDEFINED;
    }
}
