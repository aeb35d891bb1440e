package dev.headgate.simulator.tooling;

import dev.headgate.simulator.wire.Wire;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetRepositoryScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetRepositoryScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageScanFindings;
import software.amazon.awssdk.services.ecr.model.ImageScanStatus;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/** ECR: repositories of images by digest, and the tags that name some of them. */
public final class SimulatedEcr implements EcrClient {

    private static final String SERVICE = "Ecr";

    private final String account;
    private final String region;
    private final InstantSource clock;
    private final Wire wire;
    private final Map<String, SimulatedRepository> repositories = new TreeMap<>();
    private final List<Consumer<String>> subscribers = new ArrayList<>();

    public SimulatedEcr(String account, String region, InstantSource clock, Wire wire) {
        this.account = account;
        this.region = region;
        this.clock = clock;
        this.wire = wire;
    }

    /** Creates an empty repository and returns its URI; one of this name that exists stays. */
    public String addRepository(String name) {
        return repositories
                .computeIfAbsent(name, it -> new SimulatedRepository(it, account, region))
                .uri();
    }

    /** Sets a repository up as somebody else has it. */
    public void setUp(String repository, RepositorySettings settings) {
        existing(repository).settings(settings);
    }

    /** Adds an image, or moves the tag to one that is there already. */
    public void push(String repository, String tag, String digest) {
        existing(repository).push(tag, digest, clock.instant());
    }

    /** Starts the image's scan, which goes on until it is {@link #scanned}. */
    public void scanning(String repository, String digest) {
        existing(repository)
                .scan(digest, new SimulatedRepository.Scan(ScanStatus.IN_PROGRESS, Optional.empty(), Map.of()));
    }

    /** Ends the image's scan with this number of findings by severity. */
    public void scanned(String repository, String digest, Map<FindingSeverity, Integer> findings) {
        existing(repository)
                .scan(digest, new SimulatedRepository.Scan(ScanStatus.COMPLETE, Optional.empty(), findings));
    }

    /** Ends the image's scan without findings. */
    public void scanEnds(String repository, String digest, ScanStatus status) {
        existing(repository).scan(digest, new SimulatedRepository.Scan(status, Optional.empty(), Map.of()));
    }

    /** Ends the image's scan without findings, and says more. */
    public void scanEnds(String repository, String digest, ScanStatus status, String description) {
        existing(repository).scan(digest, new SimulatedRepository.Scan(status, Optional.of(description), Map.of()));
    }

    /** Lets an image be an index of others, which has no scan of its own. */
    public void isIndex(String repository, String digest) {
        existing(repository).index(digest);
    }

    /** Delivers each {@code ECR Image Action} of an image that somebody puts, as JSON in the shape that EventBridge has. */
    public void onPut(Consumer<String> subscriber) {
        subscribers.add(subscriber);
    }

    /** A scan that the repository asks for on push ends at once, and finds nothing. */
    @Override
    public PutImageResponse putImage(PutImageRequest request) {
        return perform("PutImage", () -> {
            SimulatedRepository repository = asked(request.repositoryName());
            ImagePush push = new ImagePush(repository, request);
            String digest = push.digest();
            push.objection().ifPresent(it -> {
                throw it;
            });
            repository.push(push.tag(), digest, clock.instant());
            if (repository.settings().scanOnPush()) {
                scanned(repository.name(), digest, Map.of());
            }
            String event = push.event(account, region, clock.instant());
            subscribers.forEach(it -> it.accept(event));
            return push.reply(account);
        });
    }

