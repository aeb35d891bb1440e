package dev.headgate.release;

import dev.headgate.config.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/** Looks images up in Amazon ECR. */
public final class EcrImageRegistry implements ImageRegistry {

    private final EcrClient client;

    public EcrImageRegistry(EcrClient client) {
        this.client = client;
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
            DescribeImageScanFindingsResponse reply = client.describeImageScanFindings(request);
            return isComplete(reply.imageScanStatus().status())
                    ? Optional.of(counts(reply.imageScanFindings().findingSeverityCountsAsStrings()))
                    : Optional.empty();
        } catch (ScanNotFoundException | ImageNotFoundException | RepositoryNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<Image> find(String repository, ImageIdentifier id, Optional<String> tag) {
        DescribeImagesRequest request = DescribeImagesRequest.builder()
                .repositoryName(repository)
                .imageIds(id)
                .build();
        try {
            return client.describeImages(request).imageDetails().stream()
                    .findFirst()
                    .map(ImageDetail::imageDigest)
                    .flatMap(digest -> uri(repository).map(uri -> new Image(uri, digest, tag)));
        } catch (ImageNotFoundException | RepositoryNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<String> uri(String repository) {
        DescribeRepositoriesRequest request = DescribeRepositoriesRequest.builder()
                .repositoryNames(repository)
                .build();
        return client.describeRepositories(request).repositories().stream()
                .findFirst()
                .map(Repository::repositoryUri);
    }

    /** Basic scanning ends COMPLETE; enhanced scanning (Amazon Inspector) stays ACTIVE and adds findings as they become known. */
    private static boolean isComplete(ScanStatus status) {
        return status == ScanStatus.COMPLETE || status == ScanStatus.ACTIVE;
    }

    /** Enhanced scanning knows UNTRIAGED as well, and ECR may add others: what has no rank here counts as UNDEFINED. */
    private static Map<Severity, Integer> counts(Map<String, Integer> byName) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        byName.forEach((name, count) -> counts.merge(severity(name), count, Integer::sum));
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