    @Override
    public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
        return perform("DescribeRepositories", () -> {
            List<String> wanted =
                    request.hasRepositoryNames() ? request.repositoryNames() : List.copyOf(repositories.keySet());
            return DescribeRepositoriesResponse.builder()
                    .repositories(wanted.stream()
                            .map(name -> asked(name).description())
                            .toList())
                    .build();
        });
    }

    @Override
    public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
        return perform("DescribeImages", () -> {
            SimulatedRepository repository = asked(request.repositoryName());
            List<ImageDetail> details = request.hasImageIds()
                    ? request.imageIds().stream()
                            .map(id -> repository.detail(digest(repository, id)))
                            .toList()
                    : repository.details();
            return DescribeImagesResponse.builder().imageDetails(details).build();
        });
    }

    @Override
    public DescribeImageScanFindingsResponse describeImageScanFindings(DescribeImageScanFindingsRequest request) {
        return perform("DescribeImageScanFindings", () -> {
            SimulatedRepository repository = asked(request.repositoryName());
            String digest = digest(repository, request.imageId());
            SimulatedRepository.Scan scan =
                    repository.scan(digest).orElseThrow(() -> scanNotFound(repository.name(), digest));
            return DescribeImageScanFindingsResponse.builder()
                    .registryId(account)
                    .repositoryName(repository.name())
                    .imageId(ImageIdentifier.builder().imageDigest(digest).build())
                    .imageScanStatus(ImageScanStatus.builder()
                            .status(scan.status())
                            .description(scan.description().orElse(null))
                            .build())
                    .imageScanFindings(ImageScanFindings.builder()
                            .findingSeverityCounts(scan.findings())
                            .build())
                    .build();
        });
    }

    @Override
    public BatchGetRepositoryScanningConfigurationResponse batchGetRepositoryScanningConfiguration(
            BatchGetRepositoryScanningConfigurationRequest request) {
        return perform(
                "BatchGetRepositoryScanningConfiguration",
                () -> BatchGetRepositoryScanningConfigurationResponse.builder()
                        .scanningConfigurations(request.repositoryNames().stream()
                                .flatMap(name -> Optional.ofNullable(repositories.get(name)).stream())
                                .map(RepositoryReplies::scanning)
                                .toList())
                        .build());
    }

    @Override
    public GetLifecyclePolicyResponse getLifecyclePolicy(GetLifecyclePolicyRequest request) {
        return perform("GetLifecyclePolicy", () -> RepositoryReplies.lifecycle(asked(request.repositoryName())));
    }

    @Override
    public GetRepositoryPolicyResponse getRepositoryPolicy(GetRepositoryPolicyRequest request) {
        return perform("GetRepositoryPolicy", () -> RepositoryReplies.policy(asked(request.repositoryName())));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing that must be given back.
    }

    private <T> T perform(String operation, Supplier<T> action) {
        return wire.perform("ecr", operation, account, action);
    }

    private SimulatedRepository existing(String name) {
        return Optional.ofNullable(repositories.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "No repository " + name + " was added: there are " + repositories.keySet()));
    }

    private SimulatedRepository asked(String name) {
        return Optional.ofNullable(repositories.get(name)).orElseThrow(() -> repositoryNotFound(name));
    }

    private String digest(SimulatedRepository repository, ImageIdentifier id) {
        return repository.digest(id).orElseThrow(() -> imageNotFound(repository.name(), id));
    }

    private RepositoryNotFoundException repositoryNotFound(String name) {
        String message =
                "The repository with name '" + name + "' does not exist in the registry with id '" + account + "'";
        return RepositoryNotFoundException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "RepositoryNotFoundException", message))
                .message(message)
                .statusCode(400)
                .build();
    }

    private ImageNotFoundException imageNotFound(String repository, ImageIdentifier id) {
        String message = "The image with imageId {imageDigest:'" + id.imageDigest() + "', imageTag:'" + id.imageTag()
                + "'} does not exist within the repository with name '" + repository + "' in the registry with id '"
                + account + "'";
        return ImageNotFoundException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "ImageNotFoundException", message))
                .message(message)
                .statusCode(400)
                .build();
    }

    private ScanNotFoundException scanNotFound(String repository, String digest) {
        String message = "Image scan does not exist for the image with '{imageDigest:'" + digest
                + "', imageTag:'null'}' in the repository with name '" + repository + "' in the registry with id '"
                + account + "'";
        return ScanNotFoundException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "ScanNotFoundException", message))
                .message(message)
                .statusCode(400)
                .build();
    }
}
